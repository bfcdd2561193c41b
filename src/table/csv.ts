import { CsvError, parse } from 'csv-parse/sync';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { CellMark } from './cell-mark.ts';

/** A record as it came; `line` is its first physical line, from 1, or the sheet's row. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** By column: what cells of a workbook were; none in CSV. */
  readonly marks?: ReadonlyMap<number, CellMark>;
}

export type Delimiter = ',' | '\t' | ';' | '|';

export const delimiters: readonly Delimiter[] = [',', '\t', ';', '|'];

const baseOptions = {
  relax_column_count: true,
  // Named, not discovered: the first line end may stand alone in its kind.
  record_delimiter: ['\r\n', '\n', '\r'],
};

/** The longest record, in characters. No layout comes near it: a longer one is a cell run wild or a quote that was never closed. */
const MAX_RECORD_CHARS = 4_000_000;

/**
 * All records with their lines, counted from `firstLine`. A quote inside an unquoted cell (`他说"好"`) is read as it stands, as spreadsheets do.
 * Error E_TABLE_QUOTE with the line of the record whose quotes do not close: what follows it cannot be trusted; E_TABLE_LONG_ROW.
 */
export function parseCsv(
  text: string,
  delimiter: Delimiter,
  file: string,
  firstLine = 1,
): Result<CsvRecord[], AppError> {
  const strict = collect(text, delimiter, false, -1, firstLine);
  if (strict.failure === null) return ok(strict.records);
  if (strict.failure === 'CSV_MAX_RECORD_SIZE') return err(longRow(file, strict.nextLine));
  if (strict.failure === 'INVALID_OPENING_QUOTE') {
    const relaxed = collect(text, delimiter, true, -1, firstLine);
    if (relaxed.failure === 'CSV_MAX_RECORD_SIZE') return err(longRow(file, relaxed.nextLine));
    // Relaxed, a quoted cell with a stray quote inside keeps its outer quotes, and may have swallowed lines.
    const swallowed = relaxed.records.find((record) =>
      record.cells.some((cell) => cell.trimStart().startsWith('"')),
    );
    if (relaxed.failure === null && !swallowed) return ok(relaxed.records);
    return err(appError('E_TABLE_QUOTE', { file, line: swallowed?.line ?? relaxed.nextLine }));
  }
  return err(appError('E_TABLE_QUOTE', { file, line: strict.nextLine }));
}

const longRow = (file: string, line: number): AppError =>
  appError('E_TABLE_LONG_ROW', { file, line, maxMegabytes: MAX_RECORD_CHARS / 1e6 });

/**
 * The records of a part of a file that ends where a record ends, its first line being `firstLine`. Null where the quotes are not
 * strictly right: then the file must be judged as a whole.
 */
export function parseBlock(
  text: string,
  delimiter: Delimiter,
  firstLine: number,
): { readonly records: readonly CsvRecord[]; readonly nextLine: number } | null {
  if (!text.includes('"')) return splitBlock(text, delimiter, firstLine);
  const { records, nextLine, failure } = collect(text, delimiter, false, -1, firstLine);
  return failure === null ? { records, nextLine } : null;
}

/** Without a quote nothing but delimiters and line ends means anything: the parser would find the same in ten times the time. */
function splitBlock(text: string, delimiter: Delimiter, firstLine: number) {
  const lines = text.split(text.includes('\r') ? /\r\n|\n|\r/ : '\n');
  // What follows the last line end is the next block's.
  if (lines.at(-1) === '') lines.pop();
  const records = lines.map((line, i): CsvRecord => ({ line: firstLine + i, cells: line.split(delimiter) }));
  return { records, nextLine: firstLine + lines.length };
}

/** The first records, as far as they can be read: for finding delimiter and header. */
export function peekCsv(text: string, delimiter: Delimiter, count: number): CsvRecord[] {
  return collect(text.slice(0, PEEK_CHARS), delimiter, true, count).records;
}

const PEEK_CHARS = 65_536;

interface Collected {
  readonly records: CsvRecord[];
  /** The line on which the record after the last good one starts. */
  readonly nextLine: number;
  readonly failure: string | null;
}

function collect(
  text: string,
  delimiter: Delimiter,
  relaxQuotes: boolean,
  to = -1,
  firstLine = 1,
): Collected {
  const records: CsvRecord[] = [];
  let line = firstLine;
  let failure: string | null = null;
  try {
    parse(text, {
      ...baseOptions,
      delimiter,
      relax_quotes: relaxQuotes,
      max_record_size: MAX_RECORD_CHARS,
      to,
      on_record: (cells: string[]) => {
        records.push({ line, cells });
        // Counted from the cells: the parser's own counter tells the last line of a record, and skips some.
        line += 1 + cells.reduce((sum, cell) => sum + lineBreaks(cell), 0);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    failure = error.code;
  }
  return { records, nextLine: line, failure };
}

function lineBreaks(cell: string): number {
  if (!cell.includes('\n') && !cell.includes('\r')) return 0;
  return cell.match(/\r\n|\n|\r/g)?.length ?? 0;
}
