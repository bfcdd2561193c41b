import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { must } from '../case/support.ts';
import { makeOffice } from '../support/office.ts';
import { decided } from './support.ts';

/** Made up: the real notice of 2027 comes in autumn 2026. */
const NOTICE_2027 = `date,kind,name,source
2027-01-01,off,New Year,notice
2027-01-02,off,New Year,notice
2027-01-03,off,New Year,notice
2027-01-04,off,New Year,notice
`;

test('the clocks of an answer and of an extended repair are counted anew with a published year', async () => {
  const office = await makeOffice();
  const december = { now: '2026-12-28T10:00' };
  const objected = await decided(office, '2026-12-01', {}, december);
  const repaired = await decided(office, '2026-08-03');
  // Seven working days by weekdays alone: 29, 30, 31, then 1, 4, 5 and 6 January.
  expect(await must(office, `credit object ${objected} --content 核查对象有误`, december)).toMatchObject({
    due: '2027-01-06',
    provisional: true,
  });
  expect((await office.run(`credit show ${objected} --lang en`, december)).out).toContain('2027-01-06');
  const repair = `credit repair ${repaired} --step`;
  await must(office, `${repair} apply --at 2026-12-14`, december);
  await must(office, `${repair} accept --at 2026-12-16`, december);
  // Ten working days to 30 December, ten more by weekdays alone to 13 January.
  expect(await must(office, `${repair} extend --reason 复杂 --at 2026-12-28`, december)).toMatchObject({
    due: '2027-01-13',
    provisional: true,
  });
  writeFileSync(office.path('2027.csv'), NOTICE_2027);
  expect(await must(office, 'calendar import 2027.csv', december)).toMatchObject({
    moved: [
      { breach: repaired, field: 'complete_due', from: '2027-01-13', to: '2027-01-15' },
      { breach: objected, field: 'answer_due', from: '2027-01-06', to: '2027-01-08' },
    ],
  });
  expect(await must(office, 'credit list --objections', { now: '2027-01-09T09:00' })).toMatchObject({
    objections: [{ due: '2027-01-08', due_provisional: false, overdue: true }],
  });
});
