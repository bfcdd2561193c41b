import { describe, expect, test } from 'vitest';
import { orThrow } from '../../src/kernel/result.ts';
import { loadPolicy } from '../../src/policy/load-policy.ts';
import { type BarFact, barInForce, type GateItem } from '../../src/subject/bar-rules.ts';
import { type GradeFact, judgeGate } from '../../src/subject/gate-rules.ts';

const policy = orThrow(await loadPolicy(null));
const item: GateItem = { item_code: 'RS-001', authority_name: '人社局', domain: '就业' };
const DAY = '2026-09-16';

const bar = (more: Partial<BarFact> = {}): BarFact => ({
  from_day: '2026-09-01',
  until_day: null,
  until_repaired: 1,
  scope: 'all',
  scope_value: null,
  basis: '依据',
  basis_en: 'basis',
  lifted_on: null,
  earliest_repair: '2026-12-01',
  disputed: 0,
  ...more,
});

const grade = (value: string, more: Partial<GradeFact> = {}): GradeFact => ({
  scheme: 'public_credit',
  value,
  dated_on: '2026-01-01',
  valid_until: null,
  barred: 0,
  basis: null,
  ...more,
});

const ask = (
  bars: readonly BarFact[],
  grades: readonly GradeFact[] = [],
  day = DAY,
  of: GateItem | null = item,
) => orThrow(judgeGate(policy, { bars, grades }, { day, item: of, isBody: false }));

describe('a bar', () => {
  test.each([
    ['before its first day', bar(), '2026-08-31', false],
    ['on its first day', bar(), '2026-09-01', true],
    ['until repaired', bar(), '2036-01-01', true],
    ['the day before it is lifted', bar({ lifted_on: '2026-10-01' }), '2026-09-30', true],
    ['on the day it is lifted', bar({ lifted_on: '2026-10-01' }), '2026-10-01', false],
    ['on the last day of its term', bar({ until_repaired: 0, until_day: '2026-10-01' }), '2026-10-01', true],
    ['after its term', bar({ until_repaired: 0, until_day: '2026-10-01' }), '2026-10-02', false],
    ['after its term, not repaired', bar({ until_day: '2026-10-01' }), '2026-10-02', true],
  ])('%s', (_what, one, day, inForce) => {
    expect(barInForce(one, day)).toBe(inForce);
    expect(ask([one], [], day).allowed).toBe(!inForce);
  });

  test.each([
    ['authority', '人社局', false],
    ['authority', '民政局', true],
    ['domain', '就业', false],
    ['domain', '医疗', true],
    ['item', 'RS-001', false],
    ['item', 'RS-002', true],
  ] as const)('of the scope %s %s', (scope, scope_value, allowed) => {
    expect(ask([bar({ scope, scope_value })]).allowed).toBe(allowed);
    // Without an item the question is whether the subject may commit everywhere.
    expect(ask([bar({ scope, scope_value })], [], DAY, null).allowed).toBe(false);
  });

  test('of several, the one that lasts longest says until when', () => {
    const term = bar({ until_repaired: 0, until_day: '2027-01-01', earliest_repair: null });
    const shorter = { ...term, until_day: '2026-10-01' };
    expect(ask([term, shorter])).toMatchObject({
      until: '2027-01-01',
      until_repaired: false,
      earliest_repair: null,
    });
    expect(ask([term, bar()])).toMatchObject({
      reason: 'barred_by_breach',
      until: null,
      until_repaired: true,
      earliest_repair: '2026-12-01',
    });
    expect(ask([bar({ lifted_on: '2026-10-01' })])).toMatchObject({
      until: '2026-09-30',
      until_repaired: false,
    });
  });
});

describe('a grade', () => {
  test('nobody is barred for having none', () => {
    expect(ask([])).toMatchObject({
      allowed: true,
      reason: 'none',
      until: null,
      grade: null,
      check: 'normal',
    });
  });

  test.each([
    ['A', true, 'none', 'on_the_spot', 'normal'],
    ['B', true, 'none', 'on_the_spot', 'normal'],
    ['C', true, 'full_check_by_grade', 'on_the_spot', 'full'],
    ['D', true, 'query_first_by_grade', 'after_query', 'full'],
    ['E', false, 'barred_by_grade', null, 'normal'],
    ['?', true, 'none', null, 'normal'],
  ])('%s', (value, allowed, reason, pace, check) => {
    expect(ask([], [grade(value)])).toMatchObject({ allowed, reason, pace, check });
  });

  test('of several schemes the strictest decides; of one scheme the newest that is valid', () => {
    const risk = grade('D', { scheme: '企业信用风险分类' });
    expect(ask([], [grade('A'), risk])).toMatchObject({
      allowed: false,
      grade: 'D',
      grade_scheme: risk.scheme,
    });
    expect(ask([], [grade('E'), grade('B', { dated_on: '2026-06-01' })]).allowed).toBe(true);
    expect(ask([], [grade('E', { valid_until: '2026-09-15' })]).allowed).toBe(true);
    expect(ask([], [grade('E', { dated_on: '2026-09-17' })]).allowed).toBe(true);
    expect(ask([], [grade('E', { valid_until: '2026-12-31' })])).toMatchObject({
      until: '2026-12-31',
      until_repaired: false,
    });
  });

  test('a bar of another platform counts whatever the grade, a breach before both', () => {
    const flagged = grade('A', { barred: 1, basis: '联合惩戒' });
    expect(ask([], [flagged])).toMatchObject({
      allowed: false,
      reason: 'barred_by_platform',
      basis: { zh: '联合惩戒' },
      until_repaired: true,
    });
    expect(ask([bar()], [flagged]).reason).toBe('barred_by_breach');
  });
});
