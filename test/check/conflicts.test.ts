import { describe, expect, test } from 'vitest';
import { decideCase } from '../../src/case/decide-case.ts';
import { recordCheck } from '../../src/check/record-check.ts';
import { recordReply } from '../../src/check/record-reply.ts';
import { sendRequests } from '../../src/check/send-requests.ts';
import { takeRemedy } from '../../src/check/take-remedy.ts';
import type { Desk } from '../../src/cli/desk.ts';
import type { AppError } from '../../src/kernel/app-error.ts';
import type { Result } from '../../src/kernel/result.ts';
import { makeCaseOffice, must, record } from '../case/support.ts';
import type { Office } from '../support/office.ts';
import { openDesk } from '../support/open-desk.ts';

const NO = '320400-2026-000001';
const Q1 = 'XC320400-2026-0001';

const codes = (results: readonly Result<unknown, AppError>[]): string[] =>
  results.map((one) => (one.ok ? 'done' : one.error.code)).sort();

/** Two clerks at once, each with a connection of their own. */
async function both(
  office: Office,
  act: (desk: Desk) => Promise<Result<unknown, AppError>>,
): Promise<string[]> {
  const desks = [await openDesk(office, 'first'), await openDesk(office, 'second')];
  try {
    return codes(await Promise.all(desks.map(({ desk }) => act(desk))));
  } finally {
    for (const { close } of desks) await close();
  }
}

const revisionOf = async (office: Office): Promise<number> =>
  (await must(office, `case show ${NO}`))['revision'] as number;

describe('two clerks on one case at once', () => {
  test('one asks, the other is told that the authority has been asked', async () => {
    const office = await makeCaseOffice();
    await must(office, record('GA-003'));
    expect(await both(office, (desk) => sendRequests(desk, { about: { caseNos: [NO] } }))).toEqual([
      'E_CHECK_REQUEST_OPEN',
      'done',
    ]);
    expect(await must(office, 'check list --requests')).toMatchObject({ total: 1 });
  });

  test('a reply is taken once', async () => {
    const office = await makeCaseOffice();
    await must(office, record('GA-003'));
    await must(office, `check request ${NO}`);
    const results = ['true', 'untrue'] as const;
    let next = 0;
    const [refusal, done] = await both(office, (desk) =>
      recordReply(desk, { requestNo: Q1, result: results[next++] ?? 'true' }),
    );
    // One engine lets the second wait and then see the reply; the other lets both go and refuses the later write.
    expect(['E_CHECK_REQUEST_CLOSED', 'E_CASE_CONFLICT']).toContain(refusal);
    expect(done).toBe('done');
    expect(await must(office, 'check list')).toMatchObject({ total: 1 });
  });

  test('of two results, two orders, two revocations seen at the same state one stands', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    await must(office, `case sign ${NO}`);
    await must(office, `case decide ${NO} --grant`);
    const check = { caseNo: NO, outcome: 'untrue', method: 'onsite' } as const;
    const first = await revisionOf(office);
    expect(await both(office, (desk) => recordCheck(desk, { ...check, revision: first }))).toEqual([
      'E_CASE_CONFLICT',
      'done',
    ]);
    const seen = { caseNo: NO, revision: await revisionOf(office), detail: null };
    expect(
      await both(office, (desk) => takeRemedy(desk, { ...seen, remedy: 'revoke', documentNo: '撤1' })),
    ).toEqual(['E_CASE_CONFLICT', 'done']);
    expect(await must(office, 'check list')).toMatchObject({ total: 1 });
    expect((await office.run('ledger show --act case.revoke --format json')).json()).toMatchObject({
      total: 1,
    });
  });

  test('who decides has seen the reply that came meanwhile, or is told', async () => {
    const office = await makeCaseOffice();
    await must(office, record('GA-003'));
    await must(office, `check request ${NO}`);
    const revision = await revisionOf(office);
    await must(office, `check reply ${Q1} --result untrue`);
    const { desk, close } = await openDesk(office, 'second');
    const decided = await decideCase(desk, { caseNo: NO, revision, decision: 'granted', evidence: '电话' });
    await close();
    expect(codes([decided])).toEqual(['E_CASE_CONFLICT']);
  });
});
