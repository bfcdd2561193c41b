import { isUtf8 } from 'node:buffer';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { mixedEncodingLine } from './mixed-encoding.ts';

/** The contract's names. */
export type EncodingName = 'utf-8' | 'utf-16' | 'gb18030';

export interface Decoded {
  readonly text: string;
  readonly encoding: EncodingName;
  readonly bom: boolean;
}

/** A JavaScript string holds about 536 million units: a larger file must be split. */
const MAX_BYTES = 500_000_000;

type Decoder = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const overrides: ReadonlyMap<string, Decoder | 'utf-16'> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['utf-8-bom', 'utf-8'],
  ['utf-16', 'utf-16'],
  ['utf16', 'utf-16'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['gb18030', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['cp936', 'gb18030'],
]);

/**
 * Bytes to text, the encoding found unaided: a BOM, else the NUL bytes that UTF-16 has, else strict UTF-8, else strict GB18030
 * (a superset of GBK and GB2312). Nothing is replaced silently.
 * Errors: E_USAGE_VALUE (unknown override), E_TABLE_TOO_LARGE, E_TABLE_NOT_TEXT, E_TABLE_ENCODING, E_TABLE_MIXED_ENCODING.
 */
export function decode(bytes: Uint8Array, file: string, override?: string): Result<Decoded, AppError> {
  if (bytes.length > MAX_BYTES)
    return err(appError('E_TABLE_TOO_LARGE', { file, maxMegabytes: MAX_BYTES / 1e6 }));
  const bom = bomOf(bytes);
  let decoder: Decoder;
  if (override === undefined) {
    const found = detect(bytes, bom, file);
    if (!found.ok) return found;
    decoder = found.value;
  } else {
    const named = overrides.get(override.trim().toLowerCase());
    if (named === undefined) {
      const expected = 'utf-8, utf-16, gb18030';
      return err(appError('E_USAGE_VALUE', { flag: '--encoding', value: override, expected }));
    }
    decoder = named === 'utf-16' ? (bom === 'utf-16be' ? 'utf-16be' : 'utf-16le') : named;
  }
  return decodeAs(bytes, decoder, bom === decoder, file);
}

function detect(bytes: Uint8Array, bom: Decoder | null, file: string): Result<Decoder, AppError> {
  if (bom !== null) return ok(bom);
  if (bytes.includes(0)) {
    const wide = utf16WithoutBom(bytes);
    return wide === null ? err(appError('E_TABLE_NOT_TEXT', { file })) : ok(wide);
  }
  if (isUtf8(bytes)) return ok('utf-8');
  const line = mixedEncodingLine(bytes);
  return line === null ? ok('gb18030') : err(appError('E_TABLE_MIXED_ENCODING', { file, line }));
}

function decodeAs(
  bytes: Uint8Array,
  decoder: Decoder,
  bom: boolean,
  file: string,
): Result<Decoded, AppError> {
  const encoding: EncodingName = decoder === 'utf-8' || decoder === 'gb18030' ? decoder : 'utf-16';
  let text: string;
  try {
    text = new TextDecoder(decoder, { fatal: true }).decode(bytes);
  } catch {
    return err(appError('E_TABLE_ENCODING', { file, encoding }));
  }
  if (looksBinary(text)) return err(appError('E_TABLE_NOT_TEXT', { file }));
  return ok({ text, encoding, bom });
}

function bomOf(bytes: Uint8Array): Decoder | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Digits, commas and line ends have their NUL always on the same side in UTF-16; NULs on both sides are no text. */
function utf16WithoutBom(bytes: Uint8Array): Decoder | null {
  if (bytes.length % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  const end = Math.min(bytes.length, 100_000);
  for (let i = 0; i < end; i++) {
    if (bytes[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  // U+4E00 and its like have a NUL on the other side, but are rare beside commas and line ends.
  if (odd > even * 20 && odd > end / 50) return 'utf-16le';
  if (even > odd * 20 && even > end / 50) return 'utf-16be';
  return null;
}

/** NULs, or more control characters than a damaged cell or two would explain. */
export function looksBinary(text: string): boolean {
  if (text.includes('\u0000')) return true;
  const head = text.slice(0, 20_000);
  const controls = head.match(/[\u0001-\u0008\u000e-\u001f]/g)?.length ?? 0;
  return controls > 10 && controls > head.length / 100;
}
