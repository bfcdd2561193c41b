import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { appError } from '../../i18n/catalogue.ts';
import { openWorkbook } from '../../table/xlsx/read-workbook.ts';
import { fileError } from '../../workspace/safe-file.ts';

/** A row of an export file as its bytes say, whatever wrote it. */
export interface ReadRow {
  /** The first physical line of a CSV record, the sheet's row, or the object's place in a JSON array (from 1). */
  readonly line: number;
  readonly cells: readonly string[];
  /** Places of cells that hold something other than text. */
  readonly notText: readonly number[];
}

/** What is wrong with a file before its rows can be looked at. */
export type FileFault = 'byte-order-mark' | 'encoding-error' | 'csv-error' | 'json-error';

export type ReadStep =
  | { readonly kind: 'heading'; readonly names: readonly string[]; readonly line: number }
  | { readonly kind: 'row'; readonly row: ReadRow }
  | { readonly kind: 'fault'; readonly fault: FileFault; readonly line: number | null };

/**
 * Reads an export file step by step: its heading, then its rows, and what is wrong with it as a whole. Nothing here is shared with
 * what writes such files, but for the format itself. E_FILE_NOT_FOUND, E_FILE_UNREADABLE, E_TABLE_WORKBOOK.
 */
export async function* readExport(path: string): AsyncGenerator<ReadStep, void, void> {
  const head = await firstBytes(path);
  if (head.subarray(0, 2).toString('latin1') === 'PK') yield* readWorkbook(path);
  else if (/^(?:\ufeff|\s)*[[{]/.test(head.toString('utf8'))) yield* readJson(path);
  else yield* readCsv(path);
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(error, path);
  }
}

const MARK = '\ufeff';

/** Text piece by piece. Throws TypeError where the bytes are no UTF-8. */
async function* textOf(path: string): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    yield decoder.decode(chunk as Uint8Array, { stream: true });
  }
  yield decoder.decode();
}

async function* readCsv(path: string): AsyncGenerator<ReadStep, void, void> {
  const parser = parse({
    relax_column_count: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  let marked = false;
  async function* unmarked() {
    let first = true;
    for await (const piece of textOf(path)) {
      marked ||= first && piece.startsWith(MARK);
      yield first && marked ? piece.slice(1) : piece;
      if (piece !== '') first = false;
    }
  }
  const input = Readable.from(unmarked());
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let line = 1;
  let heading = true;
  try {
    for await (const record of parser) {
      const cells = (record as unknown[]).map(String);
      if (heading) {
        if (marked) yield { kind: 'fault', fault: 'byte-order-mark', line: 1 };
        yield { kind: 'heading', names: cells, line };
      } else yield { kind: 'row', row: { line, cells, notText: [] } };
      heading = false;
      line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    }
  } catch (error) {
    if (error instanceof TypeError) yield { kind: 'fault', fault: 'encoding-error', line: null };
    else if (error instanceof CsvError) yield { kind: 'fault', fault: 'csv-error', line };
    else throw error;
  }
}

async function* readJson(path: string): AsyncGenerator<ReadStep, void, void> {
  const bytes = await readFile(path);
  let text = '';
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    yield { kind: 'fault', fault: 'encoding-error', line: null };
    return;
  }
  if (text.startsWith(MARK)) yield { kind: 'fault', fault: 'byte-order-mark', line: 1 };
  const rows = parseArray(text.replace(MARK, ''));
  if (rows === null) {
    yield { kind: 'fault', fault: 'json-error', line: null };
    return;
  }
  // The keys that any row has, in the order in which they come up: a row without one of them has an empty cell there.
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (rows.length > 0) yield { kind: 'heading', names, line: 1 };
  for (const [i, row] of rows.entries()) {
    const values = names.map((name) => row[name]);
    const cells = values.map((value) =>
      typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value),
    );
    const notText = values.flatMap((value, at) => (value == null || typeof value === 'string' ? [] : at));
    yield { kind: 'row', row: { line: i + 1, cells, notText } };
  }
}

function parseArray(text: string): Record<string, unknown>[] | null {
  try {
    const value: unknown = JSON.parse(text);
    const sound =
      Array.isArray(value) &&
      value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row));
    return sound ? (value as Record<string, unknown>[]) : null;
  } catch {
    return null;
  }
}

async function* readWorkbook(path: string): AsyncGenerator<ReadStep, void, void> {
  const workbook = openWorkbook(await readFile(path));
  if (typeof workbook === 'string' || 'other' in workbook) throw appError('E_TABLE_WORKBOOK', { file: path });
  const sheet = workbook.read(0);
  if (typeof sheet === 'string') throw appError('E_TABLE_WORKBOOK', { file: path });
  const [first, ...rest] = sheet.records;
  if (first === undefined) return;
  yield { kind: 'heading', names: first.cells, line: first.line };
  for (const { line, cells, marks } of rest) {
    // A sheet leaves out the empty cells at a row's end.
    const whole = [
      ...cells,
      ...Array.from({ length: Math.max(0, first.cells.length - cells.length) }, () => ''),
    ];
    yield { kind: 'row', row: { line, cells: whole, notText: [...(marks?.keys() ?? [])] } };
  }
}
