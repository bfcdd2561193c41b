import { expect, onTestFinished, test } from 'vitest';
import { residentNumber } from '../../scripts/samples/people.ts';
import { seededRandom } from '../../scripts/samples/random.ts';
import { type CaseSource, tableSource } from '../../src/case/case-source.ts';
import { importCases } from '../../src/case/import-cases.ts';
import { recordCase } from '../../src/case/record-case.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { readTable } from '../../src/table/read-table.ts';
import { loadSchema } from '../../src/table/schema.ts';
import { LI, makeCaseOffice, must, record, WANG } from '../case/support.ts';
import type { Office } from '../support/office.ts';
import { testEngine } from '../support/office-database.ts';
import { openDesk } from '../support/open-desk.ts';
import { behind } from '../support/open-office.ts';

const OPTIONS = { dryRun: false, skipInvalid: false };
/** What no item has: a row that makes the whole list be refused. */
const UNKNOWN_ITEM = 'XX-999';

const random = seededRandom('list and window');
const stranger = () => residentNumber(random);

/** A list of decided cases, one for each person. */
function listOf(from: number, people: readonly string[], item = 'RS-001'): CaseSource {
  const header = '办件编号,事项编码,申请人,申请人类型,证件号码,渠道,受理时间,办结时间,办理结果';
  const rows = people.map(
    (id, i) => `L-${from + i},${item},李雷,自然人,${id},窗口,2026-03-02 09:10,2026-03-03 10:00,准予`,
  );
  const bytes = Buffer.from(`${header}\n${rows.join('\n')}\n`);
  return tableSource(orThrow(readTable({ bytes, fileName: 'list' }, loadSchema('case'), { lang: 'zh' })));
}

