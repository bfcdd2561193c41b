import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const config = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: NonNullable<ICruiseOptions['ruleSet']>['forbidden'];
  options: ICruiseOptions;
};

async function violations(dir: string): Promise<{ found: string[]; modules: number }> {
  const { forbidden, options } = config;
  const { output } = await cruise(
    [dir],
    { ...options, baseDir: root, ruleSet: { forbidden: forbidden ?? [] }, validate: true },
    options.enhancedResolveOptions as never,
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  );
  const { summary, modules } = output as ICruiseResult;
  return {
    found: summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`),
    modules: modules.filter((module) => module.source.startsWith(dir)).length,
  };
}

describe('directions between rooms', () => {
  test('hold for every import of the house', async () => {
    const { found, modules } = await violations('src');
    expect(found).toEqual([]);
    // The tool sees no TypeScript at all when its parser does not fit: then nothing is ever forbidden.
    expect(modules).toBeGreaterThan(50);
  });

  test('a forbidden edge is found, and a circle of types alone', async () => {
    const { found } = await violations('test/fixtures/directions/src');
    expect(found.sort()).toEqual([
      'item-imports-no-later-room: test/fixtures/directions/src/item/forbidden.ts -> test/fixtures/directions/src/case/later.ts',
      'no-cycle: test/fixtures/directions/src/item/one.ts -> test/fixtures/directions/src/item/other.ts',
    ]);
  });
});

describe('house rules that a parser of imports cannot see', () => {
  const filesIn = (folder: string): string[] =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name));
  const files = filesIn('src');

  test.each([
    ['src', 400],
    ['test', 600],
  ])('no file of %s is longer than %i lines', (folder, limit) => {
    const long = filesIn(folder).filter((file) => readFileSync(file, 'utf8').split('\n').length > limit);
    expect(long.map((file) => relative(root, file))).toEqual([]);
  });

  test('only main touches process', () => {
    const touching = files.filter(
      (file) =>
        !file.endsWith('src/main.ts') &&
        /\bprocess\.(env|argv|std|exit|cwd|on)\b/.test(readFileSync(file, 'utf8')),
    );
    expect(touching.map((file) => relative(root, file))).toEqual([]);
  });

  test('the clock comes in: nobody asks for the time of day', () => {
    const asking = files.filter(
      (file) =>
        !/src\/(cli\/context|store\/migrator)\.ts$/.test(file) &&
        /\bnew Date\(\)|\bDate\.now\(\)/.test(readFileSync(file, 'utf8')),
    );
    expect(asking.map((file) => relative(root, file))).toEqual([]);
  });
});
