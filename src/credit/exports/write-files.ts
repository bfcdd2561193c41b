import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { appError } from '../../i18n/catalogue.ts';
import { toCsv } from '../../table/write-table.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import { headingOf, type Layout } from './layout.ts';
import type { Cells } from './record.ts';

export const exportForms = ['csv', 'xlsx', 'json'] as const;
export type ExportForm = (typeof exportForms)[number];

/** What was written, by name only: folders are of no concern to a log. */
export interface WrittenFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
}

type Blocks = AsyncIterable<readonly Cells[]>;

/** A workbook stands in memory as a whole. */
const WORKBOOK_ROWS = 100_000;

/**
 * Writes rows as one file, whole or not at all, readable by its owner alone. CSV: UTF-8 without mark or guard, LF; JSON: an array, an
 * object a line, keys by field code whatever the heading; XLSX: text cells. The same rows give the same bytes. E_EXPORT_WORKBOOK.
 */
export async function writeRows(
  path: string,
  form: ExportForm,
  layout: Layout,
  heading: Layout['heading'],
  blocks: Blocks,
): Promise<WrittenFile> {
  const digest = createHash('sha256');
  let rows = 0;
  async function* counted(): Blocks {
    for await (const block of blocks) {
      rows += block.length;
      yield block;
    }
  }
  async function* hashed(): AsyncGenerator<Uint8Array, void, void> {
    for await (const piece of pieces(form, layout, heading, counted())) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      digest.update(bytes);
      yield bytes;
    }
  }
  await writeFileSafely(path, hashed(), { mode: 0o600 });
  return { file: basename(path), sha256: digest.digest('hex'), rows };
}

function pieces(
  form: ExportForm,
  layout: Layout,
  heading: Layout['heading'],
  blocks: Blocks,
): AsyncIterable<string | Uint8Array> {
  switch (form) {
    case 'csv':
      return csvPieces(layout, heading, blocks);
    case 'json':
      return jsonPieces(layout, blocks);
    case 'xlsx':
      return workbook(layout, heading, blocks);
  }
}

const lineOf = ({ fields }: Layout, cells: Cells): string[] => fields.map(({ name }) => cells[name] ?? '');

async function* csvPieces(layout: Layout, heading: Layout['heading'], blocks: Blocks) {
  yield toCsv(headingOf(layout, heading), []);
  for await (const block of blocks) {
    yield toCsv(
      null,
      block.map((cells) => lineOf(layout, cells)),
    );
  }
}

async function* jsonPieces(layout: Layout, blocks: Blocks) {
  let before = '[\n';
  for await (const block of blocks) {
    for (const cells of block) {
      const ordered = Object.fromEntries(layout.fields.map(({ name }) => [name, cells[name] ?? '']));
      yield `${before}${JSON.stringify(ordered)}`;
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[\n]\n' : '\n]\n';
}

async function* workbook(layout: Layout, heading: Layout['heading'], blocks: Blocks) {
  const rows: string[][] = [];
  for await (const block of blocks) {
    rows.push(...block.map((cells) => lineOf(layout, cells)));
    if (rows.length > WORKBOOK_ROWS) throw appError('E_EXPORT_WORKBOOK', { most: WORKBOOK_ROWS });
  }
  const { toXlsx } = await import('../../table/write-xlsx.ts');
  yield await toXlsx({ sheetName: layout.title.zh, header: headingOf(layout, heading), rows });
}
