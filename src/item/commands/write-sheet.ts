import { extname } from 'node:path';
import type { Context } from '../../cli/context.ts';
import { csvForPeople, toCsv } from '../../table/write-table.ts';
import { toXlsx, type XlsxOptions } from '../../table/write-xlsx.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';

export const isWorkbook = (file: string): boolean => extname(file).toLowerCase() === '.xlsx';

/** Writes a table for people, as a workbook where the file's name ends in .xlsx, else as CSV (which takes no notes and choices). */
export async function writeSheet(ctx: Context, file: string, sheet: XlsxOptions): Promise<void> {
  const content = isWorkbook(file)
    ? await toXlsx({ ...sheet, lang: ctx.lang })
    : toCsv(sheet.header, sheet.rows, csvForPeople);
  await writeFileSafely(file, content);
}
