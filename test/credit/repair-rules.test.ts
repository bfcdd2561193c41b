import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type BreachToRepair,
  checkApplication,
  checkRepairer,
  checkRepairStep,
  liftedBy,
} from '../../src/credit/repair-rules.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { addDays } from '../../src/kernel/time.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import type { Policy } from '../../src/policy/schema.ts';

let policy: Policy;
beforeAll(async () => {
  policy = orThrow(await loadPolicy(null));
});

const breach: BreachToRepair = {
  breach: 'X320400-2026-0001',
  state: 'decided',
  seriousness: 'general',
  domain: null,
  decidedOn: '2026-04-01',
  decidingAuthority: '常澄市行政审批局',
  earliestSet: null,
};

const apply = (more: Partial<BreachToRepair>, appliedOn: string, fulfilledOn = appliedOn) =>
  checkApplication(policy, { ...breach, ...more }, { appliedOn, fulfilledOn });

const refusal = (code: string, params = {}) => ({ ok: false, error: { code, params } });

describe('an application', () => {
  test('waits for the shortest period and names the first day after it', () => {
    expect(apply({}, '2026-06-30')).toMatchObject(
      refusal('E_CREDIT_REPAIR_EARLY', { earliest: '2026-07-01' }),
    );
    expect(apply({}, '2026-07-01').ok).toBe(true);
  });

  test('of a minor breach waits only for the duties', () => {
    expect(apply({ seriousness: 'minor' }, '2026-04-01').ok).toBe(true);
    expect(apply({ seriousness: 'minor' }, '2026-04-02', '2026-04-03')).toMatchObject(
      refusal('E_CREDIT_REPAIR_UNFULFILLED', { day: '2026-04-03' }),
    );
  });

  test('on an older decision takes the better rules: the new ones for a minor breach, the old ones for a serious one', () => {
    const older = { decidedOn: '2026-03-20' };
    // Before 2026-04-01 there are only the trial measures: three months.
    expect(apply({ ...older, seriousness: 'minor' }, '2026-03-31')).toMatchObject(
      refusal('E_CREDIT_REPAIR_EARLY', { earliest: '2026-06-20' }),
    );
    expect(apply({ ...older, seriousness: 'minor' }, '2026-04-01')).toMatchObject({
      ok: true,
      value: { regime: 'measures-2026' },
    });
    expect(apply({ ...older, seriousness: 'serious' }, '2026-06-20')).toMatchObject({
      ok: true,
      value: { regime: 'trial-2023' },
    });
  });

  test('on an older decision keeps to its rules where policy says so', () => {
    const strict: Policy = {
      ...policy,
      credit: {
        ...policy.credit,
        older_decisions: {
          ...policy.credit.older_decisions,
          periods: policy.credit.older_decisions.periods.map((period) => ({
            ...period,
            value: 'decision_date',
          })),
        },
      },
    };
    const minor: BreachToRepair = { ...breach, seriousness: 'minor', decidedOn: '2026-03-20' };
    const application = { appliedOn: '2026-04-02', fulfilledOn: '2026-04-02' };
    expect(checkApplication(strict, minor, application)).toMatchObject(
      refusal('E_CREDIT_REPAIR_EARLY', { earliest: '2026-06-20' }),
    );
  });

  test('is refused before a decision and after a repair', () => {
    for (const state of ['suspected', 'notified', 'repaired'] as const) {
      expect(apply({ state }, '2027-01-01')).toMatchObject(refusal('E_CREDIT_STATE'));
    }
  });

  test('goes to the authority that decided', () => {
    expect(checkRepairer(breach, '常澄市行政审批局').ok).toBe(true);
    expect(
      checkRepairer({ ...breach, decidingAuthority: '江陵市市场监督管理局' }, '常澄市行政审批局'),
    ).toMatchObject(refusal('E_CREDIT_REPAIR_AUTHORITY', { authority: '江陵市市场监督管理局' }));
  });
});

describe('steps', () => {
  test('come in their order, each once, never before the last one', () => {
    const applied = { state: 'applied', lastOn: '2026-07-01' } as const;
    expect(checkRepairStep('X', 'apply', null, '2026-07-01').ok).toBe(true);
    expect(checkRepairStep('X', 'accept', null, '2026-07-01')).toMatchObject(refusal('E_CREDIT_REPAIR_STEP'));
    expect(checkRepairStep('X', 'apply', applied, '2026-07-02')).toMatchObject(
      refusal('E_CREDIT_REPAIR_STEP'),
    );
    expect(checkRepairStep('X', 'complete', applied, '2026-07-02')).toMatchObject(
      refusal('E_CREDIT_REPAIR_STEP'),
    );
    expect(checkRepairStep('X', 'accept', applied, '2026-06-30')).toMatchObject(refusal('E_CREDIT_DATE'));
    expect(checkRepairStep('X', 'accept', applied, '2026-07-01').ok).toBe(true);
  });
});

describe('lifting', () => {
  const day = fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2026-04-01', days));

  test('a bar until repair is free on the day of repair; one with a term as well on the later of both', () => {
    fc.assert(
      fc.property(day, day, (repairedOn, until) => {
        expect(liftedBy({ until: null, until_repaired: true }, repairedOn)).toBe(repairedOn);
        const lifted = liftedBy({ until, until_repaired: true }, repairedOn) ?? '';
        expect(lifted >= repairedOn && lifted > until).toBe(true);
        expect(lifted === repairedOn || lifted === addDays(until, 1)).toBe(true);
      }),
    );
  });

  test('a bar with a term alone runs its term', () => {
    expect(liftedBy({ until: '2027-04-01', until_repaired: false }, '2026-07-01')).toBeNull();
  });
});
