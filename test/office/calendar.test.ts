import { expect, test } from 'vitest';
import { makeFolder, run } from '../support/office.ts';

const outside = () => ({ cwd: makeFolder() });

test('the calculator works without a workspace and shows its count', async () => {
  const due = await run('calendar due --from 2026-09-30 --limit 20工作日 --format json', outside());
  expect(due.code).toBe(0);
  expect(due.json()).toMatchObject({ due: '2026-11-03' });
  const english = await run('calendar due --from 2026-02-14T15:00 --limit 0.5wd --lang en', outside());
  expect(english.out).toContain('due: 2026-02-24T12:00:00+08:00');
});

test('a year whose calendar is not published is refused, with what to do', async () => {
  const due = await run('calendar due --from 2026-12-31 --limit 2mo', outside());
  expect(due.code).toBe(1);
  expect(due.err).toContain('error[E_CALENDAR_YEAR]');
});

test('a month shows days off and make-up days', async () => {
  const month = await run('calendar show --month 2026-10', outside());
  expect(month.out).toMatchInlineSnapshot(`
    "2026-10  工作日 18 天
       日   一   二   三   四   五   六
                               1休   2休   3休
       4休   5休   6休   7休   8     9    10班
      11    12    13    14    15    16    17
      18    19    20    21    22    23    24
      25    26    27    28    29    30    31

    2026-10-01  放假（国庆节）
    2026-10-02  放假（国庆节）
    2026-10-03  放假（国庆节）
    2026-10-04  放假（国庆节）
    2026-10-05  放假（国庆节）
    2026-10-06  放假（国庆节）
    2026-10-07  放假（国庆节）
    2026-10-10  调休上班（国庆节）
    "
  `);
  const english = await run('calendar show --month 2026-10 --lang en', outside());
  expect(english.out).toContain('18 working days');
});

test('limits and months that are none are usage errors', async () => {
  expect((await run('calendar due --from 2026-09-30 --limit 三天', outside())).code).toBe(2);
  expect((await run('calendar due --from 2026-02-30 --limit 1wd', outside())).code).toBe(2);
  expect((await run('calendar show --month 2026-13', outside())).code).toBe(2);
});
