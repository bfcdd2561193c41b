import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import type { Lang } from '../i18n/catalogue.ts';
import { type CsvRecord, type Delimiter, parseBlock } from './csv.ts';
import { type EncodingName, looksBinary } from './encoding.ts';
import { binaryFileError, otherTextError } from './file-kind.ts';
import { type FoundHeader, findHeader } from './header.ts';
import { mixedEncodingCheck } from './mixed-encoding.ts';
import type { RowProblem } from './problem.ts';
import { findDelimiter, isFilled } from './read-table.ts';
import { rowReader, type TableRow } from './row-reader.ts';
import type { TableSchema } from './schema.ts';

/**
 * A long CSV file is read in blocks of whole lines, in memory that does not grow with it. That goes for plain files: UTF-8 or GB18030
 * throughout, every quote closed, a header near the top. Whatever is odd (`OddFile`) is left to `readTable`, which sees the
 * file as a whole and can say what is wrong with it.
 */
export class OddFile extends Error {}

/** Small enough that what is made of a block is gone before the collector would move it. */
const BLOCK_BYTES = 1 << 16;
/** A record that does not end within this is a quote that was never closed. */
const MAX_PENDING_CHARS = 4_000_000;

export interface PlainRow {
  readonly row: TableRow;
  readonly problems: readonly RowProblem[];
}

/** The rows of one block of the file. */
export interface PlainBlock {
  readonly rows: readonly PlainRow[];
  /** Bytes read so far. */
  readonly bytes: number;
}

/** What is known when all was read. */
export interface PlainEnd {
  readonly encoding: EncodingName;
  readonly sha256: string;
  readonly header: FoundHeader;
  readonly closingLines: readonly number[];
}

/** The header of a plain file; null if the file is odd at its head. */
export function peekPlainHeader(path: string, schema: TableSchema): FoundHeader | null {
  const reading = plainRecords(path, schema);
  try {
    return reading.next().value?.header ?? null;
  } catch (error) {
    if (error instanceof OddFile) return null;
    throw error;
  } finally {
    reading.return(undefined as never);
  }
}

/** All data rows block by block, each with what is wrong with it. Throws OddFile; errors of the file system. */
export function* readPlain(
  path: string,
  schema: TableSchema,
  lang: Lang,
): Generator<PlainBlock, PlainEnd, void> {
  let rows: PlainRow[] = [];
  let reader: ReturnType<typeof rowReader> | null = null;
  const reading = plainRecords(path, schema);
  for (;;) {
    const step = reading.next();
    if (step.done) {
      const { header, encoding, sha256 } = step.value;
      return { header, encoding, sha256, closingLines: reader?.end() ?? [] };
    }
    const { header, records, bytes } = step.value;
    reader ??= rowReader(header, schema, { lang, sheet: null }, (row, problems) =>
      rows.push({ row, problems }),
    );
    if (reader.fileProblems.length > 0) throw new OddFile('header');
    for (const record of records) reader.read(record);
    yield { rows, bytes };
    rows = [];
  }
}

interface Records {
  readonly header: FoundHeader;
  /** Those below the header. */
  readonly records: readonly CsvRecord[];
  readonly bytes: number;
}

function* plainRecords(
  path: string,
  schema: TableSchema,
): Generator<Records, Omit<PlainEnd, 'closingLines'>, void> {
  const digest = createHash('sha256');
  const decoder = blockDecoder();
  let header: FoundHeader | null = null;
  let delimiter: Delimiter = ',';
  let pending = '';
  let line = 1;
  let bytes = 0;
  for (const { block, last } of lineBlocks(path)) {
    digest.update(block);
    bytes += block.length;
    const text = pending + decoder.decode(block, header === null);
    const cut = last ? text.length : lastRecordEnd(text);
    pending = text.slice(cut);
    if (pending.length > MAX_PENDING_CHARS) throw new OddFile('record');
    if (cut === 0) continue;
    if (header === null) delimiter = delimiterOf(text, schema);
    const parsed = parseBlock(text.slice(0, cut), delimiter, line);
    if (parsed === null) throw new OddFile('quotes');
    line = parsed.nextLine;
    const records = parsed.records.filter(isFilled);
    if (header !== null) {
      yield { header, records, bytes };
      continue;
    }
    header = findHeader(records, schema);
    if (header === null) throw new OddFile('header');
    yield { header, records: records.slice(header.position + 1), bytes };
  }
  if (header === null) throw new OddFile('empty');
  return { header, encoding: decoder.encoding(), sha256: digest.digest('hex') };
}

/** Blocks that end with a line feed (which is never half of a character in UTF-8 or GB18030), but for the last. */
function* lineBlocks(path: string): Generator<{ block: Buffer; last: boolean }, void, void> {
  const file = openSync(path, 'r');
  try {
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const chunk = Buffer.allocUnsafe(BLOCK_BYTES);
      const length = readSync(file, chunk, 0, BLOCK_BYTES, null);
      if (length === 0) break;
      const data =
        rest.length === 0 ? chunk.subarray(0, length) : Buffer.concat([rest, chunk.subarray(0, length)]);
      const end = data.lastIndexOf(LINE_FEED) + 1;
      if (end === 0 && data.length > MAX_PENDING_CHARS) throw new OddFile('line');
      rest = data.subarray(end);
      if (end > 0) yield { block: data.subarray(0, end), last: false };
    }
    yield { block: rest, last: true };
  } finally {
    closeSync(file);
  }
}

const LINE_FEED = 0x0a;

/** Decodes block by block; the encoding is known from the first block that is not plain ASCII, and every later one must agree. */
function blockDecoder() {
  let encoding: 'utf-8' | 'gb18030' | null = null;
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const gb18030 = new TextDecoder('gb18030', { fatal: true });
  const isMixed = mixedEncodingCheck();
  return {
    encoding: (): EncodingName => encoding ?? 'utf-8',
    decode(block: Buffer, head: boolean): string {
      if (head && (binaryFileError(block, '') !== null || block.length === 0)) throw new OddFile('kind');
      if (block.includes(0)) throw new OddFile('NUL');
      if (encoding !== 'gb18030' && isUtf8(block)) {
        if (encoding === null && !isAscii(block)) encoding = 'utf-8';
        const text = utf8.decode(block);
        return head ? checkHead(text.startsWith('\ufeff') ? text.slice(1) : text) : text;
      }
      if (encoding === 'utf-8' || isMixed(block)) throw new OddFile('encoding');
      encoding = 'gb18030';
      try {
        const text = gb18030.decode(block);
        return head ? checkHead(text) : text;
      } catch {
        throw new OddFile('encoding');
      }
    },
  };
}

function checkHead(text: string): string {
  if (looksBinary(text) || otherTextError(text, '') !== null) throw new OddFile('kind');
  return text;
}

/** `sep=;` on a line of its own is rare in long files: left to the reader of whole files. */
function delimiterOf(text: string, schema: TableSchema): Delimiter {
  if (/^sep=/i.test(text)) throw new OddFile('sep');
  return findDelimiter(text, schema);
}

/** Behind the last line end that is outside quotes: up to there an even number of quotes stands. 0: there is none. */
function lastRecordEnd(text: string): number {
  let end = text.lastIndexOf('\n') + 1;
  let quotes = countQuotes(text, 0, end);
  while (quotes % 2 === 1) {
    const before = end < 2 ? 0 : text.lastIndexOf('\n', end - 2) + 1;
    quotes -= countQuotes(text, before, end);
    end = before;
  }
  return end;
}

function countQuotes(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('"', from); at !== -1 && at < to; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}
