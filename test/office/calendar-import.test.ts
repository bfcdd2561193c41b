import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIRM, makeCaseOffice, must, record } from '../case/support.ts';
import { makeOffice } from '../support/office.ts';

/** A notice of 2027 in the shape of the yearly ones; made up, since the real one comes in autumn 2026. */
const NOTICE_2027 = `日期,类型,名称,依据
2027-01-01,放假,元旦,国务院办公厅通知
2027-01-02,放假,元旦,国务院办公厅通知
2027-01-03,放假,元旦,国务院办公厅通知
2027-02-05,放假,春节,国务院办公厅通知
2027-02-06,放假,春节,国务院办公厅通知
2027-02-27,放假,春节,国务院办公厅通知
2027-02-28,上班,春节,国务院办公厅通知
2027-03-01,放假,示例,国务院办公厅通知
`;

const DECEMBER = '2026-12-30T10:00';

describe('a year that is published by an import', () => {
  test('moves what was provisional, and says what moved', async () => {
    const office = await makeCaseOffice();
    // Five working days over the turn of the year: counted by weekdays at first.
    const recorded = await must(office, record('RS-001'), { now: DECEMBER });
    expect(recorded).toMatchObject({ deadline: '2027-01-06', deadline_provisional: true });
    const done = await must(office, record('RS-001'), { now: '2026-12-31T10:00' });
    await must(office, `case sign ${done['case_no']}`, { now: '2026-12-31T10:10' });
    const granted = await must(office, `case decide ${done['case_no']} --grant`, { now: '2026-12-31T10:20' });
    expect(granted['check_due']).toBe('2027-03-01');
    const { breach } = await must(
      office,
      `credit breach --subject ${FIRM} --name 某公司 --type organization --kind refusal --seriousness general --facts 拒不配合`,
      { now: DECEMBER },
    );
    await must(office, `credit notify ${breach}`, { now: DECEMBER });
    writeFileSync(office.path('2027.csv'), NOTICE_2027);

    const dry = await must(office, 'calendar import 2027.csv --dry-run', { now: DECEMBER });
    const summary = await must(office, 'calendar import 2027.csv', { now: DECEMBER });
    expect({ ...summary, written: false }).toEqual(dry);
    expect(summary).toMatchObject({
      ...{ read: 8, added: 8, updated: 0, unchanged: 0, rejected: 0, written: true, years: ['2027'] },
      moved: [
        // 2026-12-31 is day 1; 2027-01-01 is no working day any more.
        { case_no: recorded['case_no'], field: 'deadline', from: '2027-01-06', to: '2027-01-07' },
        { case_no: done['case_no'], field: 'deadline', from: '2027-01-07', to: '2027-01-08' },
        // The 28th of February is a Sunday: first moved to Monday, now a make-up day itself.
        { case_no: done['case_no'], field: 'check_due', from: '2027-03-01', to: '2027-02-28' },
        { case_no: null, breach, field: 'defence_until', from: '2027-01-06', to: '2027-01-07' },
      ],
      warnings: [],
    });
    const shown = await must(office, `case show ${recorded['case_no']}`);
    expect(shown).toMatchObject({ deadline: '2027-01-07', deadline_provisional: false });
    const why = await office.run(`case why-due ${recorded['case_no']}`);
    expect(why.out).not.toContain('尚未公布');
    // The calculator, which refused, now answers.
    expect(await must(office, 'calendar due --from 2026-12-31 --limit 2mo')).toMatchObject({
      due: '2027-02-28',
    });
    expect((await office.run('ledger verify')).code).toBe(0);
    const again = await must(office, 'calendar import 2027.csv');
    expect(again).toMatchObject({ unchanged: 8, written: false, moved: [] });
  });

  test('confirms what stands as it was counted', async () => {
    const office = await makeCaseOffice();
    const { case_no } = await must(office, record('RS-006'), { now: '2026-12-21T10:00' });
    expect(await must(office, `case show ${case_no}`)).toMatchObject({ deadline_provisional: true });
    writeFileSync(office.path('2027.csv'), 'date,kind,name,source\n2027-01-01,work,,notice\n');
    expect(await must(office, 'calendar import 2027.csv')).toMatchObject({ confirmed: 1, moved: [] });
    expect(await must(office, `case show ${case_no}`)).toMatchObject({ deadline_provisional: false });
  });

  test('without New Year is pointed out; a slip in the file rejects all of it', async () => {
    const office = await makeOffice();
    writeFileSync(office.path('part.csv'), 'date,kind,name,source\n2027-10-01,off,National Day,notice\n');
    const part = await office.run('calendar import part.csv --lang en');
    expect(part.out).toContain('2027 now counts as published');
    writeFileSync(
      office.path('bad.csv'),
      'date,kind\n2028-01-01,off\n2028-02-30,off\n2028-01-01,work\n2028-01-04,maybe\n',
    );
    const bad = await office.run('calendar import bad.csv --format json');
    expect(bad.code).toBe(3);
    expect(bad.json()).toMatchObject({ read: 4, added: 1, rejected: 3, written: false });
    expect((await office.run('calendar due --from 2028-01-04 --limit 1wd')).code).toBe(1);
  });

  test('against the days that come with the program the file holds, and says so', async () => {
    const office = await makeOffice();
    writeFileSync(
      office.path('2026.csv'),
      'date,kind,name,source\n2026-10-10,off,,correction\n2026-10-01,off,国庆节,notice\n',
    );
    const summary = await must(office, 'calendar import 2026.csv');
    expect(summary['warnings']).toMatchObject([{ line: 2, code: 'calendar-conflict' }]);
    expect(JSON.stringify(summary['warnings'])).toContain('调休上班（国庆节）');
    expect(await must(office, 'calendar due --from 2026-10-09 --limit 1wd')).toMatchObject({
      due: '2026-10-12',
    });
  });
});

