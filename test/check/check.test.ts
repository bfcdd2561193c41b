import { describe, expect, test } from 'vitest';
import { makeCaseOffice, must, record } from '../case/support.ts';

const NO = '320400-2026-000001';

async function granted() {
  const office = await makeCaseOffice();
  await must(office, record('RS-001'));
  await must(office, `case sign ${NO}`);
  await must(office, `case decide ${NO} --grant`);
  return office;
}

describe('check', () => {
  test('is due on its day, and no longer once it was made', async () => {
    const office = await granted();
    expect(await must(office, 'check due')).toMatchObject({
      checks: [],
      requests: [],
      rectifications: [],
      total: 0,
    });
    expect(await must(office, 'check due --on 2026-11-15')).toMatchObject({ total: 0 });
    expect(await must(office, 'check due --on 2026-11-16')).toMatchObject({
      checks: [{ case_no: NO, check_due: '2026-11-16', overdue: false }],
    });
    expect(await must(office, 'check due', { now: '2026-11-17T09:00' })).toMatchObject({
      checks: [{ overdue: true }],
    });
    await must(office, `check record ${NO} --outcome true --method online`);
    expect(await must(office, 'check due --on 2026-12-31')).toMatchObject({ total: 0 });
    expect(await must(office, 'check list')).toMatchObject({
      checks: [{ case_no: NO, outcome: 'true', method: 'online', checked_on: '2026-09-16' }],
      total: 1,
    });
  });

  test('an untrue promise is left to a person to judge, an unverifiable one is no breach', async () => {
    const office = await granted();
    const untrue = await office.run(
      `check record ${NO} --outcome untrue --method onsite --detail 未实际离职`,
    );
    expect(untrue.code).toBe(0);
    expect(untrue.err).toContain('credit breach --subject');
    const unverifiable = await office.run(
      `check record ${NO} --outcome unverifiable --method assist --lang en`,
    );
    expect(unverifiable.err).not.toContain('credit breach');
    expect(unverifiable.err).toContain('not untrue');
    expect(await must(office, 'credit list')).toMatchObject({ total: 0 });
    const ledger = await office.run('ledger show --format json');
    expect(ledger.out).toContain('check.record');
    expect(ledger.out).not.toContain('未实际离职');
  });

  test('refuses what cannot be checked, days before the receipt, and unknown words', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    await must(office, record('RS-001', '--ordinary'));
    const check = (no: string, more = '--outcome true') =>
      office.run(`check record ${no} --method online ${more}`);
    expect((await check(NO)).err).toContain('E_CHECK_NO_PROMISE');
    expect((await check('320400-2026-000002')).code).toBe(5);
    expect((await check('X')).code).toBe(6);
    await must(office, `case sign ${NO}`);
    expect((await check(NO, '--outcome true --at 2026-09-15')).err).toContain('E_CHECK_TIME_ORDER');
    expect((await check(NO, '--outcome maybe')).code).toBe(2);
  });
});
