import { extname } from 'node:path';
import type { Context } from '../../cli/context.ts';
import { csvForPeople, toCsv } from '../../table/write-table.ts';
import { toXlsx, type XlsxOptions } from '../../table/write-xlsx.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';

/** The importer drops a `'` before a formula sign from every file, so a text that begins with one needs another. */
const guarded = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Writes a table for people, as a workbook where the file's name ends in .xlsx, else as CSV (which takes no notes and choices). */
export async function writeSheet(ctx: Context, file: string, sheet: XlsxOptions): Promise<void> {
  const { header, rows } = sheet;
  if (extname(file).toLowerCase() !== '.xlsx') {
    await writeFileSafely(file, toCsv(header, rows, csvForPeople));
    return;
  }
  const cells = rows.map((row) => row.map(guarded));
  await writeFileSafely(file, await toXlsx({ ...sheet, rows: cells, lang: ctx.lang }));
}
