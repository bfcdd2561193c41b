import { type Desk, regionOf } from '../cli/desk.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { textOfPdf } from '../paper/pdf-text.ts';
import { isKeyedDigest, keyedDigest } from '../subject/keyed-digest.ts';
import { readBounded } from '../workspace/read-bounded.ts';
import { fileError } from '../workspace/safe-file.ts';
import { nearCodes, readTypedCode } from './content.ts';
import { findMark } from './find-mark.ts';
import { findCodes, findLetterByFile, findLettersByCode, findNumber, type LetterFacts } from './store.ts';

/**
 * changed: one of our letters, but not these bytes (or not this content); void: its number was voided; replaced: the case has
 * a newer letter; erased: ours, but the applicant's data were erased since, so that only the very file can be told; foreign: never came from here; not_issued: the number was handed out, its letter never printed.
 */
export type VerifyReason = 'changed' | 'void' | 'replaced' | 'erased' | 'foreign' | 'not_issued';

/** What may help somebody whose code or file was not found, or not as it was typed. */
export type VerifyHint =
  | { readonly kind: 'length'; readonly characters: number }
  | { readonly kind: 'read_as'; readonly code: string }
  | { readonly kind: 'near'; readonly codes: readonly string[] }
  | { readonly kind: 'region'; readonly region: string };

export interface Verdict {
  readonly valid: boolean;
  readonly letter_no: string | null;
  readonly case_no: string | null;
  readonly reason: VerifyReason | null;
  /** What is recorded of the letter; personal data as stored: mask before showing. */
  readonly facts: LetterFacts | null;
  readonly hints: readonly VerifyHint[];
}

const foreign = (...hints: VerifyHint[]): Verdict => ({
  valid: false,
  letter_no: null,
  case_no: null,
  reason: 'foreign',
  facts: null,
  hints,
});

/**
 * Compares a file with the record. A letter that was changed is still known by the mark in its properties, or where that is gone by
 * the code printed on its pages. Throws E_FILE_* when it cannot be read.
 */
export async function verifyLetter(desk: Desk, file: string): Promise<Verdict> {
  let bytes: Buffer;
  try {
    bytes = await readBounded(file);
  } catch (error) {
    throw fileError(error, file);
  }
  const { db } = desk.store;
  const exact = await findLetterByFile(db, sha256Hex(bytes));
  if (exact) return verdict(exact, reasonOf(exact));
  const erased = await findLetterByFile(db, keyedDigest(desk.keys, sha256Hex(bytes)));
  // The very bytes that were issued: genuine, though of whom is no longer known here.
  if (erased) return { ...verdict(erased, reasonOf(erased)), valid: reasonOf(erased) === 'erased' };
  const mark = findMark(bytes);
  const codes = mark === null ? [] : [mark.commitmentCode];
  for (const code of [...codes, ...(await printedCodes(bytes))]) {
    const [letter] = await findLettersByCode(db, code);
    if (letter) return verdict(letter, 'changed');
  }
  return foreign(...codes.flatMap((code) => otherRegion(desk, code)));
}

/** Codes that stand on the pages: a commitment code is the only run of twenty digits there. */
async function printedCodes(bytes: Uint8Array): Promise<string[]> {
  const text = await textOfPdf(bytes);
  return [...new Set(text.match(/(?<!\d)\d{20}(?!\d)/g) ?? [])].slice(0, 20);
}

const otherRegion = (desk: Desk, code: string): VerifyHint[] =>
  code.startsWith(regionOf(desk)) ? [] : [{ kind: 'region', region: code.slice(0, 6) }];

/** The record of a code typed from paper, or scanned with the content's digest behind it. */
export async function verifyCode(desk: Desk, typed: string): Promise<Verdict> {
  const read = readTypedCode(typed);
  if ('characters' in read) return foreign({ kind: 'length', characters: read.characters });
  const { db } = desk.store;
  const hints: VerifyHint[] = read.corrected ? [{ kind: 'read_as', code: read.code }] : [];
  const letters = await findLettersByCode(db, read.code);
  const { digest } = read;
  const same = letters.find(({ content_sha256 }) => digest === null || content_sha256.startsWith(digest));
  if (same) return verdict(same, reasonOf(same), hints);
  const erased = letters.find(({ content_sha256 }) => isKeyedDigest(content_sha256));
  if (erased) return verdict(erased, reasonOf(erased), hints);
  if (letters[0]) return verdict(letters[0], 'changed', hints);
  const number = await findNumber(db, { commitmentCode: read.code });
  if (number === null) {
    const near = await findCodes(db, nearCodes(read.code));
    if (near.length > 0) return foreign(...hints, { kind: 'near', codes: near });
    return foreign(...hints, ...otherRegion(desk, read.code));
  }
  const reason = number.voided ? 'void' : 'not_issued';
  return { valid: false, letter_no: number.letter_no, case_no: number.case_no, reason, facts: null, hints };
}

/** Signing on another day gives a case another number: the letter with the old one is replaced as well. */
function reasonOf(letter: LetterFacts): VerifyReason | null {
  if (letter.void_reason !== null) return 'void';
  if (letter.status === 'replaced' || letter.letter_no !== letter.current_no) return 'replaced';
  return isKeyedDigest(letter.content_sha256) ? 'erased' : null;
}

const verdict = (
  facts: LetterFacts,
  reason: VerifyReason | null,
  hints: readonly VerifyHint[] = [],
): Verdict => ({
  valid: reason === null,
  letter_no: facts.letter_no,
  case_no: facts.case_no,
  reason,
  facts,
  hints,
});
