import fc from 'fast-check';
import readExcel from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { dropGuard } from '../../src/table/cell.ts';
import { toXlsx } from '../../src/table/write-xlsx.ts';
import { openWorkbook } from '../../src/table/xlsx/read-workbook.ts';
import { openZip } from '../../src/table/xlsx/zip.ts';

function rowsOf(bytes: Uint8Array, sheet = 0): (readonly string[])[] {
  const workbook = openWorkbook(bytes);
  if (typeof workbook === 'string' || 'other' in workbook) throw new Error(JSON.stringify(workbook));
  const read = workbook.read(sheet);
  if (typeof read === 'string') throw new Error(read);
  // As checking a row does.
  return read.records.map((record) => record.cells.map(dropGuard));
}

describe('what toXlsx writes', () => {
  it('18-digit codes, formulas and escapes come back as they were', async () => {
    const row = ['330782199001011234', '=1+1', '_x0041_', 'constructor', ' a\nb ', '<&>"\'', '\u0001', '007'];
    const bytes = await toXlsx({ sheetName: '事项', header: row.map((_, i) => `列${i}`), rows: [row] });
    expect(rowsOf(bytes)[1]).toEqual(row);
  });

  it('any text survives', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 5 }), async (rows) => {
        const bytes = await toXlsx({ sheetName: '表', header: ['甲', '乙'], rows });
        expect(rowsOf(bytes).slice(1)).toEqual(rows);
      }),
      { numRuns: 30 },
    );
  });

  it('another reader reads the same', async () => {
    const rows = [
      ['110105194912310021', '甲\n乙'],
      ['x', '3-1'],
    ];
    const bytes = await toXlsx({ sheetName: '表', header: ['a', 'b'], rows });
    expect((await readExcel(Buffer.from(bytes)))[0]?.data).toEqual([['a', 'b'], ...rows]);
  });
});

describe('what helps to fill a template in', () => {
  const template = {
    sheetName: '事项/清单',
    header: ['事项编码', '办理方式'],
    rows: [],
    notes: ['31 位或 33 位"国家编码" <或本地编码>', ''],
    choices: [null, ['直接取消', '告知承诺']],
  };
  const partOf = (bytes: Uint8Array, name: string): string =>
    new TextDecoder().decode(openZip(bytes).read(name) ?? undefined);

  it('drop-downs from a sheet of values, notes as prompts, text format for whole columns, a frozen header', async () => {
    const bytes = await toXlsx(template);
    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain("<formula1>'代码值'!$B$2:$B$3</formula1>");
    expect(xml).toMatch(/<dataValidation type="list"[^>]*sqref="B2:B\d+"/);
    expect(xml).toMatch(
      /prompt="31 位或 33 位&quot;国家编码&quot; &lt;或本地编码>?(&gt;)?"[^>]*sqref="A2:A\d+"/,
    );
    expect(xml).toContain('state="frozen"');
    expect(xml.match(/<col style="\d+"/g)).toHaveLength(2);
    // Validations stand between the cells and what may follow them, else Excel calls the file damaged.
    expect(xml.indexOf('</sheetData>')).toBeLessThan(xml.indexOf('<dataValidations'));
    expect(rowsOf(bytes, 1)[1]?.[0]).toBe('事项编码');
    expect(rowsOf(bytes, 2).map((row) => row[1])).toEqual(['办理方式', '直接取消', '告知承诺']);
  });

  it('names that a workbook cannot have are made safe', async () => {
    const workbook = openWorkbook(await toXlsx({ ...template, sheetName: "'[清单]*?:'" }));
    if (typeof workbook === 'string' || 'other' in workbook) throw new Error('not read');
    expect(workbook.sheets.map((sheet) => sheet.name)).toEqual(['清单', '填表说明', '代码值']);
  });
});
