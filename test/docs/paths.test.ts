import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'DEVELOPERS.md',
  'data/samples/README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const read = (page: string): string => readFileSync(join(root, page), 'utf8');

/** The heading's anchor, as the usual renderers of Markdown make it. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const anchors = (page: string): Set<string> =>
  new Set([...read(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)));

const folders = ['src', 'test', 'docs', 'data', 'scripts', 'templates', 'bench', 'bin'];
const inside = folders.flatMap((folder) => [
  folder,
  ...readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name}`,
  ),
]);

/** What stands in backticks and begins with a folder of ours. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([a-z]+)(\/[^`\s]*)`/g)].flatMap(([, folder = '', rest = '']) =>
    folders.includes(folder) ? alternatives(folder + rest) : [],
  );

/** `src/{a,b}.ts` is two paths. */
function alternatives(path: string): string[] {
  const [, before = '', names, after = ''] = /^(.*?)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  return names === undefined
    ? [path]
    : names.split(',').flatMap((name) => alternatives(before + name + after));
}

/** `*`, `…`, `<room>` and `NAME` stand for any name. */
function isThere(path: string): boolean {
  const parts = path.replace(/\/$/, '').split(/\*+|…|<[a-z-]+>|\b[A-Z]{4,}\b/);
  const pattern = new RegExp(
    `^${parts.map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`,
  );
  return inside.some((name) => pattern.test(name));
}

describe('what the pages name is there', () => {
  test.each(pages)('links of %s', (page) => {
    const links = [...read(page).matchAll(/\]\(((?!https?:)[^)\s]+)\)/g)].map(([, target = '']) => target);
    const dead = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : normalize(join(dirname(page), path));
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchors(target).has(decodeURIComponent(anchor));
    });
    expect(dead).toEqual([]);
  });

  test.each(pages)('files and folders of %s', (page) => {
    const gone = pathsIn(read(page)).filter((path) => !isThere(path));
    expect(gone).toEqual([]);
  });

  test('a dead link and a lost file would be seen', () => {
    const named = pathsIn(
      'see `src/nowhere/lost.ts`, `src/{item,case}/rules.ts` and `src/i18n/zh/<room>.ts`',
    );
    expect(named.map((path) => [path, isThere(path)])).toEqual([
      ['src/nowhere/lost.ts', false],
      ['src/item/rules.ts', true],
      ['src/case/rules.ts', true],
      ['src/i18n/zh/<room>.ts', true],
    ]);
    expect(anchors('README.md')).toContain('english');
  });
});
