import { readFile } from 'node:fs/promises';
import type { Desk } from '../cli/desk.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { fileError } from '../workspace/safe-file.ts';
import { readTypedCode } from './content.ts';
import { findMark } from './find-mark.ts';
import { findLetterByFile, findLettersByCode, findNumber, type LetterFacts } from './store.ts';

/**
 * changed: one of our letters, but not these bytes (or not this content); void: its number was voided; replaced: the case has
 * a newer letter; foreign: never came from here; not_issued: the number was handed out, its letter never printed.
 */
export type VerifyReason = 'changed' | 'void' | 'replaced' | 'foreign' | 'not_issued';

export interface Verdict {
  readonly valid: boolean;
  readonly letter_no: string | null;
  readonly case_no: string | null;
  readonly reason: VerifyReason | null;
  /** What is recorded of the letter; personal data as stored: mask before showing. */
  readonly facts: LetterFacts | null;
}

const FOREIGN: Verdict = { valid: false, letter_no: null, case_no: null, reason: 'foreign', facts: null };

/** Compares a file with the record. Throws E_FILE_* when it cannot be read. */
export async function verifyLetter(desk: Desk, file: string): Promise<Verdict> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw fileError(error, file);
  }
  const exact = await findLetterByFile(desk.store.db, sha256Hex(bytes));
  if (exact) return verdict(exact, reasonOf(exact));
  const mark = findMark(bytes);
  if (mark === null) return FOREIGN;
  const [letter] = await findLettersByCode(desk.store.db, mark.commitmentCode);
  return letter ? verdict(letter, 'changed') : FOREIGN;
}

/** The record of a code typed from paper, or scanned with the content's digest behind it. */
export async function verifyCode(desk: Desk, typed: string): Promise<Verdict> {
  const read = readTypedCode(typed);
  if (read === null) return FOREIGN;
  const { db } = desk.store;
  const letters = await findLettersByCode(db, read.code);
  const { digest } = read;
  const same = letters.find(({ content_sha256 }) => digest === null || content_sha256.startsWith(digest));
  if (same) return verdict(same, reasonOf(same));
  if (letters[0]) return verdict(letters[0], 'changed');
  const number = await findNumber(db, { commitmentCode: read.code });
  if (number === null) return FOREIGN;
  const reason = number.voided ? 'void' : 'not_issued';
  return { valid: false, letter_no: number.letter_no, case_no: number.case_no, reason, facts: null };
}

/** Signing on another day gives a case another number: the letter with the old one is replaced as well. */
function reasonOf(letter: LetterFacts): VerifyReason | null {
  if (letter.void_reason !== null) return 'void';
  return letter.status === 'replaced' || letter.letter_no !== letter.current_no ? 'replaced' : null;
}

const verdict = (facts: LetterFacts, reason: VerifyReason | null): Verdict => ({
  valid: reason === null,
  letter_no: facts.letter_no,
  case_no: facts.case_no,
  reason,
  facts,
});
