import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/kernel/app-error.ts';
import { normaliseText } from '../../src/kernel/text.ts';
import { rejectedRows } from '../../src/table/rejects.ts';
import { loadSchema, schemaNames } from '../../src/table/schema.ts';
import { csvForPeople, toCsv } from '../../src/table/write-table.ts';
import { csvOf, goodCase, goodItem, problemsOf, read, tryRead } from './support.ts';

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.stringMatching(/^[=+\-@'",;\t\r\n|一二 ]{0,12}$/),
);

describe('toCsv', () => {
  it('for machines: no BOM, no guard, LF, quotes only where needed', () => {
    expect(toCsv(null, [['a', 1, null, '=x', 'b,c', '"', '第一\n第二']])).toBe(
      'a,1,,=x,"b,c","""","第一\n第二"\n',
    );
  });

  it('for people: BOM, CRLF, a guard before = + - @ Tab CR', () => {
    expect(toCsv(['标题'], [['=1'], ['+1'], ['-1'], ['@x'], ['\tx'], ["'=1"], ['x=1']], csvForPeople)).toBe(
      "\ufeff标题\r\n'=1\r\n'+1\r\n'-1\r\n'@x\r\n'\tx\r\n''=1\r\nx=1\r\n",
    );
  });

  it('what is written is read back, guarded or not, whatever stands in the cell', () => {
    // Control characters and damaged text are refused on reading; a filled first cell keeps the row a data row.
    const cell = nasty
      .map((text) =>
        text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffd]/g, ''),
      )
      .filter((text) => text.isWellFormed() && !text.startsWith("'"));
    fc.assert(
      fc.property(cell, cell, fc.boolean(), (conditions, standards, people) => {
        const header = [...Object.keys(goodItem), '办理条件', '标准和技术要求'];
        const csv = toCsv(
          header,
          [[...Object.values(goodItem), conditions, standards]],
          people ? csvForPeople : {},
        );
        const values = read(csv).rows[0]?.values;
        expect(values?.['conditions'] ?? '').toBe(normaliseText(conditions));
        expect(values?.['standards'] ?? '').toBe(normaliseText(standards));
      }),
    );
  });
});

/** As the rejects file stands on the disk. */
function rejectsCsv(...[table, problems, lang]: Parameters<typeof rejectedRows>): string {
  const { header, rows } = rejectedRows(table, problems, lang);
  return toCsv(header, rows, csvForPeople);
}

describe('the rejects file', () => {
  it('holds the bad rows as they came, unmasked, with what is wrong; corrected, it imports', () => {
    const bad = { ...goodCase, 办件编号: 'B002', 渠道: '电话', 地址: '=婺城区' };
    const table = read(csvOf({ ...goodCase, 地址: '' }, bad), 'case');
    const rejects = rejectsCsv(table, table.problems, 'zh');
    expect(rejects.split('\r\n')).toEqual([
      '\ufeff办件编号,事项编码,申请人,申请人类型,证件号码,渠道,受理时间,地址,错误情况',
      expect.stringMatching(
        /^B002,A001,王小明,自然人,11010519491231002X,电话,2026-03-05 09:30,'=婺城区,“渠道”/,
      ),
      '',
    ]);
    expect(problemsOf(read(rejects, 'case'))).toEqual(['2 channel constraint-error']);
    const corrected = read(rejects.replace('电话', '窗口'), 'case');
    expect(problemsOf(corrected)).toEqual([]);
    expect(corrected.rows[0]?.values['address']).toBe('=婺城区');
  });

  it('other names of columns become the layout’s own; its own stay in their language', () => {
    const table = read('item_code,事项名称,实施单位,备注\nA1,,某局,无\n');
    const header = rejectsCsv(table, table.problems, 'zh').split('\r\n')[0];
    expect(header).toBe('\ufeffitem_code,事项名称,实施主体,备注,类别,行使层级,办理方式,错误情况');
  });

  it('a ragged row keeps its surplus, and is still refused until it is corrected', () => {
    const table = read(`${csvOf(goodItem).trimEnd()},多余\n`);
    const rejects = rejectsCsv(table, table.problems, 'en');
    expect(rejects).toContain('多余');
    expect(problemsOf(read(rejects))).toEqual(['2 - extra-cell']);
  });

  it('a second round does not pile up problem columns', () => {
    const table = read(csvOf({ ...goodItem, 行使层级: '高' }));
    const once = rejectsCsv(table, table.problems, 'zh');
    const again = read(once);
    expect(rejectsCsv(again, again.problems, 'zh')).toBe(once);
  });
});

describe('any bytes', () => {
  it('are read or refused with a code, never a crash', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 80 }).map((tail) => Buffer.concat([Buffer.from(csvOf(goodItem)), tail])),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(`${csvOf(goodCase)}${text}`)),
      fc.array(nasty, { maxLength: 20 }).map((cells) => Buffer.from(`${csvOf(goodCase)}${cells.join(',')}`)),
    );
    fc.assert(
      fc.property(bytes, fc.constantFrom(...schemaNames), (data, name) => {
        const result = tryRead(data, name);
        if (result instanceof AppError) return;
        expect(result.rows.length).toBeGreaterThan(0);
        const lines = new Set(result.rows.map((row) => row.line));
        expect(lines.size).toBe(result.rows.length);
        for (const problem of result.problems) expect(lines.has(problem.line ?? -1)).toBe(true);
        expect(Object.keys(result.rows[0]?.values ?? {})).toHaveLength(loadSchema(name).fields.length);
      }),
      { numRuns: 500 },
    );
  });
});
