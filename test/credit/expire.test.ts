import { expect, test } from 'vitest';
import { makeOffice } from '../support/office.ts';

const breach = [
  'credit',
  'breach',
  ...['--subject', '320402199001011239', '--name', '王建国', '--type', 'person', '--kind', 'false_promise'],
  ...['--seriousness', 'general', '--facts', '承诺不实', '--format', 'json'],
];

test('what ends soon is read from the dates: nothing beyond the look ahead, nothing of a repaired breach', async () => {
  const office = await makeOffice();
  const { breach: no } = (await office.run(breach)).json() as { breach: string };
  await office.run(`credit notify ${no} --at 2025-08-01`);
  const decision = await office.run(
    `credit decide ${no} --document 决1 --at 2025-08-01 --defence heard --format json`,
  );
  const { publicity_until: until } = decision.json() as { publicity_until: string };
  expect(until).toBe('2028-08-01');
  const within = async (period: string) =>
    (await office.run(`credit expire --within ${period} --format json`)).json();
  expect(await within('1d')).toMatchObject({ endings: [], total: 0 });
  expect(await within('9y')).toMatchObject({
    endings: [{ breach: no, what: 'publicity', last_day: until }],
    total: 1,
  });
  expect((await office.run('credit expire --within 5wd')).code).toBe(2);
  await office.run(`credit repair ${no} --at 2026-04-02`);
  const after = (await within('9y')) as { endings: { what: string }[] };
  expect(after.endings.filter(({ what }) => what === 'publicity')).toEqual([]);
});
