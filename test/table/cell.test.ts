import { describe, expect, it } from 'vitest';
import { must } from '../../src/kernel/assert.ts';
import { dropGuard, isDamagedNumber, readCell } from '../../src/table/cell.ts';
import { loadSchema, type SchemaName } from '../../src/table/schema.ts';

const cell = (schema: SchemaName, column: string, raw: string) =>
  readCell(must(loadSchema(schema).byName.get(column), column), raw);
const value = (schema: SchemaName, column: string, raw: string) => {
  const result = cell(schema, column, raw);
  return result.ok ? result.value : result.error.code;
};

describe('readCell', () => {
  it.each(['2026-01-05', '2026/1/5', '2026.1.5', '2026年1月5日', '20260105', ' ２０２６－０１－０５ '])(
    'day %j',
    (raw) => expect(value('item', 'effective_from', raw)).toBe('2026-01-05'),
  );

  it.each(['2026.2.30', '2026-13-01', '05/01/2026', '46027', '2026-1', '26-1-5'])('no day %j', (raw) =>
    expect(value('item', 'effective_from', raw)).toBe('type-error'),
  );

  it.each([
    ['2026-03-05 09:30', '2026-03-05T01:30:00.000Z'],
    ['2026/3/5 9:30', '2026-03-05T01:30:00.000Z'],
    ['2026年3月5日 9时30分', '2026-03-05T01:30:00.000Z'],
    ['2026.3.5 9:30:15', '2026-03-05T01:30:15.000Z'],
    ['20260305093015', '2026-03-05T01:30:15.000Z'],
    ['2026-03-05T09:30:00+09:00', '2026-03-05T00:30:00.000Z'],
    ['2026-03-05T01:30:00Z', '2026-03-05T01:30:00.000Z'],
    ['２０２６－３－５　９：３０', '2026-03-05T01:30:00.000Z'],
    ['2026/3/5', '2026-03-04T16:00:00.000Z'],
  ])('instant %j', (raw, instant) => expect(value('case', 'received_at', raw)).toBe(instant));

  it.each(['2026-03-05 24:30', '2026-02-30 09:30', '9:30', '2026-03-05 9点'])('no instant %j', (raw) =>
    expect(value('case', 'received_at', raw)).toBe('type-error'),
  );

  it.each([
    ['3', 3],
    ['３', 3],
    ['设区市', 3],
    ['县（市、区）', 4],
    ['区级', 4],
    ['街道', 5],
    ['乡', 5],
    ['镇(乡、街道)级', 5],
    ['社区', 6],
    ['Municipal', 3],
    ['7', 'constraint-error'],
    ['高', 'type-error'],
  ])('level %j', (raw, level) => expect(value('item', 'level', raw)).toBe(level));

  it('a code or a name gives the code; zeros at the front stay, and are not invented', () => {
    expect(value('item', 'kind', '01')).toBe('01');
    expect(value('item', 'kind', '行政许可')).toBe('01');
    expect(value('item', 'kind', '1')).toBe('constraint-error');
    expect(value('case', 'satisfaction', '非常满意')).toBe(1);
    expect(value('case', 'applicant_type', '法人及非法人组织')).toBe('organization');
    expect(value('case', 'region_code', '０３３０７０')).toBe('033070');
  });

  it('several values by line break or ；', () => {
    expect(value('item', 'materials', '身份证\n户口簿；申请表（容缺） ；')).toEqual([
      '身份证',
      '户口簿',
      '申请表（容缺）',
    ]);
    expect(value('results', 'result', '1；未发现问题；5')).toEqual(['1', '5']);
    expect(value('results', 'result', '1；9')).toBe('constraint-error');
  });

  it('text keeps its inside, loses odd spaces at its ends; the formula guard is dropped', () => {
    expect(value('item', 'conditions', '\u00a0一、条件\r\n二、 条件\u3000')).toBe('一、条件\n二、 条件');
    expect(value('item', 'conditions', dropGuard("'=1+1"))).toBe('=1+1');
    expect(value('item', 'conditions', dropGuard("''=1+1"))).toBe("'=1+1");
    expect(value('item', 'conditions', "'引用")).toBe("'引用");
  });

  it('control characters, damaged text and formula errors are refused', () => {
    expect(value('item', 'item_name', '名\u0007称')).toBe('type-error');
    expect(value('item', 'item_name', '名\u202e称')).toBe('type-error');
    expect(value('item', 'item_name', '名\ufffd称')).toBe('type-error');
    expect(value('item', 'item_name', '#REF!')).toBe('type-error');
    expect(value('item', 'effective_from', '########')).toBe('type-error');
  });

  it('numbers and lengths', () => {
    expect(value('item', 'materials_before', '１２')).toBe(12);
    expect(value('item', 'materials_before', '-1')).toBe('constraint-error');
    expect(value('item', 'materials_before', '1.5')).toBe('type-error');
    expect(value('item', 'item_name', '名'.repeat(200))).toHaveLength(200);
    expect(value('item', 'item_name', '名'.repeat(201))).toBe('constraint-error');
    expect(value('item', 'authority_code', '1133')).toBe('constraint-error');
  });
});

describe('numbers that a spreadsheet damaged', () => {
  it.each(['3.30782E+17', '3.30782e+17', '1E+30', '1144010000748250000000000000000'])('%s', (code) => {
    expect(isDamagedNumber(code, false)).toBe(true);
  });

  it('rounded identity numbers, but not one whose zeros are real', () => {
    expect(isDamagedNumber('110105194912310000', true)).toBe(true);
    // Sequence 900 on this birthday has the check digit 0 (GB 11643): these zeros are real.
    expect(isDamagedNumber('110105194912109000', true)).toBe(false);
  });

  it.each([
    '114403006939513773344201505200802',
    '330702000000000000',
    'A3.3E+17',
    '1000',
    '012345678901234500',
  ])('leaves %s alone', (code) => expect(isDamagedNumber(code, false)).toBe(false));
});
