import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/hash.ts';
import type { FieldValue, FieldValues } from '../paper/template.ts';
import type { LetterCase } from './letter-case.ts';

/**
 * SHA-256 of a letter's content (contract, section 6): RFC 8785 JSON of number, case, item version, template version and the
 * fields that the template was filled with; fields without a value are left out.
 */
export function contentDigest(one: LetterCase, templateVersion: string, fields: FieldValues): string {
  const filled = Object.entries(fields).filter(
    (entry): entry is [string, Exclude<FieldValue, undefined>] => entry[1] !== undefined,
  );
  return sha256Hex(
    canonicalJson({
      number: one.letter_no,
      case: one.case_no,
      item_version: { code: one.item.item_code, version: one.item.version },
      template_version: templateVersion,
      fields: Object.fromEntries(filled) as Json,
    }),
  );
}

/** What the QR code on every page holds: the commitment code and the first 16 hex digits of the content's digest. */
export const qrText = (commitmentCode: string, contentSha256: string): string =>
  `${commitmentCode} ${contentSha256.slice(0, 16)}`;

/** Stands in the file's own properties, so that a changed letter is still known as one of ours. */
export const fileMark = (commitmentCode: string, contentSha256: string): string =>
  `chengnuo:${commitmentCode}:${contentSha256.slice(0, 16)}`;

export interface TypedCode {
  readonly code: string;
  readonly digest: string | null;
  /** Letters were read as the digits that they look like. */
  readonly corrected: boolean;
}

/** Letters that a hand writes, or a scanner reads, for digits. */
const lookalikes: Readonly<Record<string, string>> = {
  o: '0',
  d: '0',
  q: '0',
  i: '1',
  l: '1',
  '|': '1',
  '!': '1',
  z: '2',
  s: '5',
  b: '8',
};

/**
 * A code as typed from paper or scanned: 20 digits, spaces and dashes ignored, and the 16 hex digits where the QR code was read.
 * What it is short of or has too much, as a count of characters, where it is none. Pure.
 */
export function readTypedCode(typed: string): TypedCode | { readonly characters: number } {
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^chengnuo:/, '')
    .replace(/[\s:._\u2010-\u2015-]/g, '');
  const digits = [...plain.slice(0, 20)].map((char) => lookalikes[char] ?? char).join('');
  // In hex a letter is a letter, but for those that are none of its digits.
  const hex = plain.slice(20).replace(/[oil]/g, (char) => lookalikes[char] ?? char);
  if (!/^\d{20}$/.test(digits) || !/^(?:[0-9a-f]{16})?$/.test(hex)) return { characters: [...plain].length };
  return { code: digits, digest: hex === '' ? null : hex, corrected: digits + hex !== plain };
}

/** Codes that differ by one digit, or by two neighbours swapped: what a slip of the hand may have been meant for. Pure. */
export function nearCodes(code: string): string[] {
  const near = new Set<string>();
  for (let i = 0; i < code.length; i++) {
    for (const digit of '0123456789') near.add(code.slice(0, i) + digit + code.slice(i + 1));
    if (i > 0) near.add(`${code.slice(0, i - 1)}${code[i]}${code[i - 1]}${code.slice(i + 1)}`);
  }
  near.delete(code);
  return [...near];
}
