import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { docPages } from '../../scripts/docs/pages.ts';
import type { Streams } from '../../src/cli/streams.ts';
import { catalogue, languages } from '../../src/i18n/catalogue.ts';
import { exitCodes } from '../../src/kernel/error-codes.ts';
import { wholeProgram } from '../../src/program.ts';

const root = join(import.meta.dirname, '../..');
const streams = { out: () => undefined, err: () => undefined, columns: 100 } as unknown as Streams;

const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);

describe('documentation', () => {
  test('the generated pages are those of the program as it is (npm run docs)', async () => {
    for (const [file, text] of await docPages())
      expect(readFileSync(join(root, file), 'utf8'), file).toBe(text);
  });

  test.each(languages)('every command and every option says what it is for (%s)', async (lang) => {
    const program = await wholeProgram(catalogue(lang), streams);
    const commands = leaves(program);
    expect(commands.length).toBeGreaterThan(40);
    const silent = commands.flatMap((command) => [
      ...(command.description() === '' ? [command.name()] : []),
      ...command.options
        .filter((option) => option.description === '')
        .map((o) => `${command.name()} ${o.flags}`),
    ]);
    expect(silent).toEqual([]);
  });

  test('Chinese help speaks Chinese, English help English', async () => {
    const chinese = /\p{Script=Han}/u;
    for (const lang of languages) {
      const program = await wholeProgram(catalogue(lang), streams);
      for (const command of leaves(program)) {
        expect(chinese.test(command.description()), `${lang} ${command.name()}`).toBe(lang === 'zh');
      }
    }
  });

  test('every error code has an exit code of the contract', () => {
    const known = new Set([1, 2, 3, 4, 5, 6, 10, 11, 12, 70, 130]);
    expect(Object.entries(exitCodes).filter(([, code]) => !known.has(code))).toEqual([]);
  });

  test('links between pages lead somewhere', () => {
    const page = readFileSync(join(root, 'README.md'), 'utf8');
    const links = [...page.matchAll(/\]\(((?!http|#)[^)]+)\)/g)].map(([, target = '']) => target);
    expect(links.length).toBeGreaterThan(10);
    for (const target of links) expect(() => readFileSync(join(root, target)), target).not.toThrow();
  });
});
