import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import type { Streams } from '../../src/cli/streams.ts';
import { catalogue } from '../../src/i18n/catalogue.ts';
import { wholeProgram } from '../../src/program.ts';

const root = join(import.meta.dirname, '../..');
const streams = { out: () => undefined, err: () => undefined, columns: 100 } as unknown as Streams;
const program = await wholeProgram(catalogue('en'), streams);
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md') && !name.startsWith('commands.'))
    .map((name) => `docs/${name}`),
];

/** Command lines in code: `chengnuo item list --by mode`, or without the program's name where noun and verb lead. */
function commandLines(text: string): string[] {
  const inline = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].flatMap(([, code = '']) =>
    code.split('\n'),
  );
  const indented = text.split('\n').filter((line) => /^ {4}chengnuo /.test(line));
  return [...inline, ...blocks, ...indented].flatMap((line) => {
    const found = /^(?:\$ |! |\s{4})?(?:[A-Z_]+=\S+ )*(chengnuo )?([a-z]+ [a-z].*)$/.exec(line.trim());
    const [, named, words = ''] = found ?? [];
    const noun = program.commands.find((one) => one.name() === words.split(' ')[0]);
    if (noun === undefined) return [];
    return named !== undefined || verbOf(noun, words.split(' ').slice(1)) !== noun ? [words] : [];
  });
}

/** The command that the words lead to, as deep as they do. */
function verbOf(command: Command, [word, ...rest]: readonly string[]): Command {
  const next = command.commands.find((one) => one.name() === word);
  return next === undefined ? command : verbOf(next, rest);
}

/** What is wrong with a command line: a verb or an option that there is not. */
function faultOf(line: string): string | null {
  // What follows is another command, a comment or a place for one's own words.
  const [own = ''] = line.split(/ (?:&&|\||>|#) /);
  const command = verbOf(program, own.split(' '));
  if (command.commands.length > 0 && /^[a-z]+ [a-z-]+/.test(own)) {
    const [, verb = ''] = own.split(' ');
    if (!command.commands.some((one) => one.name() === verb)) return `no command: ${own}`;
  }
  const known = new Set(command.options.flatMap(({ long, short }) => [long, short]));
  const options = [...own.matchAll(/(?<=^|[\s[(|])(--?[a-z][a-z-]*)/g)].map(([, option = '']) => option);
  const unknown = options.filter((option) => !known.has(option) && option !== '--help');
  return unknown.length === 0 ? null : `${unknown.join(' ')}: ${own}`;
}

describe('command lines in the pages', () => {
  test.each(pages)('%s', (page) => {
    const lines = commandLines(readFileSync(join(root, page), 'utf8'));
    expect(lines.flatMap((line) => faultOf(line) ?? [])).toEqual([]);
  });

  test.each(['zh', 'en'])('those that the program itself names (%s)', (lang) => {
    const folder = join(root, 'src/i18n', lang);
    const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    // A sentence ends the command line.
    const said = texts.flatMap((text) => [...text.matchAll(/chengnuo ([a-z]+ [^`'"、。；，,;:：）)”\n]+)/g)]);
    const named = said
      .map(([, line = '']) => line.replace(/\.(?: .*)?$/, ''))
      .filter((line) => program.commands.some((one) => one.name() === line.split(' ')[0]));
    expect(named.length).toBeGreaterThan(80);
    expect(named.flatMap((line) => faultOf(line) ?? [])).toEqual([]);
  });

  test('are found, and what is wrong with them is seen', () => {
    expect(commandLines('Run `chengnuo item list --by mode`, `sample draw P --seed S`, not `item`.')).toEqual(
      ['item list --by mode', 'sample draw P --seed S'],
    );
    expect(faultOf('item list --by mode')).toBeNull();
    expect(faultOf('item list --bye mode')).toBe('--bye: item list --bye mode');
    expect(faultOf('item lost')).toBe('no command: item lost');
    const all = pages.flatMap((page) => commandLines(readFileSync(join(root, page), 'utf8')));
    expect(all.length).toBeGreaterThan(150);
  });
});
