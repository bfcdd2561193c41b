import { assert } from '../../kernel/assert.ts';

/** Signatures of the ZIP format (APPNOTE.TXT 4.3): local header, central directory entry, end of central directory. */
const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
/** The length of the end record without its comment, which the writer leaves out. */
const END_BYTES = 22;
/** The first day that the format knows, 1980-01-01, at midnight: time 0 and day 1 of month 1. */
const FIRST_DAY = 0x0021_0000;

/**
 * Sets the times of an archive's parts to the first day that the format knows, in place, so that the same content gives the same bytes
 * whenever it is written. For archives as our writer makes them: no comment, no ZIP64. Throws BugError for any other.
 */
export function fixTimes(archive: Uint8Array): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = archive.byteLength - END_BYTES;
  assert(end >= 0 && view.getUint32(end, true) === END, 'an archive ends with its directory');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    assert(view.getUint32(at, true) === ENTRY, 'the directory lists its parts one behind the other');
    const local = view.getUint32(at + 42, true);
    assert(view.getUint32(local, true) === LOCAL, 'a part begins where the directory says');
    view.setUint32(at + 12, FIRST_DAY, true);
    view.setUint32(local + 10, FIRST_DAY, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return archive;
}