/** Something awaited that the test brings about itself. */
function signal() {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** Two blocks; between them, the first already written, the import stands still until it is let go. */
function heldBetween(first: CaseSource, second: CaseSource) {
  const halfway = signal();
  const gate = signal();
  const source: CaseSource = {
    expected: first.expected + second.expected,
    rowsAt: (lines) => second.rowsAt(lines),
    async *blocks(context) {
      yield* first.blocks(context);
      halfway.give();
      await gate.given;
      return yield* second.blocks(context);
    },
  };
  return { source, halfway: halfway.given, letGo: gate.give };
}

async function deskOf(office: Office, actor: string) {
  const { desk, close } = await openDesk(office, actor);
  onTestFinished(close);
  return {
    desk,
    recordNew: async (idNumber: string) =>
      orThrow(
        await recordCase(desk, {
          ...{ itemCode: 'RS-001', channel: 'window' },
          applicant: { type: 'person', name: '王小明', idNumber },
        }),
      ),
  };
}

/** An import that has written its first block and stands still; its outcome once it is let go. */
async function underWay(office: Office, first: CaseSource, second: CaseSource) {
  const { desk } = await deskOf(office, 'list');
  const { source, halfway, letGo } = heldBetween(first, second);
  const imported = importCases(desk, source, OPTIONS);
  await halfway;
  return async () => {
    letGo();
    return orThrow(await imported).summary;
  };
}

/** Until somebody waits for somebody else in this office's database. */
async function somebodyWaits(office: Office): Promise<void> {
  const asked = `select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  for (;;) {
    const [row] = await behind<{ waiting: number }>(office, asked);
    if (Number(row?.waiting) > 0) return;
  }
}

/** Subjects and cases there are; every number once, the ledger whole, every row as it was entered. */
async function sound(office: Office) {
  const [row] = await behind<Record<string, number>>(
    office,
    `select count(*) as subjects, count(distinct subject_no) as numbers, count(distinct id_key) as persons,
      (select count(*) from cases) as cases from subjects`,
  );
  const [subjects, numbers, persons, cases] = ['subjects', 'numbers', 'persons', 'cases'].map((key) =>
    Number(row?.[key]),
  );
  expect([numbers, persons]).toEqual([subjects, subjects]);
  expect(await must(office, 'ledger verify')).toMatchObject({ ok: true });
  expect((await office.run('db check')).code).toBe(0);
  return { subjects, cases };
}

test.runIf(testEngine === 'postgres').each([
  { books: 'an empty office', before: [] },
  { books: 'an office that has met people', before: [WANG] },
])('a window of $books takes in new persons while a long list is being imported', async ({ before }) => {
  const office = await makeCaseOffice();
  for (const _ of before) await must(office, record('RS-001'));
  const over = await underWay(office, listOf(1, [stranger(), stranger()]), listOf(3, [stranger()]));
  const window = await deskOf(office, 'window');
  // Were they held up, this would wait for ever: the list goes on only after them.
  const recorded = [await window.recordNew(stranger()), await window.recordNew(stranger())];
  expect(new Set(recorded.map(({ case_no }) => case_no)).size).toBe(2);
  expect(await over()).toMatchObject({ added: 3, written: true });
  expect(await sound(office)).toEqual({ subjects: before.length + 5, cases: before.length + 5 });
});

test.runIf(testEngine === 'postgres')(
  'whom a window has taken in meanwhile the list finds, and makes no second time',
  async () => {
    const office = await makeCaseOffice();
    const met = stranger();
    const over = await underWay(office, listOf(1, [stranger()]), listOf(2, [stranger(), met, stranger()]));
    const window = await deskOf(office, 'window');
    const { case_no } = await window.recordNew(met);
    expect(await over()).toMatchObject({ added: 4, written: true });
    expect(await sound(office)).toEqual({ subjects: 4, cases: 5 });
    const persons = await behind<{ persons: number }>(
      office,
      `select count(distinct subject_id) as persons from cases where case_no in ('L-3', '${case_no}')`,
    );
    expect(Number(persons[0]?.persons)).toBe(1);
  },
);

test.runIf(testEngine === 'postgres')(
  'a window that meets the very person the list has just written waits for it, and takes that person',
  async () => {
    const office = await makeCaseOffice();
    const met = stranger();
    const over = await underWay(office, listOf(1, [met]), listOf(2, [stranger()]));
    const window = await deskOf(office, 'window');
    const recording = window.recordNew(met);
    await somebodyWaits(office);
    expect(await over()).toMatchObject({ added: 2, written: true });
    await recording;
    expect(await sound(office)).toEqual({ subjects: 2, cases: 3 });
  },
);

test.runIf(testEngine === 'postgres')(
  'a list that is refused after all takes nothing of a window with it',
  async () => {
    const office = await makeCaseOffice();
    const met = stranger();
    const over = await underWay(office, listOf(1, [met]), listOf(2, [stranger()], UNKNOWN_ITEM));
    const window = await deskOf(office, 'window');
    const other = await deskOf(office, 'window 2');
    await window.recordNew(stranger());
    const recording = other.recordNew(met);
    await somebodyWaits(office);
    expect(await over()).toMatchObject({ written: false });
    await recording;
    expect(await sound(office)).toEqual({ subjects: 2, cases: 2 });
  },
);

test('two windows that meet the same new person at once make one person and two cases', async () => {
  const office = await makeCaseOffice();
  const windows = [await deskOf(office, 'one'), await deskOf(office, 'two')];
  await Promise.all(windows.map((window) => window.recordNew(LI)));
  expect(await sound(office)).toEqual({ subjects: 1, cases: 2 });
});

test('two clerks decide one case at once: one does, the other is told, nothing is half there', async () => {
  const office = await makeCaseOffice();
  const { case_no } = await must(office, record('RS-001'));
  await must(office, `case sign ${case_no}`);
  const both = await Promise.all([
    office.run(`case decide ${case_no} --grant`),
    office.run(`case decide ${case_no} --refuse`),
  ]);
  const [done, told] = both.toSorted((a, b) => a.code - b.code);
  expect([done?.code, done?.err]).toEqual([0, expect.not.stringContaining('error[')]);
  // Who met the other in the middle of the act, or who came just after it.
  const refusals: Readonly<Record<number, string>> = { 1: 'E_CASE_CONFLICT', 5: 'E_CASE_STEP' };
  expect(told?.err).toContain(`error[${refusals[told?.code ?? 0]}]`);
  const [steps] = await behind<{ decisions: number }>(
    office,
    `select count(*) as decisions from case_steps where to_state in ('granted', 'refused')`,
  );
  expect(Number(steps?.decisions)).toBe(1);
  await sound(office);
});
