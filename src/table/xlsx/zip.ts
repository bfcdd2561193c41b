import { inflateRawSync } from 'node:zlib';
import { limits, WorkbookError } from './limits.ts';

interface ZipEntry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedSize: number;
  readonly size: number;
  /** Of the local header. */
  readonly offset: number;
}

/** The parts of an archive by path; a part is unpacked when it is read. */
export interface Zip {
  readonly names: readonly string[];
  /** The part, or null if there is none. Throws WorkbookError. */
  readonly read: (name: string) => Uint8Array | null;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const MAX_COMMENT = 65_535;

/**
 * Opens a ZIP archive (APPNOTE 6.3) by its central directory, the only list that is binding. Sizes are checked before anything is
 * unpacked, and unpacking stops at the declared size, so that an archive that lies about it is found out.
 * Throws WorkbookError: damaged, bomb, encrypted.
 */
export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  let left: number = limits.readBytes;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return null;
      if (entry.encrypted) throw new WorkbookError('encrypted');
      left -= entry.size;
      if (left < 0) throw new WorkbookError('bomb');
      return unpack(bytes, view, entry);
    },
  };
}

function readDirectory(bytes: Uint8Array, view: DataView): ReadonlyMap<string, ZipEntry> {
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.entries) throw new WorkbookError('bomb');
  const entries = new Map<string, ZipEntry>();
  let declared = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new WorkbookError('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const extra = { from: at + 46 + nameLength, to: Math.min(at + 46 + nameLength + extraLength, end) };
    const entry = {
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      ...wideSizes(view, extra, {
        size: view.getUint32(at + 24, true),
        compressedSize: view.getUint32(at + 20, true),
        offset: view.getUint32(at + 42, true),
      }),
    };
    declared += entry.size;
    if (declared > limits.declaredBytes) throw new WorkbookError('bomb');
    // Windows programs wrote backslashes; of two parts with one name neither can be trusted.
    const path = name.replaceAll('\\', '/');
    if (entries.has(path)) throw new WorkbookError('damaged');
    entries.set(path, entry);
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands last, before a comment of unknown length. */
function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new WorkbookError('damaged');
}

const WIDE = 0xffffffff;

/** Zip64: sizes that are all ones stand in the extra field 1, in this order, as eight bytes each. */
function wideSizes(
  view: DataView,
  extra: { from: number; to: number },
  narrow: { size: number; compressedSize: number; offset: number },
): { size: number; compressedSize: number; offset: number } {
  if (narrow.size !== WIDE && narrow.compressedSize !== WIDE && narrow.offset !== WIDE) return narrow;
  for (let at = extra.from; at + 4 <= extra.to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const wide = (value: number): number => {
      if (value !== WIDE) return value;
      if (next + 8 > extra.to) throw new WorkbookError('damaged');
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    };
    const size = wide(narrow.size);
    const compressedSize = wide(narrow.compressedSize);
    return { size, compressedSize, offset: wide(narrow.offset) };
  }
  throw new WorkbookError('damaged');
}

function unpack(bytes: Uint8Array, view: DataView, entry: ZipEntry): Uint8Array {
  const { offset, compressedSize, size, method } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL)
    throw new WorkbookError('damaged');
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const packed = bytes.subarray(start, start + compressedSize);
  if (packed.length !== compressedSize) throw new WorkbookError('damaged');
  if (method === 0 && compressedSize === size) return packed;
  if (method !== 8) throw new WorkbookError('damaged');
  let unpacked: Uint8Array;
  try {
    unpacked = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    // More comes out than the directory declares.
    const bomb = error instanceof RangeError;
    throw new WorkbookError(bomb ? 'bomb' : 'damaged');
  }
  if (unpacked.length !== size) throw new WorkbookError('damaged');
  return unpacked;
}
