import { describe, expect, it } from 'vitest';
import { catalogue, describeError } from '../../src/i18n/catalogue.ts';
import { AppError } from '../../src/kernel/app-error.ts';
import { csvOf, errorCode, goodItem, problemsOf, read, tryRead, utf8 } from './support.ts';

const header = Object.keys(goodItem).join(',');
const row = Object.values(goodItem).join(',');

describe('files that are no table', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'E_TABLE_EMPTY'],
    ['only a BOM', utf8('\ufeff'), 'E_TABLE_EMPTY'],
    ['only blank lines and commas', '\n ,,\n\u3000\n', 'E_TABLE_EMPTY'],
    ['only a header', `${header}\n`, 'E_TABLE_NO_ROWS'],
    ['an XLSX renamed .csv', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0), 'E_TABLE_SPREADSHEET'],
    [
      'an XLS renamed .csv',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0),
      'E_TABLE_SPREADSHEET',
    ],
    ['a PDF', '%PDF-1.7\n', 'E_TABLE_NOT_CSV'],
    ['an HTML table named .xls', '<html><table><tr><td>事项编码</td></tr></table></html>', 'E_TABLE_NOT_CSV'],
    ['an XML spreadsheet', '<?xml version="1.0"?><Workbook/>', 'E_TABLE_NOT_CSV'],
    ['JSON', '{"items":[{"item_code":"A1"}]}', 'E_TABLE_NOT_CSV'],
    ['prose', '关于印发告知承诺制事项清单的通知\n各区县人民政府：\n现印发给你们。\n', 'E_TABLE_NO_HEADER'],
    ['another table', '水果,价格\n苹果,3\n', 'E_TABLE_NO_HEADER'],
    ['binary', Uint8Array.from({ length: 600 }, (_, i) => (i * 7) % 31), 'E_TABLE_NOT_TEXT'],
  ])('%s', (_, data, code) => {
    expect(errorCode(data)).toBe(code);
    const error = tryRead(data);
    if (!(error instanceof AppError)) throw new Error('was read');
    expect(error.exitCode).toBe(3);
    for (const lang of ['zh', 'en'] as const) {
      expect(describeError(catalogue(lang), error).message).toContain('清单.csv');
    }
  });
});

describe('quotes', () => {
  it('an unterminated quote is an error with the line of its record', () => {
    const csv = `${header}\n${row}\nA2,"教师,证明事项\n${row}\n`;
    expect(tryRead(csv)).toMatchObject({ code: 'E_TABLE_QUOTE', params: { line: 3 } });
  });

  it('a quote that closes in the middle of a cell is an error with its line', () => {
    expect(tryRead(`${header}\n${row}\nA2,"教师"资格,x\n`)).toMatchObject({ params: { line: 3 } });
  });

  it('a swallowed line is not passed off as a cell', () => {
    const csv = `${header}\nA1,他说"好",a\nA2,"教师\nA3,"资格"\n`;
    expect(tryRead(csv)).toMatchObject({ code: 'E_TABLE_QUOTE', params: { line: 3 } });
  });

  it('quotes inside an unquoted cell are text', () => {
    const csv = `${header}\n${row.replace('教师资格认定', '"双随机"以外的"一件事"').replace('A001,"', 'A001,关于"')}\n`;
    expect(read(csv).rows[0]?.values['item_name']).toBe('关于"双随机"以外的"一件事"');
  });
});

describe('the header', () => {
  it('every missing column is a problem of the file, once, at the header’s line', () => {
    const { 实施主体: _a, 行使层级: _b, ...rest } = goodItem;
    const table = read(`金华市清单\n${csvOf(rest, { ...rest, 事项编码: 'A002' })}`);
    expect(problemsOf(table)).toEqual(['2 authority_name missing-label', '2 level missing-label']);
    expect(table.rows).toHaveLength(2);
  });

  it('the same column twice, even under two names', () => {
    const table = read(`${header},item_code,实施单位\n${row},A9,别的局\n`);
    expect(problemsOf(table)).toEqual(['1 item_code duplicate-label', '1 authority_name duplicate-label']);
    expect(table.fileProblems[0]?.message).toContain('事项编码、item_code');
  });

  it('unknown columns are told, not refused', () => {
    const table = read(`序号,${header},备注\n1,${row},无\n`);
    expect(problemsOf(table)).toEqual([]);
    expect(table.unknownHeaders).toEqual(['序号', '备注']);
  });
});

describe('ragged rows', () => {
  it('too many and too few cells, each with its line and without accusing slipped cells', () => {
    const table = read(`${header}\n${row},多余\nA002,名称\n${row.replace('A001', 'A003')}\n`);
    expect(problemsOf(table)).toEqual(['2 - extra-cell', '3 track missing-cell']);
    expect(table.problems[0]?.value).toBe('多余');
    expect(table.rows.map((r) => r.line)).toEqual([2, 3, 4]);
  });

  it('empty cells at the end are nothing', () => {
    expect(problemsOf(read(`${header},,\n${row},,,,\n`))).toEqual([]);
  });

  it('a cell under a blank header belongs to no column', () => {
    expect(problemsOf(read(`${header},\n${row},多余\n`))).toEqual(['2 - extra-cell']);
  });

  it('optional columns at the end must still be there', () => {
    expect(problemsOf(read(`${header},领域\n${row}\n`))).toEqual(['2 domain missing-cell']);
  });
});
