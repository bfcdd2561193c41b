import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../scripts/samples/random.ts';
import { makeCaseOffice, must } from '../case/support.ts';
import { bundleScript } from '../support/bundle-script.ts';
import type { Office } from '../support/office.ts';
import { behind } from '../support/open-office.ts';

let recorder: Awaited<ReturnType<typeof bundleScript>>;
beforeAll(async () => {
  recorder = await bundleScript(join(import.meta.dirname, '../..'), 'test/concurrency/recorder.ts');
});
afterAll(() => recorder.remove());

interface Ended {
  readonly signal: NodeJS.Signals | null;
  readonly code: number | null;
  /** Case number, letter number and commitment code of every case that was reported. */
  readonly lines: readonly string[];
  readonly err: string;
}

/** Records cases in a process of its own; `killAt` statements, or killed from outside after some milliseconds. */
function recordIn(
  office: Office,
  name: string,
  count: number,
  { killAt = 0, afterMs = 0 } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [recorder.file, office.dir, name, String(count), String(killAt)]);
  let out = '';
  let err = '';
  let timer: NodeJS.Timeout | undefined;
  child.stdout.on('data', (text) => {
    out += String(text);
    // The clock of the kill starts with the first case: starting the process takes longer than recording many.
    if (afterMs > 0) timer ??= setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  child.stderr.on('data', (text) => {
    err += String(text);
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ signal, code, lines: out.split('\n').filter((line) => line !== ''), err });
    });
  });
}

/** Everything that recording a case writes, counted. */
async function written(office: Office) {
  const [counts] = await behind<Record<string, number | string>>(
    office,
    `select (select count(*) from cases) as cases, (select count(*) from case_steps) as steps,
      (select count(*) from subjects) as subjects, (select coalesce(sum(last), 0) from counters) as counted,
      (select count(*) from ledger_entries where act = 'case.record') as entries`,
  );
  return Object.fromEntries(Object.entries(counts ?? {}).map(([key, value]) => [key, Number(value)]));
}

async function expectSound(office: Office): Promise<void> {
  expect(await must(office, 'ledger verify')).toMatchObject({ ok: true });
  expect((await office.run('db check')).code).toBe(0);
}

/** Numbers run from 1 on without a gap, each given once. */
async function expectGapless(office: Office, cases: number): Promise<void> {
  const rows = await behind<{ case_no: string; letter_no: string; commitment_code: string }>(
    office,
    'select case_no, letter_no, commitment_code from cases order by case_no',
  );
  const serials = Array.from({ length: cases }, (_, i) => String(i + 1).padStart(6, '0'));
  expect(rows.map(({ case_no }) => case_no.slice(-6))).toEqual(serials);
  expect(rows.map(({ commitment_code }) => commitment_code.slice(-6)).sort()).toEqual(serials);
  expect(new Set(rows.map(({ letter_no }) => letter_no)).size).toBe(cases);
}

describe('recording cases in several processes', () => {
  test('killed after any statement of case record, nothing of the case is there', {
    timeout: 180_000,
  }, async () => {
    const office = await makeCaseOffice();
    await recordIn(office, 'first', 1);
    const before = await written(office);
    expect(before).toMatchObject({ cases: 1, steps: 2, subjects: 1, entries: 1 });
    let killed = 0;
    for (;;) {
      const ended = await recordIn(office, 'killed', 1, { killAt: killed + 1 });
      if (ended.signal === null) {
        expect([ended.code, ended.err, ended.lines.length]).toEqual([0, '', 1]);
        break;
      }
      killed += 1;
      expect(ended).toMatchObject({ signal: 'SIGKILL', lines: [] });
      expect(await written(office)).toEqual(before);
    }
    // Each of them a place between two steps: the rules, the gate, numbers, subject, case, digest, steps, ledger.
    expect(killed).toBeGreaterThan(12);
    expect(await written(office)).toMatchObject({ cases: 2, steps: 4, subjects: 1, entries: 2 });
    await expectGapless(office, 2);
    await expectSound(office);
  });

  test('killed from outside at any moment, whole cases stay and no number is lost', {
    timeout: 120_000,
  }, async () => {
    const office = await makeCaseOffice();
    const random = seededRandom('kills');
    const reported = new Set<string>();
    for (let round = 0; round < 5; round++) {
      const ended = await recordIn(office, `round ${round}`, 10_000, {
        afterMs: 20 + random.below(120),
      });
      expect(ended.signal).toBe('SIGKILL');
      for (const line of ended.lines) reported.add(line.split(' ')[0] ?? '');
    }
    const { cases = 0, steps, entries } = await written(office);
    // What was reported is there; at most the last case of each round was committed without a word.
    expect(cases).toBeGreaterThanOrEqual(reported.size);
    expect(cases).toBeLessThanOrEqual(reported.size + 5);
    expect([steps, entries]).toEqual([cases * 2, cases]);
    await expectGapless(office, cases);
    await expectSound(office);
  });

  test('two at once never give the same number', { timeout: 120_000 }, async () => {
    const office = await makeCaseOffice();
    const both = await Promise.all([recordIn(office, 'left', 40), recordIn(office, 'right', 40)]);
    expect(both.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    const lines = both.flatMap((one) => one.lines);
    for (const part of [0, 1, 2]) expect(new Set(lines.map((line) => line.split(' ')[part])).size).toBe(80);
    await expectGapless(office, 80);
    await expectSound(office);
  });
});
