import { extname } from 'node:path';
import { appError } from '../i18n/catalogue.ts';
import { csvForPeople, toCsv } from '../table/write-table.ts';
import { fitsXlsx, toXlsx, type XlsxOptions } from '../table/write-xlsx.ts';
import { writeFileSafely } from '../workspace/safe-file.ts';
import type { Context } from './context.ts';

export const isWorkbook = (file: string): boolean => extname(file).toLowerCase() === '.xlsx';

/** Endings of other programs' files, which would not open what stands in a file of ours. */
const otherEnding = /\.(xls|xlsm|xlsb|et|ods|numbers|docx?|wps|pdf|html?|json|zip)$/i;

/** Refuses a file name that promises a form we do not write: E_USAGE_VALUE. */
export function requireSheetName(ctx: Context, flag: string, file: string): void {
  if (otherEnding.test(file))
    throw appError('E_USAGE_VALUE', { flag, value: file, expected: ctx.t.cli.sheetName });
}

/**
 * Writes a table for people, as a workbook where the file's name ends in .xlsx, else as CSV (which takes no notes and choices).
 * Returns the file: what no worksheet can hold stands in a CSV of that name.
 */
export async function writeSheet(
  ctx: Context,
  file: string,
  sheet: XlsxOptions,
  options: { readonly mode?: number } = {},
): Promise<string> {
  const asWorkbook = isWorkbook(file) && fitsXlsx(sheet.header, sheet.rows);
  const path = isWorkbook(file) && !asWorkbook ? file.replace(/\.xlsx$/i, '.csv') : file;
  const content = asWorkbook
    ? await toXlsx({ ...sheet, lang: ctx.lang })
    : toCsv(sheet.header, sheet.rows, csvForPeople);
  await writeFileSafely(path, content, options);
  return path;
}

/**
 * The same on stdout, as CSV: for people by itself, without mark and guard for programs (`--format csv`). Such a table has no
 * JSON: E_USAGE_NEEDS.
 */
export function printSheet(ctx: Context, { header, rows }: Pick<XlsxOptions, 'header' | 'rows'>): void {
  if (ctx.format === 'json') throw appError('E_USAGE_NEEDS', { option: '--format json', needs: '--out' });
  ctx.streams.out(toCsv(header, rows, ctx.format === 'csv' ? {} : csvForPeople));
}
