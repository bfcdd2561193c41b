import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { isArchive } from './file-kind.ts';
import { type FileOptions, readTable, type TableFile, type TableSource } from './read-table.ts';
import type { TableSchema } from './schema.ts';

/**
 * Reads and checks a CSV file or a workbook (XLSX) by its layout, whatever the file is called.
 * Errors: those of `readTable`; of workbooks (exit 3) E_TABLE_SPREADSHEET, E_TABLE_WORKBOOK, E_TABLE_BOMB, E_TABLE_ENTITY,
 * E_TABLE_SHEET; E_TABLE_NO_SHEETS (exit 2) for `sheet` with CSV.
 */
export async function readTableFile(
  source: TableSource,
  schema: TableSchema,
  options: FileOptions,
): Promise<Result<TableFile, AppError>> {
  if (isArchive(source.bytes)) {
    const { readXlsxTable } = await import('./xlsx/read-xlsx-table.ts');
    return readXlsxTable(source, schema, options);
  }
  const read = readTable(source, schema, options);
  if (!read.ok) return read;
  if (options.sheet !== undefined) return err(appError('E_TABLE_NO_SHEETS', { file: source.fileName }));
  return ok({
    table: read.value,
    otherSheets: [],
    otherLists: [],
    filledRows: 0,
    hiddenLines: [],
    hiddenColumns: [],
  });
}
