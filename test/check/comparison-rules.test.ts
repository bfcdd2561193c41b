import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyRule,
  type CaseFacts,
  outcomeOf,
  type RuleResult,
  type SeenRow,
} from '../../src/check/comparison-rules.ts';
import { parseCheckRule } from '../../src/item/check-rules.ts';
import { must } from '../../src/kernel/assert.ts';

const rule = (text: string) => {
  const parsed = parseCheckRule(text);
  if (!parsed.ok) throw new Error(parsed.error.problem);
  return parsed.value;
};
const row = (values: Record<string, string | null>): SeenRow => ({
  value: (column) => values[column] ?? null,
});
const facts = (values: Record<string, string | null> = {}): CaseFacts => ({
  value: (field) => values[field] ?? null,
  day: '2026-09-16',
});
const result = (text: string, rows: readonly SeenRow[] | null, values = {}) =>
  applyRule(rule(text), facts(values), rows).result;

describe('a rule against the rows under its key', () => {
  const anyRow = row({});

  test('present and absent', () => {
    expect(result('s=present', [anyRow])).toBe('holds');
    expect(result('s=present', [])).toBe('not_found');
    expect(result('s=absent', [])).toBe('holds');
    expect(result('s=absent', [anyRow])).toBe('fails');
  });

  test('a case without the key: nobody is on no list, but a name that is missing proves nothing', () => {
    expect(result('s:agent_id_number=absent', null)).toBe('holds');
    expect(result('s:legal_representative=absent', null)).toBe('holds');
    expect(result('s:agent_id_number=present', null)).toBe('not_found');
    expect(result('s:applicant_name=absent', null)).toBe('not_found');
  });

  test('equal sees through width, spaces and case, and never finds nothing equal to nothing', () => {
    const equal = (found: string | null, wanted: string | null) =>
      result('s=equal(姓名,applicant_name)', [row({ 姓名: found })], { applicant_name: wanted });
    expect(equal('王 小明', '王小明')).toBe('holds');
    expect(equal('ＡＢc', 'abC')).toBe('holds');
    expect(equal('王小名', '王小明')).toBe('fails');
    expect(equal(null, null)).toBe('fails');
    expect(equal('', null)).toBe('fails');
  });

  test('range takes numbers, or days, both ends inside, and guesses nothing', () => {
    const within = (cell: string | null) => result('s=range(x,-1,2500.5)', [row({ x: cell })]);
    for (const inside of ['-1', '0', '2500.50', ' ２５００ ']) expect(within(inside)).toBe('holds');
    for (const outside of ['-1.01', '2501', '1,000', '约1000', '1e3', null])
      expect(within(outside)).toBe('fails');
    const between = (cell: string) => result('s=range(x,1990-01-01,2000-12-31)', [row({ x: cell })]);
    for (const inside of ['1990-01-01', '2000年12月31日', '19950101', '1995/1/1 08:30:00']) {
      expect(between(inside)).toBe('holds');
    }
    for (const outside of ['1989-12-31', '2001.1.1', '1995', '1995-02-30'])
      expect(between(outside)).toBe('fails');
  });

  test('valid_on is the day of the promise; an end may be open, a beginning may not', () => {
    const valid = (from: string | null, to: string | null) =>
      result('s=valid_on(起,止)', [row({ 起: from, 止: to })]);
    expect(valid('2026-09-16', '2026-09-16')).toBe('holds');
    expect(valid('2020-01-01', null)).toBe('holds');
    expect(valid('2020-01-01', '长期')).toBe('holds');
    expect(valid('2026-09-17', '2030-01-01')).toBe('fails');
    expect(valid('2020-01-01', '2026-09-15')).toBe('fails');
    expect(valid(null, '2030-01-01')).toBe('fails');
    expect(valid('2020-01-01', '见证书')).toBe('fails');
  });

  test('of several rows one is enough, and it is the one that is named', () => {
    const applied = applyRule(rule('s=range(x,5,9)'), facts(), [
      row({ x: '1' }),
      row({ x: '7' }),
      row({ x: '8' }),
    ]);
    expect(applied).toEqual({ result: 'holds', row: 1 });
    expect(applyRule(rule('s=range(x,5,9)'), facts(), [row({ x: '1' })])).toEqual({
      result: 'fails',
      row: 0,
    });
  });

  test('more rows never break a rule, but for absent', () => {
    const cell = fc.constantFrom('1', '5', '9', 'x', null);
    const rows = fc.array(
      cell.map((x) => row({ x })),
      { maxLength: 4 },
    );
    const order: readonly RuleResult[] = ['not_found', 'fails', 'holds'];
    fc.assert(
      fc.property(
        fc.constantFrom('s=present', 's=range(x,2,6)', 's=equal(x,facts)'),
        rows,
        cell,
        (text, some, more) => {
          const before = result(text, some, { facts: '9' });
          const after = result(text, [...some, row({ x: more })], { facts: '9' });
          expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
          expect(result('s=absent', some)).toBe(some.length === 0 ? 'holds' : 'fails');
        },
      ),
    );
  });
});

describe('the outcome of a case', () => {
  test('one that fails is a mismatch; what is not found is not untrue; all must hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<RuleResult>('holds', 'fails', 'not_found'), { minLength: 1 }),
        (all) => {
          const outcome = outcomeOf(all);
          expect(outcome === 'match').toBe(all.every((one) => one === 'holds'));
          expect(outcome === 'mismatch').toBe(all.some((one) => one === 'fails'));
          expect(outcomeOf(all.toReversed())).toBe(outcome);
          must(
            ['match', 'mismatch', 'not_found'].find((one) => one === outcome),
            'one of three',
          );
        },
      ),
    );
  });
});
