import { statSync } from 'node:fs';
import type { RowProblem } from '../table/problem.ts';
import { peekPlainHeader, readPlain } from '../table/read-plain.ts';
import type { Table } from '../table/read-table.ts';
import type { TableRow } from '../table/row-reader.ts';
import { loadSchema } from '../table/schema.ts';
import { blocksFromThread } from './read-in-thread.ts';
import { makeReady, type ReadyContext, type RowBlock } from './ready-row.ts';

/** What is known of the file when its last row has been read. */
export type SourceEnd = Omit<Table, 'rows' | 'problems'>;

/** A list of cases, block by block, wherever it comes from. */
export interface CaseSource {
  /** About how many rows will come. */
  readonly expected: number;
  /** Throws OddFile where the file turns out not to be plain: then nothing may be kept of what came before. */
  readonly blocks: (context: ReadyContext) => AsyncGenerator<RowBlock, SourceEnd, void>;
  /** Rows with their cells, once more, for the rejects file. */
  readonly rowsAt: (lines: ReadonlySet<number | null>) => readonly TableRow[];
}

const BLOCK_ROWS = 2_000;

/** A list that was read as a whole. */
export function tableSource(table: Table): CaseSource {
  return {
    expected: table.rows.length,
    rowsAt: (lines) => table.rows.filter(({ line }) => lines.has(line)),
    async *blocks(context) {
      const problems = problemsByLine(table.problems);
      const wrongHeader = table.fileProblems.length > 0;
      for (let at = 0; at < table.rows.length; at += BLOCK_ROWS) {
        const rows = table.rows
          .slice(at, at + BLOCK_ROWS)
          .map((row) => ({ row, problems: problems.get(row.line) ?? [] }));
        // While the header is wrong no row may be taken, and none is accused of more than was found.
        yield wrongHeader
          ? { read: rows.length, ready: [], problems: rows.flatMap((row) => row.problems), warnings: [] }
          : makeReady(rows, context);
      }
      return table;
    },
  };
}

function problemsByLine(problems: readonly RowProblem[]): ReadonlyMap<number | null, readonly RowProblem[]> {
  const byLine = new Map<number | null, RowProblem[]>();
  for (const problem of problems) {
    const known = byLine.get(problem.line);
    if (known) known.push(problem);
    else byLine.set(problem.line, [problem]);
  }
  return byLine;
}

/** From this size on a file is read in a thread of its own, in blocks; smaller ones are done before the thread has started. */
const LONG_BYTES = 4_000_000;
/** What a row has at least: how many rows come is only guessed, to choose the way of loading. */
const ROW_BYTES = 150;

/** A long plain file (see `readPlain`); null for one that must be read as a whole. */
export function longSource(path: string): CaseSource | null {
  // A file that is not there is told of where files are read as a whole.
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LONG_BYTES) return null;
  const schema = loadSchema('case');
  const header = peekPlainHeader(path, schema);
  if (header === null) return null;
  return {
    expected: Math.floor(size / ROW_BYTES),
    rowsAt: (lines) => collectRows(path, lines),
    async *blocks(context) {
      const { encoding, sha256, closingLines } = yield* blocksFromThread(path, context);
      const { columns, line } = header;
      const unknownHeaders = columns.flatMap(({ ignored, header: name }) =>
        ignored === 'unknown' ? name : [],
      );
      return {
        ...{ schema, fileName: path, encoding, sha256, sheet: null, headerLine: line, columns },
        ...{ fileProblems: [], unknownHeaders, closingLines },
      };
    },
  };
}

function collectRows(path: string, lines: ReadonlySet<number | null>): TableRow[] {
  const found: TableRow[] = [];
  for (const { rows } of readPlain(path, loadSchema('case'), 'zh')) {
    for (const { row } of rows) if (lines.has(row.line)) found.push(row);
  }
  return found;
}
