import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bulkUpdate } from '../../src/store/bulk.ts';
import { behind, openOffice } from '../support/open-office.ts';
import { LI, makeCaseOffice, must, WANG } from './support.ts';

/** Two cases of history, each changed never. */
async function twoCases() {
  const office = await makeCaseOffice();
  const rows = [
    '办件编号,事项编码,申请人,申请人类型,证件号码,渠道,受理时间,承诺时间,办结时间,办理结果,满意度',
    `A-1,RS-001,王小明,自然人,${WANG},窗口,2026-03-02 09:10,2026-03-02 09:30,2026-03-03 10:00,准予,1`,
    `A-2,RS-001,李四,自然人,${LI},窗口,2026-03-02 09:10,2026-03-02 09:30,2026-03-03 10:00,准予,2`,
  ];
  writeFileSync(office.path('cases.csv'), `${rows.join('\n')}\n`);
  await must(office, 'case import cases.csv');
  const cases = await behind<{ case_id: number; revision: number }>(
    office,
    'select case_id, revision from cases order by case_no',
  );
  const [first, second] = cases.map(({ case_id }) => case_id);
  expect(cases.map(({ revision }) => revision)).toEqual([1, 1]);
  const satisfaction = async () =>
    (
      await behind<{ satisfaction: number | null }>(office, 'select satisfaction from cases order by case_no')
    ).map((row) => row.satisfaction);
  return { office, first: first ?? 0, second: second ?? 0, satisfaction };
}

test('of many rows changed at once none is overwritten that somebody changed since it was read', async () => {
  const { office, first, second, satisfaction } = await twoCases();
  const store = await openOffice(office);
  try {
    const change = (rows: readonly (readonly (number | null)[])[]) =>
      store.transaction(async (tx) => ({
        ok: true as const,
        value: await bulkUpdate(tx, 'cases', 'case_id', ['satisfaction', 'revision'], rows, {
          counter: 'revision',
        }),
      }));
    // The second was read before somebody else changed it: its revision is one behind.
    expect(
      await change([
        [first, 5, 2],
        [second, 5, 3],
      ]),
    ).toEqual({ ok: true, value: 1 });
    expect(await satisfaction()).toEqual([5, 2]);
    // A column without a single value is emptied on either engine.
    expect(
      await change([
        [first, null, 3],
        [second, null, 2],
      ]),
    ).toEqual({ ok: true, value: 2 });
    expect(await satisfaction()).toEqual([null, null]);
  } finally {
    await store.close();
  }
});
