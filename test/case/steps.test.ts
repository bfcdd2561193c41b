import { describe, expect, test } from 'vitest';
import { decideCase } from '../../src/case/decide-case.ts';
import type { Office } from '../support/office.ts';
import { openDesk } from '../support/open-desk.ts';
import { makeCaseOffice, must, record, refused, WANG } from './support.ts';

const NO = '320400-2026-000001';

async function recorded(item = 'RS-001', more = ''): Promise<Office> {
  const office = await makeCaseOffice();
  await must(office, record(item, more));
  return office;
}

describe('a case from signature to decision', () => {
  test('is signed, then granted, and gets the day of its check', async () => {
    const office = await recorded();
    const early = await refused(office, `case decide ${NO} --grant`, 5, 'E_CASE_STEP');
    expect(early).toContain('case sign');
    const signed = await must(office, `case sign ${NO}`);
    expect(signed).toMatchObject({
      state: 'signed',
      renewed: false,
      commitment_code: '32040020260916000001',
    });
    await refused(office, `case sign ${NO}`, 5, 'E_CASE_STEP');
    const granted = await must(office, `case decide ${NO} --grant`);
    expect(granted).toMatchObject({ state: 'granted', check_due: '2026-11-16' });
    const again = await refused(office, `case decide ${NO} --refuse`, 5, 'E_CASE_STEP');
    expect(again).toContain('撤销决定');
    const { steps } = await must(office, `case show ${NO}`);
    expect((steps as { step: string }[]).map(({ step }) => step)).toEqual([
      'record',
      'notify',
      'sign',
      'grant',
    ]);
    expect(await must(office, 'ledger verify')).toMatchObject({ ok: true });
  });

  test('signed on another day, the letter gets a new number and code', async () => {
    const office = await recorded();
    const signed = await must(office, `case sign ${NO} --at 2026-09-17T10:00`);
    expect(signed).toMatchObject({
      renewed: true,
      letter_no: '承诺〔2026〕2号',
      commitment_code: '32040020260917000001',
    });
  });

  test('needs no check by a day where the item is exempt', async () => {
    const office = await recorded('RS-006');
    await must(office, `case sign ${NO}`);
    expect(await must(office, `case decide ${NO} --grant`)).toMatchObject({ check_due: null });
  });

  test('a data query and a department verification need a result or a stated ground', async () => {
    const office = await recorded('MZ-002');
    await must(office, record('GA-003'));
    const other = '320400-2026-000002';
    await refused(office, `case decide ${NO} --grant`, 5, 'E_CASE_EVIDENCE');
    await must(office, `check record ${NO} --outcome unverifiable --method online`);
    await refused(office, `case decide ${NO} --grant`, 5, 'E_CASE_EVIDENCE');
    await must(office, `check record ${NO} --outcome true --method online`);
    expect(await must(office, `case decide ${NO} --grant`)).toMatchObject({ state: 'granted' });
    await refused(office, `case decide ${other} --grant`, 5, 'E_CASE_EVIDENCE');
    const granted = await must(office, `case decide ${other} --grant --evidence 公安局复函`);
    expect(granted).toMatchObject({ state: 'granted', check_due: null });
  });

  test('with deferred materials the result waits until they are there', async () => {
    const office = await recorded('RS-001', '--deferred 离职证明');
    expect(await must(office, `case sign ${NO}`)).toMatchObject({
      state: 'deferred',
      deferred_materials: '离职证明',
    });
    await refused(office, `case decide ${NO} --grant`, 5, 'E_CASE_STEP');
    expect(await must(office, `case supply ${NO}`)).toMatchObject({ state: 'signed' });
    expect(await must(office, `case decide ${NO} --grant`)).toMatchObject({ state: 'granted' });
    expect(await must(office, `case show ${NO}`)).toMatchObject({ deferred: true });
  });

  test('may be withdrawn before the decision, not after', async () => {
    const office = await recorded();
    expect(await must(office, `case withdraw ${NO} --reason 不再需要`)).toMatchObject({ state: 'withdrawn' });
    await refused(office, `case sign ${NO}`, 5, 'E_CASE_STEP');
    await refused(office, `check record ${NO} --outcome true --method online`, 5, 'E_CHECK_NO_PROMISE');
  });

  test('refuses steps before the receipt, unknown cases and both answers at once', async () => {
    const office = await recorded();
    await refused(office, `case sign ${NO} --at 2026-09-15`, 5, 'E_CASE_TIME_ORDER');
    await must(office, `case sign ${NO} --at 2026-09-16T15:00`);
    await refused(office, `case decide ${NO} --grant --at 2026-09-16T14:00`, 5, 'E_CASE_TIME_ORDER');
    await refused(office, 'case sign 320400-2026-999999', 6, 'E_CASE_UNKNOWN');
    await refused(office, `case decide ${NO} --grant --refuse`, 2, 'E_USAGE_OPTION');
    await refused(office, `case decide ${NO}`, 2, 'E_USAGE_ANSWER_MISSING');
  });

  test('two clerks on one case: the second sees a conflict and changes nothing', async () => {
    const office = await recorded();
    const { desk, close } = await openDesk(office, 'second');
    const stale = { caseNo: NO, revision: 1, decision: 'refused' as const };
    await must(office, `case sign ${NO}`);
    const result = await decideCase(desk, stale);
    await close();
    expect(result.ok ? null : result.error.code).toBe('E_CASE_CONFLICT');
    expect(await must(office, `case show ${NO}`)).toMatchObject({ state: 'signed', decision: null });
  });
});

