import type { Cell, Image, Sheet } from 'write-excel-file/node';
import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { assert } from '../kernel/assert.ts';
import { MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS } from './xlsx/address.ts';
import { entryHelp } from './xlsx/entry-help.ts';
import { fixTimes } from './xlsx/fix-times.ts';

export interface XlsxOptions {
  readonly sheetName: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** One explanation a column ('' for none): shown when a cell of the column is chosen, and on a sheet of its own. */
  readonly notes?: readonly string[];
  /** The values to choose from, a list a column; null where anything may be written. */
  readonly choices?: readonly (readonly string[] | null)[];
  /** Language of the names of the added sheets; Chinese if left out. */
  readonly lang?: Lang;
}

type FileContent = Image['content'];

/**
 * A workbook of text cells under a frozen header: codes of 18 digits stay what they are, and nothing is run as a formula. The same
 * cells give the same bytes.
 * Cells below the last row are text cells too, so that what people type into a template is kept as typed.
 * Throws BugError where `fitsXlsx` says no: a cell or the number of rows is beyond what a worksheet holds.
 */
export async function toXlsx(options: XlsxOptions): Promise<Uint8Array> {
  const { header, rows, choices = [] } = options;
  assert(fitsXlsx(header, rows), 'rows beyond what a worksheet holds');
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const t = catalogue(options.lang ?? 'zh').table.xlsx;
  // A row of empty text cells carries the text format where there is no row yet.
  const body = rows.length === 0 ? [header.map(() => '')] : rows;
  const name = safeSheetName(options.sheetName);
  const sheets: Sheet<FileContent>[] = [
    {
      sheet: name,
      data: [header.map(headCell), ...body.map((row) => header.map((_, i) => textCell(row[i] ?? '')))],
      columns: header.map((title, i) => ({ width: columnWidth(title, rows, i) })),
      stickyRowsCount: 1,
    },
  ];
  if (options.notes?.some((note) => note !== '')) {
    sheets.push(notesSheet(freeName(t.notesSheet, name), [t.noteColumn, t.noteText], header, options.notes));
  }
  const choicesName = freeName(t.choicesSheet, name);
  if (choices.some((list) => list !== null)) sheets.push(choicesSheet(choicesName, header, choices));
  const feature = await entryHelp<FileContent>(options, choicesName);
  return fixTimes(new Uint8Array(await writeExcelFile(sheets, { features: [feature] }).toBuffer()));
}

/** Whether a worksheet can hold these cells. */
export const fitsXlsx = (header: readonly string[], rows: readonly (readonly string[])[]): boolean =>
  rows.length < MAX_ROWS &&
  header.length <= MAX_COLUMNS &&
  rows.every((row) => row.every((cell) => cell.length <= MAX_CELL_CHARS));

function notesSheet(
  sheet: string,
  [column, text]: readonly [string, string],
  header: readonly string[],
  notes: readonly string[],
): Sheet<FileContent> {
  const lines = header.flatMap((name, i) => {
    const note = notes[i] ?? '';
    return note === '' ? [] : [[textCell(name), { ...textCell(note), wrap: true }]];
  });
  const data = [[headCell(column), headCell(text)], ...lines];
  return { sheet, data, columns: [{ width: 28 }, { width: 80 }], stickyRowsCount: 1 };
}

/** A column of values below its header; `entryHelp` points its drop-downs here. */
function choicesSheet(
  sheet: string,
  header: readonly string[],
  choices: readonly (readonly string[] | null)[],
): Sheet<FileContent> {
  const height = choices.reduce((max, list) => Math.max(max, list?.length ?? 0), 0);
  const values = Array.from({ length: height }, (_, row) =>
    header.map((_, i) => {
      const value = choices[i]?.[row];
      return value === undefined ? null : textCell(value);
    }),
  );
  return { sheet, data: [header.map(headCell), ...values], columns: header.map(() => ({ width: 18 })) };
}

const textCell = (value: string) => ({ value: escaped(guarded(value)), type: String, format: '@' });

/** Text cells need no `'` before `=`; but reading drops one, so that text which has its own gets another. */
const guarded = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const headCell = (value: string): Cell => ({
  ...textCell(value),
  fontWeight: 'bold',
  backgroundColor: '#EEF2F6',
});

/**
 * Text as the format escapes it (ECMA-376, ST_Xstring): `_x0041_` would else be read as `A`, a carriage return as a line feed, and
 * other control characters not at all. The library looks texts up in a plain object, so the names of its own properties are
 * escaped too.
 */
function escaped(text: string): string {
  const safe = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffd-\uffff]/g, escapeUnit);
  return text in {} ? escapeUnit(text.slice(0, 1)) + text.slice(1) : safe;
}

const escapeUnit = (unit: string): string =>
  `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/** Names end at 31 characters and hold none of `[]/\:*?`, nor a quote at their ends. */
function safeSheetName(name: string): string {
  const safe = name.replace(/[[\]/\\:*?\u0000-\u001f]+/g, ' ').replace(/^[\s']+|[\s']+$/g, '');
  return [...safe].slice(0, 15).join('') || 'Sheet1';
}

const freeName = (wanted: string, taken: string): string => (wanted === taken ? `${wanted} 2` : wanted);

/** In characters of the sheet; Chinese ones count twice. Long texts are cut off at 40, as people set it. */
function columnWidth(title: string, rows: readonly (readonly string[])[], index: number): number {
  const widest = rows
    .slice(0, 200)
    .reduce((max, row) => Math.max(max, widthOf(row[index] ?? '')), widthOf(title));
  return Math.min(40, Math.max(8, widest + 3));
}

const widthOf = (text: string): number => {
  let width = 0;
  for (const char of text.slice(0, 60)) width += (char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
};
