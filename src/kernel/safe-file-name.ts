import { sha256Hex } from './hash.ts';

const MAX_CHARS = 100;
/** File systems count bytes (255 at most), and the temporary file beside it needs some of them. */
const MAX_BYTES = 180;

/** Path separators, characters that some system forbids, control characters, and marks that hide or turn text. */
const unsafe =
  /[/\\:*?"<>|\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff0-\uffff]/gu;

/** Names that Windows keeps for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A file name from untrusted text, such as a case number: at most 100 characters with its ending, never a path. A
 * text that had to be changed gets eight digits of its digest, so that no two texts ever share a file.
 */
export function safeFileName(text: string, extension = '.pdf'): string {
  const name = text.normalize('NFC');
  const plain = name
    .replace(unsafe, '_')
    .replace(/^[.\s-]+/, '_')
    .replace(/[.\s]+$/, '_');
  const fits = [...plain].length + extension.length <= MAX_CHARS && Buffer.byteLength(plain) <= MAX_BYTES;
  if (plain === text && plain !== '' && fits && !device.test(plain)) return plain + extension;
  const tail = `-${sha256Hex(text).slice(0, 8)}${extension}`;
  return `${device.test(plain) ? '_' : ''}${cut(plain, MAX_CHARS - tail.length - 1, MAX_BYTES - tail.length)}${tail}`;
}

function cut(text: string, maxChars: number, maxBytes: number): string {
  let kept = '';
  let bytes = 0;
  for (const char of [...text].slice(0, maxChars)) {
    bytes += Buffer.byteLength(char);
    if (bytes > maxBytes) break;
    kept += char;
  }
  return kept;
}
