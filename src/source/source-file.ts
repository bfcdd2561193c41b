import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appError, type Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { delimiters, peekCsv } from '../table/csv.ts';
import { decode } from '../table/encoding.ts';
import { peekPlainHeader } from '../table/read-plain.ts';
import { type FileOptions, isFilled, type Table, type TableSource } from '../table/read-table.ts';
import { readTableFile } from '../table/read-table-file.ts';
import { type BlocksEnd, isLongFile, longBlocks, type RowBlocks, tableBlocks } from '../table/row-blocks.ts';
import type { TableSchema } from '../table/schema.ts';
import { keyLayout, sourceLayout, type Wanted } from './layout.ts';

/** A file of a source, block by block, wherever it comes from. */
export interface SourceFile extends RowBlocks {
  readonly layout: TableSchema;
  readonly sha256: string;
}

export type SourceFileEnd = BlocksEnd;

/** What a row has at least: how many come is only guessed. */
const ROW_BYTES = 60;

/** A long plain file (see `readPlain`); null for one that must be read as a whole. E_SOURCE_COLUMN. */
export async function longFile(
  path: string,
  wanted: Wanted,
  lang: Lang,
): Promise<Result<SourceFile, AppError> | null> {
  if (!isLongFile(path)) return null;
  const header = peekPlainHeader(path, keyLayout(wanted.key));
  if (header === null) return null;
  const made = sourceLayout(
    path,
    header.columns.map((column) => column.header),
    wanted,
  );
  if (!made.ok) return made;
  const layout = made.value;
  const blocks = longBlocks(path, layout, lang, ROW_BYTES);
  return blocks === null ? null : ok({ layout, sha256: await sha256OfFile(path), ...blocks });
}

async function sha256OfFile(path: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) digest.update(chunk);
  return digest.digest('hex');
}

/** A file that was read as a whole. */
export const wholeFile = (table: Table): SourceFile => ({
  layout: table.schema,
  sha256: table.sha256,
  ...tableBlocks(table),
});

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