describe('case due and case list', () => {
  test('list what is pressing first, overdue and soon apart', async () => {
    const office = await recorded();
    await must(office, record('RS-005', '--received-at 2026-09-01'));
    const { cases } = await must(office, 'case due');
    expect(cases).toMatchObject([
      { case_no: '320400-2026-000002', deadline: '2026-09-15', signal: 'overdue' },
      { case_no: NO, deadline: '2026-09-22', signal: 'in_time' },
    ]);
    expect(await must(office, 'case due --overdue')).toMatchObject({ total: 1 });
    expect(await must(office, 'case due --within 1工作日')).toMatchObject({ total: 1 });
    expect(await must(office, 'case due', { now: '2026-09-21T09:00' })).toMatchObject({
      cases: [{ signal: 'overdue' }, { signal: 'soon' }],
    });
    expect((await office.run('case due --within 很久')).code).toBe(2);
    await must(office, `case withdraw ${NO}`);
    expect(await must(office, 'case due')).toMatchObject({ total: 1 });
  });

  test('narrow by item, state, mode, authority, days and name', async () => {
    const office = await recorded();
    await must(office, record('MZ-002', '--received-at 2026-09-01'));
    for (const [filter, total] of [
      ['--item RS-001', 1],
      ['--state notified', 1],
      ['--mode data_query', 1],
      ['--authority 常澄市民政局', 1],
      ['--from 2026-09-02', 1],
      ['--to 2026-09-02', 1],
      ['--name 王小', 2],
      ['--name 李', 0],
      ['--limit 1', 2],
    ] as const) {
      expect([filter, (await must(office, `case list ${filter}`))['total']]).toEqual([filter, total]);
    }
    expect((await office.run('case list --format csv')).out.split('\n')[0]).toMatch(/^case_no,state,mode,/);
  });
});

test('what a clerk typed is masked like the rest, until it is revealed for a reason', async () => {
  const office = await makeCaseOffice();
  const facts = `王小明（${WANG}）自本月起失业`;
  const { case_no } = await must(office, record('RS-001', `--facts ${facts}`));
  expect(await must(office, `case show ${case_no}`)).toMatchObject({
    facts: '王**（3204**********1239）自本月起失业',
  });
  expect(await must(office, `case show ${case_no} --reveal 核对${WANG}`)).toMatchObject({ facts });
  await must(office, `credit breach --subject ${WANG} --kind refusal --seriousness minor --facts ${facts}`);
  expect(await must(office, `credit show ${WANG}`)).toMatchObject({
    breaches: [{ facts: '王**（3204**********1239）自本月起失业' }],
  });
  const shown = (await office.run('ledger show --format json')).out;
  expect(shown).toContain('data.reveal');
  expect(shown).not.toContain(WANG);
});
