import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const docs = join(import.meta.dirname, '../../docs');
const read = (page: string): string => readFileSync(join(docs, page), 'utf8');

/** Words of commands that mean here what they mean everywhere. */
const ordinary = new Set(
  'init demo completion help import list show export check copy print run close reply info db'.split(' '),
);

const commandWords = (page: string): Set<string> =>
  new Set(
    [...page.matchAll(/^### chengnuo ([a-z -]+)/gm)].flatMap(([, words = '']) =>
      words.trim().split(/[ -]+/).filter(Boolean),
    ),
  );

/** The first and second column of every table of the glossary. */
const entries = [...read('glossary.md').matchAll(/^\| ([^|]+) \| ([^|]+) \|/gm)].map(
  ([, word = '', chinese = '']) => ({ word, chinese }),
);
const explained = new Set(entries.flatMap(({ word }) => word.toLowerCase().split(/[^a-z_]+/)));

test('every word of a command has an entry, or is an ordinary word', () => {
  const words = commandWords(read('commands.en.md'));
  expect(words.size).toBeGreaterThan(60);
  const known = (word: string): boolean =>
    ordinary.has(word) || explained.has(word) || explained.has(word.replace(/s$/, ''));
  expect([...words].filter((word) => !known(word))).toEqual([]);
});

test('no ordinary word is listed that no command has', () => {
  const words = commandWords(read('commands.en.md'));
  expect([...ordinary].filter((word) => !words.has(word) && !['db', 'help'].includes(word))).toEqual([]);
});

test('every entry says its Chinese, and none stands twice', () => {
  const words = entries.filter(({ word }) => word !== 'word' && !word.startsWith('-'));
  expect(words.length).toBeGreaterThan(90);
  expect(words.filter(({ chinese }) => !/\p{Script=Han}|—/u.test(chinese))).toEqual([]);
  expect(new Set(words.map(({ word }) => word)).size).toBe(words.length);
});
