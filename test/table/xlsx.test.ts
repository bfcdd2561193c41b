import fc from 'fast-check';
import readExcel from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { dropGuard } from '../../src/table/cell.ts';
import { toXlsx } from '../../src/table/write-xlsx.ts';
import { openWorkbook } from '../../src/table/xlsx/read-workbook.ts';

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
