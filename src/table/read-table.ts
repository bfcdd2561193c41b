import { appError, type Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { type CsvRecord, type Delimiter, delimiters, parseCsv, peekCsv } from './csv.ts';
import { decode, type EncodingName } from './encoding.ts';
import { binaryFileError, otherTextError } from './file-kind.ts';
import { bestHeaderScore, type FoundHeader, findHeader, type TableColumn } from './header.ts';
import { type RowProblem, sortProblems } from './problem.ts';
import { rowReader, type TableRow } from './row-reader.ts';
import { headerOf, type TableSchema } from './schema.ts';

export interface TableSource {
  readonly bytes: Uint8Array;
  /** As the user named it: for messages. */
  readonly fileName: string;
}

export interface Table {
  readonly schema: TableSchema;
  readonly fileName: string;
  /** UTF-8 for a workbook, whose parts are XML. */
  readonly encoding: EncodingName;
  readonly sha256: string;
  /** The sheet that was read; null for CSV. */
  readonly sheet: string | null;
  readonly headerLine: number;
  readonly columns: readonly TableColumn[];
  /** Every data row, good or bad, in file order; title, note, closing and blank rows are none. */
  readonly rows: readonly TableRow[];
  /** Problems of single rows, by line. */
  readonly problems: readonly RowProblem[];
  /** Problems of the whole file: while there is one, no row may be written. */
  readonly fileProblems: readonly RowProblem[];
  /** Headers that the layout does not know: not read, worth a notice. */
  readonly unknownHeaders: readonly string[];
  /** Lines of the rows that close the sheet, sums and signatures: not read, worth a notice. */
  readonly closingLines: readonly number[];
}

export interface TableFile {
  readonly table: Table;
  /** The sheets that were not read, if nobody chose one. */
  readonly otherSheets: readonly string[];
  /** Of those the ones that hold a list of this layout too: most likely one that must be imported as well. */
  readonly otherLists: readonly string[];
  /** Rows that took a value from a cell merged over several rows. */
  readonly filledRows: number;
  /** Lines of the rows, and headers of the columns, that were read although the sheet hides them. */
  readonly hiddenLines: readonly number[];
  readonly hiddenColumns: readonly string[];
}

export interface ReadOptions {
  readonly encoding?: string | undefined;
  readonly lang: Lang;
  /** Told now and then how many of the rows are checked. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface FileOptions extends ReadOptions {
  /** Name or number (from 1) of the sheet of a workbook; without it the one that looks like the layout. */
  readonly sheet?: string | undefined;
}

/**
 * Reads and checks a CSV file by its layout; all problems of the file come back at once. `readTableFile` reads workbooks too.
 * Errors (exit 3): E_TABLE_EMPTY, E_TABLE_NO_ROWS, E_TABLE_SPREADSHEET, E_TABLE_NOT_CSV, E_TABLE_NOT_TEXT, E_TABLE_ENCODING,
 * E_TABLE_MIXED_ENCODING, E_TABLE_TOO_LARGE, E_TABLE_LONG_ROW, E_TABLE_QUOTE, E_TABLE_NO_HEADER; exit 2: E_USAGE_VALUE (--encoding).
 */
export function readTable(
  source: TableSource,
  schema: TableSchema,
  options: ReadOptions,
): Result<Table, AppError> {
  const { bytes, fileName: file } = source;
  if (bytes.length === 0) return err(appError('E_TABLE_EMPTY', { file }));
  const binary = binaryFileError(bytes, file);
  if (binary) return err(binary);
  const decoded = decode(bytes, file, options.encoding);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const other = otherTextError(text, file);
  if (other) return err(other);
  const parsed = parseText(text, schema, file);
  if (!parsed.ok) return parsed;
  return checkTable(source, parsed.value, schema, { ...options, encoding, sheet: null });
}

/** `sep=;` on a first line of its own names the delimiter, as spreadsheets write and obey it. */
function parseText(text: string, schema: TableSchema, file: string): Result<CsvRecord[], AppError> {
  const named = /^sep=([,;|\t])(\r\n|\n|\r)/i.exec(text);
  if (named === null) return parseCsv(text, findDelimiter(text, schema), file);
  const delimiter = delimiters.find((known) => known === named[1]) ?? ',';
  return parseCsv(text.slice(named[0].length), delimiter, file, 2);
}

/**
 * Checks records, from wherever they came, by a layout. Errors: E_TABLE_EMPTY, E_TABLE_NO_HEADER, E_TABLE_NO_ROWS.
 */
export function checkTable(
  source: TableSource,
  all: readonly CsvRecord[],
  schema: TableSchema,
  options: Omit<ReadOptions, 'encoding'> & { encoding: EncodingName; sheet: string | null },
): Result<Table, AppError> {
  const { bytes, fileName: file } = source;
  const { lang, encoding, sheet } = options;
  const records = all.filter(isFilled);
  if (records.length === 0) return err(appError('E_TABLE_EMPTY', { file }));
  const header = findHeader(records, schema);
  if (header === null)
    return err(appError('E_TABLE_NO_HEADER', { file, expected: requiredHeaders(schema, lang) }));
  const checked = checkRecords(records, header, schema, options);
  if (checked.rows.length === 0) return err(appError('E_TABLE_NO_ROWS', { file }));
  return ok({
    schema,
    fileName: file,
    encoding,
    sha256: sha256Hex(bytes),
    sheet,
    headerLine: header.line,
    columns: header.columns,
    unknownHeaders: header.columns.flatMap((column) => (column.ignored === 'unknown' ? column.header : [])),
    ...checked,
  });
}

/** Rows between two reports of progress. */
const PROGRESS_ROWS = 2000;

function checkRecords(
  records: readonly CsvRecord[],
  header: FoundHeader,
  schema: TableSchema,
  { lang, onProgress, sheet }: Pick<ReadOptions, 'lang' | 'onProgress'> & { sheet: string | null },
): Pick<Table, 'rows' | 'problems' | 'fileProblems' | 'closingLines'> {
  const rows: TableRow[] = [];
  const problems: RowProblem[] = [];
  const reader = rowReader(header, schema, { lang, sheet }, (row, wrong) => {
    rows.push(row);
    for (const problem of wrong) problems.push(problem);
  });
  const body = records.slice(header.position + 1);
  for (const [offset, record] of body.entries()) {
    if (onProgress && offset % PROGRESS_ROWS === 0) onProgress(offset, body.length);
    reader.read(record);
  }
  const closingLines = reader.end();
  return { rows, problems: sortProblems(problems), fileProblems: reader.fileProblems, closingLines };
}

/** The delimiter under which the header is recognised best; a comma where none is better. */
export function findDelimiter(text: string, schema: TableSchema): Delimiter {
  let best: { delimiter: Delimiter; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const score = bestHeaderScore(peekCsv(text, delimiter, 100).filter(isFilled), schema);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

export const isFilled = (record: CsvRecord): boolean =>
  record.cells.some((cell) => cell !== '' && normaliseText(cell) !== '');

const requiredHeaders = (schema: TableSchema, lang: Lang): string[] =>
  schema.fields.filter((field) => field.required).map((field) => headerOf(field, lang));
