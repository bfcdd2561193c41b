import type { Command } from 'commander';
import { expect, test } from 'vitest';
import type { Streams } from '../../src/cli/streams.ts';
import { catalogue } from '../../src/i18n/catalogue.ts';
import { exitCodes } from '../../src/kernel/error-codes.ts';
import { wholeProgram } from '../../src/program.ts';
import { makeCaseOffice, must, record } from '../case/support.ts';
import { behind } from '../support/open-office.ts';

const silent: Streams = {
  out: () => undefined,
  err: () => undefined,
  readStdin: async () => Buffer.alloc(0),
  stdinIsTerminal: false,
  stdoutIsTerminal: false,
  stderrIsTerminal: false,
  columns: 100,
};

/** Statements, quotes of every kind, a wildcard, escapes of a terminal, line ends, a prototype. No command line can hold a NUL. */
const hostile = [
  "x'; drop table cases; --",
  '" or 1=1; delete from subjects; --',
  "%_\\'\u001b[2J\u202e\r\n",
  '__proto__',
];

/** Those that make a folder of their own, run a whole office, or write a script. */
const elsewhere = new Set(['init', 'demo', 'completion']);

const leaves = (
  command: Command,
  path: readonly string[] = [],
): { path: readonly string[]; command: Command }[] =>
  command.commands.length === 0
    ? [{ path, command }]
    : command.commands.flatMap((child) => leaves(child, [...path, child.name()]));

test('statements in every argument and flag of every command do nothing but earn a code', async () => {
  const office = await makeCaseOffice();
  await must(office, record('RS-001'));
  const tree = await wholeProgram(catalogue('en'), silent);
  const commands = leaves(tree).filter(({ path }) => !elsewhere.has(path[0] ?? ''));
  expect(commands.length).toBeGreaterThan(70);
  const before = await state(office);
  const faults: string[] = [];
  for (const { path, command } of commands) {
    for (const text of hostile) {
      const args = command.registeredArguments.filter(({ required }) => required).map(() => text);
      const own = command.options.filter(
        ({ long, required, negate }) =>
          required &&
          !negate &&
          !['--workspace', '--db', '--lang', '--format', '--actor', '--out', '--merge', '--rejects'].includes(
            long ?? '',
          ),
      );
      const mandatory = own.filter(({ mandatory }) => mandatory).flatMap(({ long }) => [long ?? '', text]);
      for (const flag of [null, ...own.filter(({ mandatory }) => !mandatory)]) {
        const argv = [
          ...path,
          ...mandatory,
          ...(flag === null ? [] : [flag.long ?? '', text]),
          '--no-input',
          '--',
          ...args,
        ];
        const outcome = await office.run(argv, { env: { LANG: 'en_US.UTF-8' } });
        const code = /error\[(E_\w+)\]/.exec(outcome.err)?.[1];
        const known = code === undefined || Object.hasOwn(exitCodes, code);
        const raw = /[\u001b\u202e]/.test(outcome.out + outcome.err);
        if (outcome.code === 70 || !known || raw || (outcome.code !== 0 && code === undefined)) {
          faults.push(
            `${JSON.stringify(argv)} -> ${outcome.code} ${raw ? 'RAW ' : ''}${outcome.err.slice(0, 200)}`,
          );
        }
      }
    }
  }
  expect(faults).toEqual([]);
  expect(await state(office)).toEqual(before);
  expect((await office.run('db check')).code).toBe(0);
}, 600_000);

/** What statements smuggled in would have changed. */
async function state(office: { readonly dir: string }): Promise<unknown> {
  return [
    await behind(office, 'select * from subjects'),
    await behind(office, 'select case_no, state from cases'),
    await behind(office, 'select item_code, version, status from item_versions'),
  ];
}