describe('a local closure', () => {
  test('moves the open deadlines it reaches, and publishes no year', async () => {
    const office = await makeCaseOffice();
    const open = await must(office, record('RS-001'), { now: '2026-08-10T10:00' });
    expect(open['deadline']).toBe('2026-08-17');
    const decided = await must(office, record('RS-006'), { now: '2026-08-10T10:00' });
    await must(office, `case sign ${decided['case_no']}`, { now: '2026-08-10T10:10' });
    await must(office, `case decide ${decided['case_no']} --grant`, { now: '2026-08-10T10:20' });
    writeFileSync(
      office.path('typhoon.csv'),
      '日期,类型,名称,依据\n2026-08-12,放假,台风停工,市防汛指挥部通告\n2027-08-12,放假,演练,本市\n',
    );
    const closed = await must(office, 'calendar import typhoon.csv --local', { now: '2026-08-11T18:00' });
    expect(closed).toMatchObject({
      years: [],
      moved: [{ case_no: open['case_no'], field: 'deadline', from: '2026-08-17', to: '2026-08-18' }],
    });
    expect((await office.run('calendar due --from 2027-08-11 --limit 1wd')).code).toBe(1);
    const year = await must(office, 'calendar show 2026');
    expect(year).toMatchObject({ published: true, working_days: 247 });
    expect(year['days']).toContainEqual({
      ...{ date: '2026-08-12', working: false, kind: 'holiday', origin: 'local' },
      ...{ name: '台风停工', source: '市防汛指挥部通告' },
    });
    const next = await office.run('calendar show 2027');
    expect(next.out).toContain('2027 年的放假安排尚未公布');
    const shown = await office.run('calendar show 2026 --lang en');
    expect(shown.out).toContain("State Council's yearly notice");
  });

  test('of a paused case is counted when the clock runs again', async () => {
    const office = await makeCaseOffice();
    const { case_no } = await must(office, record('RS-001'), { now: '2026-08-10T10:00' });
    await must(office, `case extend ${case_no} --by 2wd --reason 案情复杂`, { now: '2026-08-10T11:00' });
    writeFileSync(office.path('typhoon.csv'), 'date,kind,name,source\n2026-08-12,off,typhoon,city\n');
    const closed = await must(office, 'calendar import typhoon.csv --local', { now: '2026-08-11T18:00' });
    expect(closed['moved']).toMatchObject([{ from: '2026-08-19', to: '2026-08-20' }]);
  });
});

test('a repair accepted at the year’s end is provisional, and moves with the notice', async () => {
  const office = await makeOffice();
  const { breach } = await must(
    office,
    `credit breach --subject ${FIRM} --name 某公司 --type organization --kind refusal --seriousness general --facts 拒不配合`,
    { now: '2026-09-01T09:00' },
  );
  await must(office, `credit decide ${breach} --document 审信决1号 --defence waived --at 2026-09-01`);
  await must(office, `credit repair ${breach} --step apply --at 2026-12-28`);
  const accepted = await must(office, `credit repair ${breach} --step accept --at 2026-12-29`);
  expect(accepted).toMatchObject({ due: '2027-01-12', provisional: true });
  writeFileSync(office.path('2027.csv'), NOTICE_2027);
  const summary = await must(office, 'calendar import 2027.csv');
  expect(summary['moved']).toEqual([
    { case_no: null, breach, field: 'complete_due', from: '2027-01-12', to: '2027-01-13' },
  ]);
});
