import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { appError, type Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { delimiters, peekCsv } from '../table/csv.ts';
import { decode } from '../table/encoding.ts';
import type { RowProblem } from '../table/problem.ts';
import { type PlainRow, peekPlainHeader, readPlain } from '../table/read-plain.ts';
import { isFilled, type Table, type TableSource } from '../table/read-table.ts';
import { type FileOptions, readTableFile } from '../table/read-table-file.ts';
import type { TableRow } from '../table/row-reader.ts';
import type { TableSchema } from '../table/schema.ts';
import { keyLayout, sourceLayout, type Wanted } from './layout.ts';

/** A file of a source, block by block, wherever it comes from. */
export interface SourceFile {
  readonly layout: TableSchema;
  readonly sha256: string;
  /** About how many rows will come. */
  readonly expected: number;
  /** Throws OddFile where the file turns out not to be plain: then nothing may be kept of what came before. */
  readonly blocks: () => Generator<readonly PlainRow[], SourceFileEnd, void>;
  /** Rows with their cells, once more, for the rejects file. */
  readonly rowsAt: (lines: ReadonlySet<number | null>) => readonly TableRow[];
}

/** What is known when the last row was read. */
export type SourceFileEnd = Omit<Table, 'rows' | 'problems'>;

/** From this size on a file is read in blocks, so that memory does not grow with it. */
const LONG_BYTES = 4_000_000;
/** What a row has at least: how many come is only guessed. */
const ROW_BYTES = 60;

/** A long plain file (see `readPlain`); null for one that must be read as a whole. E_SOURCE_COLUMN. */
export async function longFile(
  path: string,
  wanted: Wanted,
  lang: Lang,
): Promise<Result<SourceFile, AppError> | null> {
  // A file that is not there is told of where files are read as a whole.
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LONG_BYTES) return null;
  const header = peekPlainHeader(path, keyLayout(wanted.key));
  if (header === null) return null;
  const made = sourceLayout(
    path,
    header.columns.map((column) => column.header),
    wanted,
  );
  if (!made.ok) return made;
  const layout = made.value;
  return ok({
    layout,
    sha256: await sha256OfFile(path),
    expected: Math.floor(size / ROW_BYTES),
    rowsAt: (lines) => collectRows(path, layout, lang, lines),
    *blocks() {
      const reading = readPlain(path, layout, lang);
      let step = reading.next();
      for (; !step.done; step = reading.next()) yield step.value.rows;
      const { encoding, sha256, header: found, totalLines } = step.value;
      const { columns, line } = found;
      const unknownHeaders = columns.flatMap(({ ignored, header: name }) =>
        ignored === 'unknown' ? name : [],
      );
      return {
        ...{ schema: layout, fileName: path, encoding, sha256, sheet: null, headerLine: line, columns },
        ...{ fileProblems: [], unknownHeaders, totalLines },
      };
    },
  });
}

function collectRows(
  path: string,
  layout: TableSchema,
  lang: Lang,
  lines: ReadonlySet<number | null>,
): TableRow[] {
  const found: TableRow[] = [];
  for (const { rows } of readPlain(path, layout, lang)) {
    for (const { row } of rows) if (lines.has(row.line)) found.push(row);
  }
  return found;
}

async function sha256OfFile(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) digest.update(chunk);
  return digest.digest('hex');
}

/** A file that was read as a whole. */
export function wholeFile(table: Table): SourceFile {
  const problems = new Map<number | null, RowProblem[]>();
  for (const problem of table.problems) {
    problems.set(problem.line, [...(problems.get(problem.line) ?? []), problem]);
  }
  return {
    layout: table.schema,
    sha256: table.sha256,
    expected: table.rows.length,
    rowsAt: (lines) => table.rows.filter(({ line }) => table.fileProblems.length > 0 || lines.has(line)),
    *blocks() {
      yield table.rows.map((row) => ({ row, problems: problems.get(row.line) ?? [] }));
      return table;
    },
  };
}

/** The layout of a small or odd file, or a workbook, by its own header. Errors of `readTableFile`; E_SOURCE_COLUMN. */
export async function layoutOfFile(
  source: TableSource,
  wanted: Wanted,
  options: FileOptions,
): Promise<Result<TableSchema, AppError>> {
  const read = await readTableFile(source, keyLayout(wanted.key), options);
  if (read.ok) {
    const headers = read.value.table.columns.map((column) => column.header);
    return sourceLayout(source.fileName, headers, wanted);
  }
  if (read.error.code !== 'E_TABLE_NO_HEADER') return read;
  const columns = firstRow(source, options.encoding);
  return {
    ok: false,
    error: appError('E_SOURCE_COLUMN', { file: source.fileName, column: wanted.key, columns }),
  };
}

/** The first filled row of a CSV file, which most likely is its header; empty for a workbook. */
function firstRow({ bytes, fileName }: TableSource, encoding: string | undefined): readonly string[] {
  const decoded = decode(bytes, fileName, encoding);
  if (!decoded.ok) return [];
  let best: readonly string[] = [];
  for (const delimiter of delimiters) {
    const cells = peekCsv(decoded.value.text, delimiter, 5).find(isFilled)?.cells ?? [];
    if (cells.length > best.length) best = cells;
  }
  return best.filter((cell) => cell.trim() !== '').slice(0, SHOWN_COLUMNS);
}

const SHOWN_COLUMNS = 20;
