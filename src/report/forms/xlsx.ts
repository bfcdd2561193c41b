import type { Cell, SheetData } from 'write-excel-file/node';
import { NONE } from '../show-value.ts';
import type { DocumentColumn, DocumentTable, TableDocument } from '../table-document.ts';
import type { Frame } from './frame.ts';

const head = (value: string): Cell => ({
  value,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#EEF2F6',
  align: 'center',
});

/** Text stays text (never a formula), numbers and percentages are numbers with the decimals shown; — where there is none. */
function cell(text: string, align: DocumentColumn['align'], bold: boolean): Cell {
  const style = bold ? { fontWeight: 'bold' as const } : {};
  if (text === NONE) return { value: text, type: String, align: 'right', ...style };
  const number = align === 'right' ? /^[-+]?(\d+)(?:\.(\d+))?(%?)$/.exec(text) : null;
  // A code with leading zeros is no number.
  if (number === null || /^0\d/.test(number[1] ?? '')) {
    return { value: text, type: String, align, wrap: true, ...style };
  }
  const [, , fraction = '', percent = ''] = number;
  const value = Number(text.replace('%', ''));
  const format = `0${fraction === '' ? '' : `.${'0'.repeat(fraction.length)}`}${percent}`;
  return { value: percent === '' ? value : value / 100, type: Number, format, ...style };
}

/** A workbook of one sheet a table; text, notes and the ledger's head stand below the first. */
export async function reportXlsx(doc: TableDocument, frame: Frame): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const titleRows: SheetData = [
    [{ value: `${doc.title}　${doc.subtitle}`, type: String, fontWeight: 'bold', fontSize: 14 }],
    [{ value: doc.facts.map(([label, value]) => `${label}：${value}`).join('　'), type: String }],
    [],
  ];
  const below: SheetData = [...doc.texts.map(({ text }) => text), ...doc.notes, frame.day, frame.footer].map(
    (value) => [{ value, type: String }],
  );
  const names = new Set<string>();
  const sheets = doc.tables.map((table, i) => ({
    data: [...titleRows, ...rowsOf(table), ...(i === 0 ? [[], ...below] : [])],
    sheet: sheetName(table.heading, names),
    columns: table.columns.map(({ align, weight, wide }) => ({
      width: wide === true ? 80 : align === 'left' ? Math.max(10, Math.min(36, weight)) : 13,
    })),
    stickyRowsCount: titleRows.length + 1,
  }));
  return writeExcelFile(sheets).toBuffer();
}

function rowsOf({ columns, rows, parts, totalLast }: DocumentTable): SheetData {
  return [
    columns.map(({ title }) => head(title)),
    ...rows.map((row, at) =>
      row.map((text, i) =>
        cell(
          i === 0 && parts?.has(at) === true ? `　${text}` : text,
          columns[i]?.align ?? 'left',
          totalLast === true && at === rows.length - 1,
        ),
      ),
    ),
  ];
}

/** A sheet's name has at most 31 characters, none of these, and is there once. */
function sheetName(heading: string, taken: Set<string>): string {
  const plain = heading.replace(/[[\]:*?/\\]/g, ' ').slice(0, 28);
  let name = plain;
  for (let i = 2; taken.has(name); i++) name = `${plain} ${i}`;
  taken.add(name);
  return name;
}
