import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/kernel/assert.ts';
import { parseLimit } from '../../src/kernel/limit.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { addDays } from '../../src/kernel/time.ts';
import { findScheme, gradeVerdict } from '../../src/policy/grade.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { periodEnd } from '../../src/policy/period-end.ts';
import { publicityDates, repairDates } from '../../src/policy/publicity.ts';
import type { Policy } from '../../src/policy/schema.ts';

const policy = orThrow(await loadPolicy(null));
const seriousnesses = ['minor', 'general', 'serious'] as const;

describe('publicity and earliest repair', () => {
  it.each([
    // From 2026-04-01: three classes.
    ['2026-04-01', 'minor', '2026-04-01', '2026-07-01', 'if_needed'],
    ['2026-04-01', 'general', '2026-07-01', '2027-04-01', 'always'],
    ['2026-04-01', 'serious', '2027-04-01', '2029-04-01', 'always'],
    // Before: one class, three months to three years.
    ['2026-03-31', 'general', '2026-06-30', '2029-03-31', 'always'],
    ['2026-03-31', 'serious', '2026-06-30', '2029-03-31', 'always'],
  ] as const)(
    'a decision of %s, %s: repair from %s, publicity to %s',
    (decidedOn, seriousness, repair, end, published) => {
      expect(orThrow(publicityDates(policy, { decidedOn, seriousness }))).toMatchObject({
        earliest_repair: repair,
        publicity_until: end,
        published,
      });
    },
  );

  it('food and drugs took a year under the trial measures', () => {
    const dates = orThrow(
      publicityDates(policy, { decidedOn: '2026-03-31', seriousness: 'general', domain: '食品' }),
    );
    expect(dates.earliest_repair).toBe('2027-03-31');
  });
});

describe('a repair application on an older decision', () => {
  const question = { decidedOn: '2026-01-15', appliedOn: '2026-05-01' } as const;

  it('takes the rules that are better for the subject, and says which', () => {
    expect(orThrow(repairDates(policy, { ...question, seriousness: 'minor' })).regime).toBe('measures-2026');
    // The same earliest repair, but an earlier end of publicity.
    expect(orThrow(repairDates(policy, { ...question, seriousness: 'general' })).regime).toBe(
      'measures-2026',
    );
    expect(orThrow(repairDates(policy, { ...question, seriousness: 'serious' })).regime).toBe('trial-2023');
  });

  it('before 2026-04-01 nothing is chosen', () => {
    const dates = orThrow(
      repairDates(policy, { ...question, appliedOn: '2026-03-31', seriousness: 'minor' }),
    );
    expect(dates.regime).toBe('trial-2023');
  });

  it('takes the rules of the date that an office names', () => {
    const naming = (value: 'decision_date' | 'application_date'): Policy => ({
      ...policy,
      credit: {
        ...policy.credit,
        older_decisions: {
          ...policy.credit.older_decisions,
          periods: policy.credit.older_decisions.periods.map((period) => ({ ...period, value })),
        },
      },
    });
    const serious = { ...question, seriousness: 'serious' } as const;
    expect(orThrow(repairDates(naming('decision_date'), serious)).regime).toBe('trial-2023');
    expect(orThrow(repairDates(naming('application_date'), serious)).regime).toBe('measures-2026');
  });

  it('is never worse than the rules of the decision', () => {
    const day = fc.integer({ min: 0, max: 1200 }).map((offset) => addDays('2023-05-01', offset));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 900 }),
        fc.constantFrom(...seriousnesses),
        (decidedOn, wait, seriousness) => {
          const own = orThrow(publicityDates(policy, { decidedOn, seriousness }));
          const chosen = orThrow(
            repairDates(policy, { decidedOn, seriousness, appliedOn: addDays(decidedOn, wait) }),
          );
          expect(chosen.earliest_repair <= own.earliest_repair).toBe(true);
        },
      ),
    );
  });
});

it.each([
  ['2026-04-01', '3mo', '2026-07-01'],
  ['2026-04-01', '1y', '2027-04-01'],
  ['2026-11-30', '3mo', '2027-02-28'],
  ['2024-02-29', '1y', '2025-02-28'],
  ['2026-12-31', '30d', '2027-01-30'],
])('%s and %s end on %s, never moved for a holiday', (day, text, end) => {
  expect(periodEnd(day, must(parseLimit(text), text))).toBe(end);
});

it('a grade is found by code or by the name in a file, on its own scale', () => {
  const schemes = must(policy.gate.schemes.periods[0], 'schemes').value;
  const verdictOf = (scheme: string, value: string) => {
    const found = findScheme(schemes, scheme);
    return found && gradeVerdict(found, value)?.verdict;
  };
  expect(verdictOf('public_credit', 'D')).toBe('after_query');
  expect(verdictOf('企业信用风险分类', 'D')).toBe('refuse');
  expect(verdictOf('全国公共信用综合评价', '中')).toBe('allow_full_check');
  expect(verdictOf('public_credit', 'Z')).toBeUndefined();
  expect(findScheme(schemes, 'tax')).toBeNull();
});
