import { statSync } from 'node:fs';
import type { Lang } from '../i18n/catalogue.ts';
import type { RowProblem } from './problem.ts';
import { type PlainRow, peekPlainHeader, readPlain } from './read-plain.ts';
import type { Table } from './read-table.ts';
import type { TableRow } from './row-reader.ts';
import type { TableSchema } from './schema.ts';

/** What is known of a file when its last row was read. */
export type BlocksEnd = Omit<Table, 'rows' | 'problems'>;

/** A file's rows block by block, wherever they come from, so that a long one never stands in memory as a whole. */
export interface RowBlocks {
  /** About how many rows will come. */
  readonly expected: number;
  /** Problems of the header: while there is one, no row may be taken. */
  readonly fileProblems: readonly RowProblem[];
  /** Throws OddFile where a long file turns out not to be plain: then nothing may be kept of what came before. */
  readonly blocks: () => Generator<readonly PlainRow[], BlocksEnd, void>;
  /** Rows with their cells, once more, for the rejects file. */
  readonly rowsAt: (lines: ReadonlySet<number | null>) => readonly TableRow[];
}

/** From this size on a file is read in blocks. */
const LONG_BYTES = 4_000_000;

/** Whether a file is so long that it should be read in blocks. One that is not there is told of where files are read as a whole. */
export const isLongFile = (path: string): boolean =>
  (statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= LONG_BYTES;

/** A long plain file (see `readPlain`); null for one that must be read as a whole. `rowBytes`: what a row has at least. */
export function longBlocks(
  path: string,
  schema: TableSchema,
  lang: Lang,
  rowBytes: number,
): RowBlocks | null {
  if (!isLongFile(path) || peekPlainHeader(path, schema) === null) return null;
  return {
    expected: Math.floor(statSync(path).size / rowBytes),
    fileProblems: [],
    rowsAt: (lines) => rowsOfPlain(path, schema, lang, lines),
    blocks: () => plainBlocks(path, schema, lang),
  };
}

/** The blocks of a plain file, with what is known at its end. */
function* plainBlocks(
  path: string,
  schema: TableSchema,
  lang: Lang,
): Generator<readonly PlainRow[], BlocksEnd, void> {
  const reading = readPlain(path, schema, lang);
  let step = reading.next();
  for (; !step.done; step = reading.next()) yield step.value.rows;
  const { encoding, sha256, header, closingLines } = step.value;
  const { columns, line } = header;
  const unknownHeaders = columns.flatMap(({ ignored, header: name }) => (ignored === 'unknown' ? name : []));
  return {
    ...{ schema, fileName: path, encoding, sha256, sheet: null, headerLine: line, columns },
    ...{ fileProblems: [], unknownHeaders, closingLines },
  };
}

/** Rows of a plain file by their lines. */
function rowsOfPlain(
  path: string,
  schema: TableSchema,
  lang: Lang,
  lines: ReadonlySet<number | null>,
): TableRow[] {
  const found: TableRow[] = [];
  for (const { rows } of readPlain(path, schema, lang)) {
    for (const { row } of rows) if (lines.has(row.line)) found.push(row);
  }
  return found;
}

const BLOCK_ROWS = 2_000;

/** A file that was read as a whole. */
export function tableBlocks(table: Table): RowBlocks {
  const problems = new Map<number | null, RowProblem[]>();
  for (const problem of table.problems) {
    const known = problems.get(problem.line);
    if (known === undefined) problems.set(problem.line, [problem]);
    else known.push(problem);
  }
  return {
    expected: table.rows.length,
    fileProblems: table.fileProblems,
    rowsAt: (lines) => table.rows.filter(({ line }) => table.fileProblems.length > 0 || lines.has(line)),
    *blocks() {
      for (let at = 0; at < table.rows.length; at += BLOCK_ROWS) {
        const rows = table.rows.slice(at, at + BLOCK_ROWS);
        yield rows.map((row) => ({ row, problems: problems.get(row.line) ?? [] }));
      }
      return table;
    },
  };
}
