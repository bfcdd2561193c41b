import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CheckRule,
  formatRule,
  parseCheckRule,
  parseCheckRules,
  ruleFields,
  sourceName,
} from '../../src/item/check-rules.ts';
import { must } from '../case/support.ts';
import { makeOffice } from '../support/office.ts';

const read = (text: string) => {
  const rule = parseCheckRule(text);
  return rule.ok ? rule.value : rule.error.problem;
};

describe('check rules', () => {
  test('read as the contract writes them', () => {
    expect(read('offence=absent')).toEqual({
      source: 'offence',
      keyField: 'id_number',
      test: { kind: 'absent' },
    });
    expect(read('住房:case_no=present')).toMatchObject({ source: '住房', keyField: 'case_no' });
    expect(read('degree=equal(姓名,applicant_name)')).toMatchObject({
      test: { kind: 'equal', column: '姓名', field: 'applicant_name' },
    });
    expect(read('income=range(月收入,0,2500.50)')).toMatchObject({ test: { low: 0, high: 2500.5 } });
    expect(read('birth=range(日期,1990-01-01,2000-12-31)')).toMatchObject({
      test: { kind: 'days', low: '1990-01-01', high: '2000-12-31' },
    });
    expect(read('cert:agent_id_number=valid_on(起,止)')).toMatchObject({
      keyField: 'agent_id_number',
      test: { kind: 'valid_on', from: '起', to: '止' },
    });
  });

  test('may be typed full-width, with spaces, with brackets in a column', () => {
    expect(read(' 学历库 ： id_number ＝ equal（学历（最高），facts）')).toEqual({
      source: '学历库',
      keyField: 'id_number',
      test: { kind: 'equal', column: '学历(最高)', field: 'facts' },
    });
  });

  test.each([
    ['absent', 'form'],
    ['=absent', 'form'],
    ['a b:c:d=absent', 'form'],
    ['offence:name=absent', 'key_field'],
    ['offence:=absent', 'key_field'],
    ['offence=missing', 'test'],
    ['offence=', 'test'],
    ['offence=absent(x)', 'arguments'],
    ['offence=equal(x)', 'arguments'],
    ['offence=equal(x,)', 'arguments'],
    ['offence=range(x,1,2,3)', 'arguments'],
    ['offence=valid_on(x)', 'arguments'],
    ['offence=equal(x,surname)', 'field'],
    ['offence=range(x,2,1)', 'bounds'],
    ['offence=range(x,1,many)', 'bounds'],
    ['offence=range(x,2026-01-01,9)', 'bounds'],
    ['offence=range(x,2026-02-30,2026-03-01)', 'bounds'],
  ])('%s: %s', (text, problem) => {
    expect(read(text)).toBe(problem);
  });

  test('several stand in one cell; the first wrong one is named', () => {
    expect(parseCheckRules(null)).toEqual({ ok: true, value: [] });
    expect(parseCheckRules('a=present；b=absent')).toMatchObject({
      ok: true,
      value: [{ source: 'a' }, { source: 'b' }],
    });
    expect(parseCheckRules('a=present；b=perhaps')).toEqual({
      ok: false,
      error: { rule: 'b=perhaps', problem: 'test' },
    });
  });

  test('what is written is read again', () => {
    const field = fc.constantFrom(...ruleFields);
    const column = fc.constantFrom('姓名', 'status', '学历(最高)', 'valid_from', 'a=b');
    const number = fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }))
      .map(([a, b]) => Number(`${a}.${b}`));
    const day = fc
      .tuple(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
      )
      .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
    const ordered = <T extends number | string>([a, b]: [T, T]) =>
      a <= b ? { low: a, high: b } : { low: b, high: a };
    const anyTest: fc.Arbitrary<CheckRule['test']> = fc.oneof(
      fc.constant({ kind: 'present' as const }),
      fc.constant({ kind: 'absent' as const }),
      fc.record({ kind: fc.constant('equal' as const), column, field }),
      fc
        .tuple(column, fc.tuple(number, number))
        .map(([name, pair]) => ({ kind: 'range' as const, column: name, ...ordered(pair) })),
      fc
        .tuple(column, fc.tuple(day, day))
        .map(([name, pair]) => ({ kind: 'days' as const, column: name, ...ordered(pair) })),
      fc.record({ kind: fc.constant('valid_on' as const), from: column, to: column }),
    );
    const rule = fc.record({
      source: fc.constantFrom('offence', '学历库', 'a.b-c_1'),
      keyField: field,
      test: anyTest,
    });
    fc.assert(
      fc.property(rule, (one) => {
        expect(parseCheckRule(formatRule(one))).toEqual({ ok: true, value: one });
      }),
    );
  });

  test('names of sources are the same however they are typed', () => {
    expect(sourceName(' Ｏffence ')).toBe('offence'.replace('o', 'O'));
    expect(sourceName('a:b')).toBeNull();
    expect(sourceName('')).toBeNull();
    expect(sourceName('../x')).toBeNull();
  });

  test('an item with a rule that cannot be read is a row problem of its own', async () => {
    const office = await makeOffice();
    const head =
      'item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis,check_rules';
    const row = (code: string, rules: string) =>
      `${code},某事项${code},certification,某证明,某局,4,commitment,某法,${rules}`;
    const list = [head, row('A', 'offence=absent'), row('B', 'offence=absent；degree=sometimes')].join('\n');
    const options = { stdin: list };
    const dry = await office.run('item import - --batch 一 --format json', options);
    expect(dry.code).toBe(3);
    expect(dry.json()).toMatchObject({
      read: 2,
      rejected: 1,
      problems: [{ line: 3, column: 'check_rules', code: 'check-rule' }],
    });
    expect(dry.out).toContain('degree=sometimes');
    await expect(must(office, 'item list')).resolves.toMatchObject({ total: 0 });
  });
});
