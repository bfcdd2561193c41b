import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { sha256Hex } from '../kernel/hash.ts';

/** A file of a published folder: its bytes, or its pieces, anew each time, where it may be too long to stand in memory as a whole. */
export type FolderFile = Uint8Array | Iterable<Uint8Array>;

const isWhole = (file: FolderFile): file is Uint8Array => file instanceof Uint8Array;

export const piecesOf = (file: FolderFile): Iterable<Uint8Array> => (isWhole(file) ? [file] : file);

/** A file of a folder as a whole, for those that grow with the units alone; undefined: not there. */
export function bytesOf(files: ReadonlyMap<string, FolderFile>, name: string): Uint8Array | undefined {
  const file = files.get(name);
  return file === undefined || isWhole(file) ? file : Buffer.concat([...file]);
}

/** What `sha256sum` prints of it. */
export function digestOf(file: FolderFile): string {
  if (isWhole(file)) return sha256Hex(file);
  const hash = createHash('sha256');
  for (const piece of file) hash.update(piece);
  return hash.digest('hex');
}

const PIECE = 256 * 1024;

/** Lines of a file that is made while it is written. `lines` is asked for anew each time. */
export const fileOfLines = (lines: () => Iterable<string>): FolderFile => ({
  *[Symbol.iterator]() {
    let text = '';
    for (const line of lines()) {
      text += line;
      if (text.length < PIECE) continue;
      yield Buffer.from(text);
      text = '';
    }
    yield Buffer.from(text);
  },
});

/** A file on the disk, read piece by piece. */
export const fileOnDisk = (path: string): FolderFile => ({
  *[Symbol.iterator]() {
    const handle = openSync(path, 'r');
    try {
      for (;;) {
        const piece = Buffer.allocUnsafe(PIECE);
        const count = readSync(handle, piece);
        if (count === 0) return;
        yield piece.subarray(0, count);
      }
    } finally {
      closeSync(handle);
    }
  },
});
