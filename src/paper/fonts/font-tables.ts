import { inflateSync } from 'node:zlib';
import type { FontFault } from '../../i18n/zh/paper.ts';

/** The tables of a font file by tag, as bytes; undefined for one that it does not have. */
export type FontTables = (tag: string) => Buffer | undefined;

/** The reason why a font file cannot be used, inside the room: whoever opens the file puts the file's name to it. */
export class FontFileError extends Error {
  readonly fault: FontFault;
  constructor(fault: FontFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

/** Opens .ttf, .otf, the first face of .ttc and .otc, and WOFF 1.0, whose tables are inflated when asked for. */
export function fontTables(bytes: Buffer): FontTables {
  const kind = bytes.toString('latin1', 0, 4);
  switch (kind) {
    case '\0\x01\0\0':
    case 'true':
    case 'OTTO':
      return plainTables(bytes, 0);
    case 'ttcf':
      return plainTables(bytes, bytes.readUInt32BE(12));
    case 'wOFF':
      return packedTables(bytes);
    case 'wOF2':
      throw new FontFileError('woff2', 'WOFF 2.0');
    default:
      throw new FontFileError('no_font', 'unknown signature');
  }
}

function plainTables(bytes: Buffer, start: number): FontTables {
  const tables = new Map<string, Buffer>();
  const count = bytes.readUInt16BE(start + 4);
  for (let i = 0; i < count; i++) {
    const entry = start + 12 + i * 16;
    tables.set(tagAt(bytes, entry), part(bytes, entry + 8, entry + 12));
  }
  return (tag) => tables.get(tag);
}

/** WOFF 1.0, section 5: a table is deflated where that made it smaller. */
function packedTables(bytes: Buffer): FontTables {
  const entries = new Map<string, number>();
  const count = bytes.readUInt16BE(12);
  for (let i = 0; i < count; i++) entries.set(tagAt(bytes, 44 + i * 20), 44 + i * 20);
  const inflated = new Map<string, Buffer>();
  return (tag) => {
    const entry = entries.get(tag);
    if (entry === undefined) return undefined;
    let table = inflated.get(tag);
    if (!table) {
      const packed = part(bytes, entry + 4, entry + 8);
      const length = bytes.readUInt32BE(entry + 12);
      table = packed.length === length ? packed : inflateSync(packed, { maxOutputLength: length });
      inflated.set(tag, table);
    }
    return table;
  };
}

const tagAt = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4);

function part(bytes: Buffer, offsetAt: number, lengthAt: number): Buffer {
  const offset = bytes.readUInt32BE(offsetAt);
  const end = offset + bytes.readUInt32BE(lengthAt);
  if (end > bytes.length) throw new FontFileError('damaged', 'a table reaches beyond the file');
  return bytes.subarray(offset, end);
}
