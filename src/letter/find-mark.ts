import { inflateSync } from 'node:zlib';

const MARK = /chengnuo:(\d{20}):([0-9a-f]{16})/;

/** A compressed object of a letter is far smaller: what unpacks to more is none of ours. */
const MAX_UNPACKED = 4_000_000;

export interface FileMark {
  readonly commitmentCode: string;
  readonly digest: string;
}

/**
 * The mark that our letters carry in their properties, also after another program has saved the file again: it then stands as UTF-16,
 * as hex, or inside a compressed object. Null for a file that never came from here. Any bytes are safe input.
 */
export function findMark(file: Uint8Array): FileMark | null {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const found = markIn(bytes);
  if (found) return found;
  let unpacked = 0;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const start = at + 6 + (bytes[at + 6] === 0x0d ? 2 : 1);
    try {
      const content = inflateSync(bytes.subarray(start), { maxOutputLength: MAX_UNPACKED });
      const inside = markIn(content);
      if (inside) return inside;
      unpacked += content.length;
    } catch {
      // Not a deflated stream, or a damaged one.
    }
    if (unpacked > 50 * MAX_UNPACKED) break;
  }
  return null;
}

function markIn(bytes: Buffer): FileMark | null {
  const text = bytes.toString('latin1');
  const match =
    MARK.exec(text) ??
    // UTF-16BE as written in a string, and any string written as hex.
    (text.includes('c\0h\0e\0n\0g\0') ? MARK.exec(text.replaceAll('\0', '')) : null) ??
    markInHex(text);
  return match ? { commitmentCode: match[1] ?? '', digest: match[2] ?? '' } : null;
}

const HEX = /<((?:[0-9a-fA-F]{2}\s*){46,400})>/g;

function markInHex(text: string): RegExpExecArray | null {
  if (!/(?:63|0063)(?:00)?6[8](?:00)?65/i.test(text)) return null;
  for (const [, hex = ''] of text.matchAll(HEX)) {
    const match = MARK.exec(
      Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1').replaceAll('\0', ''),
    );
    if (match) return match;
  }
  return null;
}
