import { isAscii, isUtf8 } from 'node:buffer';

const LINE_FEED = 0x0a;

/**
 * For bytes that are not UTF-8 as a whole: the first line whose encoding differs from that of the first line with Chinese in it,
 * or null if there is none. A file pasted together from UTF-8 and GBK would else come out as nonsense in one of its parts:
 * UTF-8 bytes often are formally valid GB18030.
 */
export function mixedEncodingLine(bytes: Uint8Array): number | null {
  return lineChecker()(bytes);
}

/** The same over blocks of whole lines that come one after the other: true for the first block with a line that differs. */
export function mixedEncodingCheck(): (block: Uint8Array) => boolean {
  const check = lineChecker();
  return (block) => check(block) !== null;
}

function lineChecker(): (bytes: Uint8Array) => number | null {
  let first: boolean | null = null;
  let line = 1;
  return (bytes) => {
    for (let start = 0; start < bytes.length; line++) {
      const end = bytes.indexOf(LINE_FEED, start);
      const slice = bytes.subarray(start, end === -1 ? bytes.length : end);
      const wide = isAscii(slice) ? null : isWideUtf8(slice);
      if (wide !== null) {
        first ??= wide;
        if (wide !== first) return line;
      }
      if (end === -1) return null;
      start = end + 1;
    }
    return null;
  };
}

/**
 * True: surely UTF-8 (well formed, two or more three-byte characters); false: surely not; null: either.
 * GBK text is by chance valid UTF-8 only in a few two-byte pairs, such as the well-known 联通.
 */
function isWideUtf8(line: Uint8Array): boolean | null {
  if (!isUtf8(line)) return false;
  let wide = 0;
  for (const byte of line) if (byte >= 0xe3 && byte <= 0xef) wide++;
  return wide >= 2 ? true : null;
}
