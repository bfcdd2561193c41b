import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { columnsOf, personalColumns, personalData } from '../../src/store/personal-data.ts';
import { makeCaseOffice, must, record, refused, WANG } from '../case/support.ts';
import { makeFolder, type Office } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';
import { behind, openOffice } from '../support/open-office.ts';
import { makeKnownPerson, PHONE } from './known-person.ts';

const LATER = '2037-01-05T09:00:00+08:00';
const BASIS = '本人王小明申请，2037年收件1号';

test('every column of every table is in the inventory, once', async () => {
  const office = await makeCaseOffice();
  const store = await openOffice(office);
  const tables = await store.describe(store.db).finally(() => store.close());
  for (const { table, columns } of tables) {
    const facts = personalData[table as keyof typeof personalData];
    const listed = [
      ...columnsOf(facts.plain),
      ...columnsOf(facts.keyed),
      ...columnsOf(facts.officials),
      ...personalColumns(facts),
    ];
    expect([table, listed.toSorted()]).toEqual([table, [...columns].sort()]);
  }
  expect(tables.map(({ table }) => table).toSorted()).toEqual(Object.keys(personalData).toSorted());
});

describe('db forget', () => {
  test('is refused while matters are open, before the retention period is over, without a basis, and of a stranger', async () => {
    const office = await makeCaseOffice();
    const { case_no } = await must(office, record('RS-001'));
    const open = await refused(office, `db forget ${WANG} --basis ${BASIS}`, 5, 'E_FORGET_OPEN');
    expect(open).toContain(String(case_no));
    await must(office, `case withdraw ${String(case_no)}`);
    const early = await refused(office, `db forget ${WANG} --basis ${BASIS}`, 5, 'E_FORGET_RETENTION');
    expect(early).toContain('2036-09-17');
    await refused(office, `db forget ${WANG}`, 2, 'E_USAGE_ANSWER_MISSING');
    const stranger = await refused(
      office,
      `db forget 110101199003070011 --basis ${BASIS}`,
      6,
      'E_FORGET_UNKNOWN',
    );
    expect(`${open}${early}${stranger}`).not.toMatch(/\d{17}[\dX]/);
    const [{ count } = { count: -1 }] = await behind<{ count: number }>(
      office,
      "select count(*) as count from ledger_entries where act = 'data.forget'",
    );
    expect(Number(count)).toBe(0);
    const lastDay = await office.run(`db forget ${WANG} --basis ${BASIS}`, {
      now: '2036-09-16T23:00:00+08:00',
    });
    expect(lastDay.code).toBe(5);
    const firstDay = await office.run(`db forget ${WANG} --basis ${BASIS}`, {
      now: '2036-09-17T00:00:00+08:00',
    });
    expect([firstDay.code, firstDay.err]).toEqual([0, '']);
  });

  test('a bar in force keeps its subject, whatever the years', async () => {
    const office = await makeCaseOffice();
    const { breach } = await must(
      office,
      `credit breach --subject ${WANG} --name 王小明 --type person --kind false_promise --seriousness general --facts 不实`,
    );
    await must(office, `credit decide ${String(breach)} --document 决1 --defence heard`);
    const outcome = await office.run(`db forget ${WANG} --basis ${BASIS}`, { now: LATER });
    expect([outcome.code, outcome.err]).toEqual([5, expect.stringContaining(String(breach))]);
  });

  test('erases whatever the office wrote of a person, and leaves counts, numbers and the log', async () => {
    const { office, caseNo, subjectNo } = await makeKnownPerson();
    const now = { now: LATER };
    const before = await figures(office);
    const [letter = ''] = readdirSync(office.path('letters')).filter((name) => name.endsWith('.pdf'));
    const bytes = readFileSync(office.path('letters', letter));
    mkdirSync(office.path('drafts'));
    writeFileSync(office.path('drafts/case-00000000.json'), `{"idNumber":"${WANG}"}`);

    const planned = await must(office, `db forget ${subjectNo} --basis ${BASIS} --dry-run`, now);
    expect(await figures(office)).toEqual(before);
    expect(existsSync(office.path('letters', letter))).toBe(true);
    const done = await must(office, `db forget ${subjectNo} --basis ${BASIS}`, now);
    expect({ ...planned, written: true, wiped: done['wiped'] }).toEqual(done);
    expect(done['files']).toEqual([office.path('letters', letter)]);
    expect(existsSync(office.path('letters', letter))).toBe(false);
    expect(readdirSync(office.path('drafts'))).toEqual([]);

    expect(await wholeDatabase(office)).not.toMatch(/320402199001011239|王小明|13812345678|青年路/);
    expect(await figures(office)).toEqual(before);
    for (const line of ['db check', 'ledger verify']) expect((await office.run(line, now)).code).toBe(0);
    const { entries } = (await must(office, 'ledger show --act data.forget')) as {
      entries: { text: string }[];
    };
    expect(entries).toHaveLength(1);
    expect(entries[0]?.text).toContain('王**');
    expect((await office.run(`case show ${caseNo}`, now)).code).toBe(0);
    expect((await office.run(`credit show ${WANG}`, now)).code).toBe(0);

    // Done again it changes nothing, says when it was done, and enters nothing.
    const size = await must(office, 'ledger verify', now);
    expect(await must(office, `db forget ${subjectNo} --basis ${BASIS}`, now)).toMatchObject({
      ...{ written: false, already: '2037-01-05', erased: [], files: [] },
    });
    const again = await office.run(`db forget ${subjectNo} --basis ${BASIS}`, now);
    expect(again.out).toContain('已于 2037-01-05 清除');
    expect(again.out).not.toContain('记入存证日志');
    expect(await must(office, 'ledger verify', now)).toEqual(size);
    // Where a name would stand it is said why there is none.
    for (const line of ['case list', `case show ${caseNo}`, `credit show ${WANG}`, 'credit list'])
      expect([line, (await office.run(line, now)).out]).toEqual([
        line,
        expect.stringContaining('（已清除）'),
      ]);
    expect((await office.run('case list --lang en', now)).out).toContain('(erased)');
    expect(await must(office, 'case list', now)).toMatchObject({
      cases: expect.arrayContaining([expect.objectContaining({ applicant_name: null, erased: true })]),
    });
    expect((await office.run('case list --format csv', now)).out).not.toContain('已清除');
    writeFileSync(office.path('kept.pdf'), bytes);
    expect(await must(office, 'letter verify kept.pdf', now)).toMatchObject({
      valid: true,
      reason: 'erased',
    });
    const { commitment_code: code } = (
      await behind<{ commitment_code: string }>(office, 'select commitment_code from letters')
    )[0] ?? { commitment_code: '' };
    const byCode = await office.run(`letter verify --code ${code} --format json`, now);
    expect([byCode.code, byCode.json()]).toEqual([4, expect.objectContaining({ reason: 'erased' })]);
    // Somebody who comes again is the same subject.
    await must(office, record('RS-001'));
    expect(await behind(office, 'select subject_no from subjects')).toEqual([{ subject_no: subjectNo }]);
  }, 60_000);

  sqliteTest('leaves nothing in the free pages of the file and its log', async () => {
    const { office, subjectNo } = await makeKnownPerson();
    expect(await must(office, `db forget ${subjectNo} --basis ${BASIS}`, { now: LATER })).toMatchObject({
      wiped: true,
    });
    for (const name of readdirSync(office.dir).filter((file) => file.startsWith('chengnuo.db'))) {
      const bytes = readFileSync(office.path(name));
      for (const text of [WANG, '王小明', PHONE, '青年路'])
        expect([name, bytes.includes(text)]).toEqual([name, false]);
    }
  });

  test('what was recorded and lies elsewhere is named, or found where --files points', async () => {
    const { office, subjectNo } = await makeKnownPerson();
    const [letter = ''] = readdirSync(office.path('letters')).filter((name) => name.endsWith('.pdf'));
    const elsewhere = makeFolder();
    renameSync(office.path('letters', letter), `${elsewhere}/${letter}`);
    const line = `db forget ${subjectNo} --basis ${BASIS} --dry-run`;
    expect(await must(office, line, { now: LATER })).toMatchObject({ files: [], missing: [letter] });
    expect(await must(office, `${line} --files ${elsewhere}`, { now: LATER })).toMatchObject({
      files: [`${elsewhere}/${letter}`],
      missing: [],
    });
  });
});

/** Counts of the month's report, without what changes with its time. */
async function figures(office: Office): Promise<unknown> {
  const report = await must(office, 'report monthly --month 2026-09 --out reports --to json');
  return { indicators: report['indicators'], by_authority: report['by_authority'] };
}

/** Every row of every table as text. */
async function wholeDatabase(office: Office): Promise<string> {
  const tables = Object.keys(personalData);
  const rows: unknown[] = [];
  for (const table of tables) rows.push(...(await behind(office, `select * from ${table}`)));
  expect(rows.length).toBeGreaterThan(0);
  return JSON.stringify(rows);
}
