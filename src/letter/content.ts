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

/** A code as typed from paper or scanned: 20 digits, spaces ignored, and the 16 hex digits where the QR code was read. */
export function readTypedCode(typed: string): { code: string; digest: string | null } | null {
  const match = /^(\d{20})([0-9a-f]{16})?$/.exec(
    typed
      .normalize('NFKC')
      .toLowerCase()
      .replace(/^chengnuo:/, '')
      .replace(/[\s:-]/g, ''),
  );
  return match ? { code: match[1] ?? '', digest: match[2] ?? null } : null;
}
