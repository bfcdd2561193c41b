import type { Lang } from '../i18n/catalogue.ts';
import { checkHeader } from './check-header.ts';
import { checkRow, type RowValues } from './check-row.ts';
import { isClosingRow } from './closing-row.ts';
import type { CsvRecord } from './csv.ts';
import { type FoundHeader, isHeaderAgain } from './header.ts';
import { isNoteRow } from './note-row.ts';
import type { RowProblem } from './problem.ts';
import type { TableSchema } from './schema.ts';
import { uniqueChecker } from './unique.ts';

export interface TableRow {
  /** The first physical line of the record. */
  readonly line: number;
  /** The cells as they came. */
  readonly cells: readonly string[];
  /** Typed by the layout; see `CellValue`. */
  readonly values: RowValues;
}

export interface RowReader {
  /** Problems of the header: while there is one, no row may be written. */
  readonly fileProblems: readonly RowProblem[];
  /** The next record below the header. */
  readonly read: (record: CsvRecord) => void;
  /** After the last record: the lines of the closing rows (sums, signatures), which are no data. */
  readonly end: () => readonly number[];
}

/**
 * Reads records below a header one by one: `onRow` gets every data row, good or bad, in file order with what is wrong with it; title,
 * note and repeated header rows are none. A row that sums up or signs waits until it is known whether more data follows: at the file's
 * end it is no data either, unless it has no problem, for a sound row is data whatever it is called.
 */
export function rowReader(
  header: FoundHeader,
  schema: TableSchema,
  options: { readonly lang: Lang; readonly sheet: string | null },
  onRow: (row: TableRow, problems: readonly RowProblem[]) => void,
): RowReader {
  const { lang, sheet } = options;
  const fileProblems = checkHeader(schema, header, lang);
  const reported = new Set(fileProblems.flatMap((problem) => problem.column ?? []));
  const context = { schema, columns: header.columns, lang, reported, shortRows: sheet !== null };
  const repeated = uniqueChecker(schema, schema.primaryKey, lang);
  let closing: { row: TableRow; problems: readonly RowProblem[] }[] = [];
  let first = true;

  const pass = (row: TableRow, problems: readonly RowProblem[]): void => {
    const again = repeated(row);
    onRow(row, again === null ? problems : [...problems, again]);
  };
  return {
    fileProblems,
    read(record) {
      const belowHeader = first;
      first = false;
      if (isNoteRow(record.cells, belowHeader) || isHeaderAgain(record.cells, header.columns)) return;
      const { values, problems } = checkRow(context, record);
      const row = { line: record.line, cells: record.cells, values };
      if (problems.length > 0 && isClosingRow(record.cells)) {
        closing.push({ row, problems });
        return;
      }
      for (const held of closing) pass(held.row, held.problems);
      closing = [];
      pass(row, problems);
    },
    end: () => closing.map(({ row }) => row.line),
  };
}
