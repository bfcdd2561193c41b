import { spawn } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { seededRandom } from '../../scripts/samples/random.ts';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { addCases, makeListedOffice, TEACHER } from '../letter/support.ts';
import { makeFolder, NOW } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';

const LETTERS = 230;
const KILLS = 6;

const bin = join(import.meta.dirname, '../../bin/chengnuo.js');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

// An office is copied here by its folder, which holds the database on one engine only.

/** One command line in a process of its own; killed with signal 9 after so many files are there, if it is still running. */
function run(dir: string, args: readonly string[], killAt?: number): Promise<Ended> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: dir,
    env: { ...process.env, CHENGNUO_NOW: NOW, CHENGNUO_ACTOR: 'tester', LANG: 'en_US.UTF-8' },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => {
    out += String(text);
  });
  child.stderr.on('data', (text) => {
    err += String(text);
  });
  const folder = join(dir, 'letters');
  const watch =
    killAt === undefined
      ? undefined
      : setInterval(() => {
          if (existsSync(folder) && pdfs(folder).length >= killAt) child.kill('SIGKILL');
        }, 5);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, out, err });
    });
  });
}

const pdfs = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.pdf'));

const issue = ['letter', 'issue', '--item', TEACHER, '--out', 'letters', '--format', 'json'] as const;

async function officeWithCases(): Promise<string> {
  const office = await makeListedOffice();
  await addCases(
    office,
    Array.from({ length: LETTERS }, (_, i) => ({ caseNo: `A-${1000 + i}`, itemCode: TEACHER })),
  );
  return office.dir;
}

async function recorded(dir: string) {
  const store = await openSqlite(join(dir, 'chengnuo.db'));
  try {
    const letters = await store.db
      .selectFrom('letters')
      .select(['letter_no', 'file_name', 'file_sha256'])
      .orderBy('letter_no')
      .execute();
    const entries = await store.db
      .selectFrom('ledger_entries')
      .select('text')
      .where('act', '=', 'letter.issue')
      .execute();
    return {
      letters,
      counts: entries.map(({ text }) => (JSON.parse(text) as { data: { count: number } }).data.count),
    };
  } finally {
    await store.close();
  }
}

sqliteTest(
  'a batch killed again and again is taken up where it stopped: nothing twice, nothing lost, the same bytes',
  async () => {
    const dir = await officeWithCases();
    const whole = makeFolder();
    cpSync(dir, whole, { recursive: true });
    const random = seededRandom('kill');
    let before = 0;
    let killed = 0;
    for (let i = 0; i < KILLS; i++) {
      const there = existsSync(join(dir, 'letters')) ? pdfs(join(dir, 'letters')).length : 0;
      // Anywhere between the first new file and the next hundred: in the midst of files, rows and entries.
      const ended = await run(dir, issue, Math.min(there + 1 + random.below(90), LETTERS));
      if (ended.code === null) killed += 1;
      const { letters, counts } = await recorded(dir);
      // An act and its entry are there together, and what was there stays.
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(letters.length);
      expect(letters.length).toBeGreaterThanOrEqual(before);
      before = letters.length;
      for (const { file_name, file_sha256 } of letters)
        expect(sha256Hex(readFileSync(join(dir, 'letters', file_name)))).toBe(file_sha256);
    }
    expect(killed).toBeGreaterThan(2);

    const last = await run(dir, issue);
    expect(last.code, last.err).toBe(0);
    const result = JSON.parse(last.out) as { issued: number; skipped: number; failed: unknown[] };
    expect(result).toMatchObject({ issued: LETTERS - before, skipped: before, failed: [] });

    await run(whole, issue);
    const unbroken = await recorded(whole);
    const resumed = await recorded(dir);
    expect(resumed.letters).toEqual(unbroken.letters);
    expect(resumed.counts.reduce((sum, n) => sum + n, 0)).toBe(LETTERS);
    expect(readdirSync(join(dir, 'letters')).sort()).toEqual(readdirSync(join(whole, 'letters')).sort());
    for (const name of readdirSync(join(whole, 'letters')))
      expect(
        readFileSync(join(dir, 'letters', name)).equals(readFileSync(join(whole, 'letters', name))),
      ).toBe(true);
    expect((await run(dir, ['ledger', 'verify'])).code).toBe(0);
  },
  180_000,
);

sqliteTest(
  'of two batches into one folder at once, one prints and the other is refused',
  async () => {
    const dir = await officeWithCases();
    const both = await Promise.all([run(dir, issue), run(dir, issue)]);
    const codes = both.map(({ code }) => code);
    // The second one may come when the first is done: then it finds everything there.
    expect(codes.filter((code) => code === 0).length).toBeGreaterThan(0);
    for (const { code, err } of both)
      if (code !== 0) expect([code, err]).toEqual([11, expect.stringContaining('E_LETTER_FOLDER_BUSY')]);
    const { letters, counts } = await recorded(dir);
    expect(letters).toHaveLength(LETTERS);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(LETTERS);
  },
  60_000,
);
