import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { exitCodes } from '../../src/kernel/error-codes.ts';
import { OFFICE_USCC, type Outcome, run } from '../support/office.ts';
import { csvOf, goodItem } from './support.ts';

const folder = fileURLToPath(new URL('../fixtures/bad/', import.meta.url));

const manifest = z
  .record(
    z.string(),
    z.strictObject({
      command: z.string(),
      exit: z.number(),
      error: z.enum(Object.keys(exitCodes)),
      /** `line column code` of each problem, in the order they are told. */
      problems: z.array(z.string()),
      /** What the message must name. */
      says: z.string().optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')));

const summary = z.object({
  read: z.number(),
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  rejected: z.number(),
  written: z.boolean(),
  problems: z.array(
    z.object({ line: z.number().nullable(), column: z.string().nullable(), code: z.string() }),
  ),
});
const failure = z.object({ error: z.object({ code: z.string(), message: z.string(), hint: z.string() }) });

let office = '';
let before = '';

/** An office with one item in force, which the files of cases refer to. */
beforeAll(async () => {
  office = mkdtempSync(join(tmpdir(), 'chengnuo-bad-'));
  const made = ['init', office, '--office', '常澄市行政审批局', '--uscc', OFFICE_USCC, '--region', '320400'];
  expect((await run(made, { cwd: office })).code).toBe(0);
  writeFileSync(join(office, 'good.csv'), csvOf({ ...goodItem, 生效日期: '2026-01-01' }));
  expect((await run('item import good.csv --batch 一', { cwd: office })).code).toBe(0);
  expect(
    (await run('item publish 一 --from 2026-01-01', { cwd: office, now: '2026-01-01T09:00:00+08:00' })).code,
  ).toBe(0);
  before = await state();
});

afterAll(() => rmSync(office, { recursive: true, force: true }));

/** The ledger's root and size, and the items: nothing that is written leaves both as they were. */
async function state(): Promise<string> {
  const ledger = await run('ledger verify --format json', { cwd: office });
  const items = await run('item list --format json', { cwd: office });
  const cases = await run('case list --format json', { cwd: office });
  return ledger.out + items.out + cases.out;
}

const errorOf = (outcome: Outcome) =>
  failure.parse(JSON.parse(outcome.err.trim().split('\n').at(-1) ?? '')).error;

describe('bad files, through the whole program', () => {
  it('every file of the folder is expected, and every one expected is there', () => {
    const files = readdirSync(folder).filter((name) => name !== 'make.ts' && name !== 'expected.json');
    expect(files.sort()).toEqual(Object.keys(manifest).sort());
    expect(files.length).toBeGreaterThanOrEqual(40);
  });

  it.each(Object.entries(manifest))('%s', async (name, expected) => {
    const args = expected.command.split(' ').map((word) => (word === 'FILE' ? join(folder, name) : word));
    const outcome = await run([...args, '--format', 'json'], { cwd: office });
    expect(outcome.code).toBe(expected.exit);
    const error = errorOf(outcome);
    expect(error.code).toBe(expected.error);
    expect(error.hint).not.toBe('');
    if (expected.says !== undefined) expect(error.message).toContain(expected.says);
    if (outcome.out === '') {
      expect(expected.problems).toEqual([]);
    } else {
      const told = summary.parse(outcome.json());
      expect(told.problems.map((p) => `${p.line} ${p.column ?? '-'} ${p.code}`)).toEqual(expected.problems);
      expect(told.written).toBe(false);
      expect(told.read).toBe(told.added + told.updated + told.unchanged + told.rejected);
    }
    expect(await state()).toBe(before);
  });
});

describe('a cell of 200 MB', () => {
  it.each([
    ['in quotes', '"', 'E_TABLE_LONG_ROW'],
    ['whose quote is never closed', '"', 'E_TABLE_LONG_ROW'],
    ['without quotes', '', 'E_TABLE_LONG_ROW'],
  ])('%s', async (name, quote, code) => {
    const file = join(office, 'large.csv');
    const handle = openSync(file, 'w');
    const [head = '', row = ''] = csvOf(goodItem).split('\n');
    writeSync(handle, `${head}\n${quote}`);
    const block = Buffer.alloc(10_000_000, 'x');
    for (let i = 0; i < 20; i++) writeSync(handle, block);
    writeSync(handle, name === 'in quotes' ? `"${row.slice(row.indexOf(','))}\n` : `${row}\n`);
    closeSync(handle);
    const outcome = await run(['item', 'import', file, '--batch', '二', '--format', 'json'], { cwd: office });
    rmSync(file);
    expect(errorOf(outcome)).toMatchObject({ code, message: expect.stringContaining('第2行') });
    expect(outcome.code).toBe(3);
    expect(await state()).toBe(before);
  });
});
