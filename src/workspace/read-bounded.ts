import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

/** What is read at most of what has no size: about the longest text that a list may be. */
const MAX_BYTES = 500 * 1024 * 1024;

/**
 * The bytes of a file that a person named. A pipe or a device has no size, and some never end (a link to /dev/zero in a shared folder):
 * of those no more is read than a list may be long. Throws what the file system refuses, and ERR_FS_FILE_TOO_LARGE.
 */
export async function readBounded(file: string): Promise<Buffer> {
  if ((await stat(file)).isFile()) return readFile(file);
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of createReadStream(file)) {
    pieces.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length > MAX_BYTES) {
      throw Object.assign(new Error('file too large'), { code: 'ERR_FS_FILE_TOO_LARGE', path: file });
    }
  }
  return Buffer.concat(pieces);
}
