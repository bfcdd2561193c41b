import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { bestHeaderScore } from '../header.ts';
import { checkTable, type FileOptions, type TableFile, type TableSource } from '../read-table.ts';
import type { TableSchema } from '../schema.ts';
import { limits, type WorkbookFault } from './limits.ts';
import { type OpenWorkbook, openWorkbook, type SheetRecords } from './read-workbook.ts';

/** Reads one sheet of a workbook; errors as in `readTableFile`. */
export function readXlsxTable(
  source: TableSource,
  schema: TableSchema,
  options: FileOptions,
): Result<TableFile, AppError> {
  const { fileName: file, bytes } = source;
  const workbook = openWorkbook(bytes);
  if (typeof workbook === 'string') return err(faultError(workbook, file));
  if ('other' in workbook) return err(appError('E_TABLE_SPREADSHEET', { file, format: workbook.other }));
  const chosen =
    options.sheet === undefined ? chooseSheet(workbook, schema) : readNamed(workbook, options.sheet, file);
  if (typeof chosen === 'string') return err(faultError(chosen, file));
  if (!('records' in chosen)) return err(chosen);
  const table = checkTable(source, chosen.records, schema, {
    ...options,
    encoding: 'utf-8',
    sheet: chosen.name,
  });
  if (!table.ok) return table;
  const { rows, columns } = table.value;
  const named = options.sheet !== undefined;
  const others = workbook.sheets.filter((sheet) => sheet.name !== chosen.name).map((sheet) => sheet.name);
  const { filled, hidden } = chosen;
  const isHidden = (index: number): boolean =>
    hidden.columns.some(({ from, to }) => from <= index && index <= to);
  return ok({
    table: table.value,
    otherSheets: named ? [] : others,
    otherLists: named ? [] : listsBeside(workbook, chosen.name, schema),
    filledRows: rows.filter((row) => filled.has(row.line)).length,
    hiddenLines: rows.flatMap(({ line }) => (hidden.lines.has(line) ? line : [])),
    hiddenColumns: columns.flatMap(({ index, header, field }) =>
      field !== null && isHidden(index) ? header : [],
    ),
  });
}

/** By name first: a sheet may be called 2026. */
function readNamed(
  workbook: OpenWorkbook,
  wanted: string,
  file: string,
): SheetRecords | WorkbookFault | AppError {
  const names = workbook.sheets.map((sheet) => sheet.name);
  const named = names.findIndex((name) => name.trim() === wanted.trim());
  const index = named !== -1 ? named : /^[1-9]\d{0,4}$/.test(wanted.trim()) ? Number(wanted) - 1 : -1;
  if (index < 0 || index >= names.length) {
    return appError('E_TABLE_SHEET', { file, sheet: wanted, sheets: names });
  }
  return workbook.read(index);
}

/**
 * The only sheet, or of the visible ones that whose header names most columns of the layout (the first of equals): covers, notes
 * and code tables stand beside the list. Sheets are unpacked one by one; the first with every required column ends the search.
 */
function chooseSheet(workbook: OpenWorkbook, schema: TableSchema): SheetRecords | WorkbookFault {
  const visible = [...workbook.sheets.entries()].filter(([, sheet]) => !sheet.hidden).map(([index]) => index);
  const indexes = visible.length > 0 ? visible : [...workbook.sheets.keys()];
  const enough = fullScore(schema);
  let best: { sheet: SheetRecords; score: number } | null = null;
  for (const index of indexes) {
    const sheet = workbook.read(index);
    if (typeof sheet === 'string') return sheet;
    const score = bestHeaderScore(sheet.records, schema);
    const empty = best?.sheet.records.length === 0 && sheet.records.length > 0;
    if (best === null || score > best.score || (score === best.score && empty)) best = { sheet, score };
    if (score >= enough) break;
  }
  return best === null ? 'damaged' : best.sheet;
}

/** So many columns of the layout make a sheet a list of it. */
const fullScore = (schema: TableSchema): number =>
  Math.max(schema.fields.filter((field) => field.required).length, 2);

/** Visible sheets beside the chosen one that hold such a list too, as where every department has a sheet of its own. */
function listsBeside(workbook: OpenWorkbook, chosen: string, schema: TableSchema): string[] {
  return [...workbook.sheets.entries()].flatMap(([index, { name, hidden }]) => {
    if (hidden || name === chosen) return [];
    const sheet = workbook.read(index);
    const score = typeof sheet === 'string' ? 0 : bestHeaderScore(sheet.records, schema);
    return score >= fullScore(schema) ? name : [];
  });
}

function faultError(fault: WorkbookFault, file: string): AppError {
  switch (fault) {
    case 'damaged':
      return appError('E_TABLE_WORKBOOK', { file });
    case 'bomb':
      return appError('E_TABLE_BOMB', { file, maxMegabytes: limits.readBytes / 1e6 });
    case 'entity':
      return appError('E_TABLE_ENTITY', { file });
    case 'encrypted':
      return appError('E_TABLE_SPREADSHEET', { file, format: 'encrypted' });
  }
}
