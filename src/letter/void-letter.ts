import type { LetterNumbers } from '../case/numbers.ts';
import { renumberCase } from '../case/renumber-case.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { keyedHash } from '../workspace/keys.ts';
import { findNumber, insertVoid } from './store.ts';

export interface VoidedLetter {
  readonly letter_no: string;
  readonly case_no: string;
  readonly reason: string;
  /** What the case bears instead; null where it has its decision, or bore another number anyhow. */
  readonly next: LetterNumbers | null;
  /** The case was signed on the void letter: it waits for a new signature. */
  readonly unsigned: boolean;
}

/**
 * Voids a number for good, printed or not. A case without a decision gets the next number and a code of that day in the same act, so that
 * a new letter can be issued; where it was signed it has to be signed anew. E_LETTER_UNKNOWN, E_LETTER_VOID_ALREADY, E_LETTER_VOID_REASON, E_CASE_SERIAL.
 */
export async function voidLetter(
  desk: Desk,
  letterNo: string,
  reason: string,
): Promise<Result<VoidedLetter, AppError>> {
  const stamp = stampOf(desk);
  const why = reason.trim();
  if (why === '') return err(appError('E_LETTER_VOID_REASON'));
  return desk.store.transaction(async (tx) => {
    const found = await findNumber(tx, { letterNo });
    if (found === null) return err(appError('E_LETTER_UNKNOWN', { letter_no: letterNo }));
    if (found.voided) return err(appError('E_LETTER_VOID_ALREADY', { letter_no: letterNo }));
    await insertVoid(tx, {
      office_region: regionOf(desk),
      letter_no: letterNo,
      commitment_code: found.commitment_code,
      case_id: found.case_id,
      reason: why,
      at: stamp.at,
      actor: stamp.actor,
    });
    const day = officeDay(stamp.at);
    const renumbered = await renumberCase(tx, desk, { caseId: found.case_id, letterNo, day, reason: why });
    if (!renumbered.ok) return renumbered;
    const next = renumbered.value?.numbers ?? null;
    const unsigned = renumbered.value?.unsigned ?? false;
    // A reason is free text and may name a person: the log holds its keyed hash.
    await appendEntry(tx, stamp, 'letter.void', {
      letter_no: letterNo,
      reason_key: keyedHash(desk.keys, why),
      next: next === null ? null : { ...next },
      unsigned,
    });
    return ok({ letter_no: letterNo, case_no: found.case_no, reason: why, next, unsigned });
  });
}
