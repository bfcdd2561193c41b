import { beforeAll, describe, expect, test } from 'vitest';
import { breachKinds, seriousnesses } from '../../src/credit/breach.ts';
import { type PenaltyQuestion, penaltiesOf } from '../../src/credit/penalties.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import type { Policy } from '../../src/policy/schema.ts';

let policy: Policy;
beforeAll(async () => {
  policy = orThrow(await loadPolicy(null));
});

const question = (more: Partial<PenaltyQuestion>): PenaltyQuestion => ({
  breach: 'X320400-2026-0001',
  kind: 'false_promise',
  seriousness: 'general',
  decidedOn: '2026-04-01',
  publish: false,
  item: null,
  ...more,
});

const datesOf = (more: Partial<PenaltyQuestion>) => {
  const { regime, publicity_from, publicity_until, earliest_repair } = orThrow(
    penaltiesOf(policy, question(more)),
  );
  return { regime, publicity_from, publicity_until, earliest_repair };
};

describe('dates that follow from a decision', () => {
  // Domain 7.3 for the general one, 6.2 for all: measures in force from 2026-04-01, trial measures until the day before.
  test.each([
    ['minor', '2026-04-01', 'measures-2026', null, null, '2026-04-01'],
    ['general', '2026-04-01', 'measures-2026', '2026-04-01', '2027-04-01', '2026-07-01'],
    ['serious', '2026-04-01', 'measures-2026', '2026-04-01', '2029-04-01', '2027-04-01'],
    ['minor', '2026-03-31', 'trial-2023', '2026-03-31', '2029-03-31', '2026-06-30'],
    ['general', '2026-03-31', 'trial-2023', '2026-03-31', '2029-03-31', '2026-06-30'],
    ['serious', '2026-03-31', 'trial-2023', '2026-03-31', '2029-03-31', '2026-06-30'],
  ] as const)(
    '%s, decided on %s',
    (seriousness, decidedOn, regime, publicity_from, publicity_until, earliest_repair) => {
      expect(datesOf({ seriousness, decidedOn })).toEqual({
        regime,
        publicity_from,
        publicity_until,
        earliest_repair,
      });
    },
  );

  test('a minor breach is published for three months at most, and only where that is needed', () => {
    expect(datesOf({ seriousness: 'minor', publish: true })).toMatchObject({
      publicity_from: '2026-04-01',
      publicity_until: '2026-07-01',
    });
  });

  test('food waited a year under the trial measures, by the domain of the item', () => {
    const item = { code: 'A', authority: '常澄市市场监督管理局', domain: '食品' };
    expect(datesOf({ decidedOn: '2026-03-31', item }).earliest_repair).toBe('2027-03-31');
  });

  test('a day without rules is refused, not guessed', () => {
    const refused = penaltiesOf(policy, question({ decidedOn: '2019-01-01' }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'E_POLICY_NONE' } });
  });
});

describe('bars', () => {
  test('reach every false promise, and the others from general up; until repaired, everywhere', () => {
    for (const kind of breachKinds) {
      for (const seriousness of seriousnesses) {
        const { bars } = orThrow(penaltiesOf(policy, question({ kind, seriousness })));
        if (kind !== 'false_promise' && seriousness === 'minor') {
          expect(bars).toEqual([]);
          continue;
        }
        expect(bars).toHaveLength(1);
        expect(bars[0]).toMatchObject({
          from: '2026-04-01',
          until: null,
          until_repaired: true,
          scope: 'all',
        });
        expect(bars[0]?.basis.zh).toContain('国办发〔2020〕42号');
      }
    }
  });

  const narrow = (scope: 'item' | 'domain', term: { amount: number; unit: 'mo' } | null): Policy => ({
    ...policy,
    credit: {
      ...policy.credit,
      bars: {
        ...policy.credit.bars,
        periods: policy.credit.bars.periods.map((period) => ({
          ...period,
          value: {
            ...period.value,
            false_promise: {
              ...period.value.false_promise,
              general: { until_repaired: term === null, term, scope },
            },
          },
        })),
      },
    },
  });

  test('a term ends on its corresponding day, and reaches the item of the case', () => {
    const item = { code: 'CN-JY-001', authority: '常澄市教育局', domain: '教育' };
    const { bars } = orThrow(penaltiesOf(narrow('item', { amount: 6, unit: 'mo' }), question({ item })));
    expect(bars).toMatchObject([
      { until: '2026-10-01', until_repaired: false, scope: 'item', scope_value: 'CN-JY-001' },
    ]);
  });

  test('a narrow bar without a case is refused, never widened', () => {
    expect(penaltiesOf(narrow('domain', null), question({}))).toMatchObject({
      ok: false,
      error: { code: 'E_CREDIT_SCOPE' },
    });
  });
});
