import { type Desk, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import type { Tx } from '../store/store.ts';
import { keepDigest } from './keep-digest.ts';
import { handOutLetterNumbers, type LetterNumbers } from './numbers.ts';
import { ruleFor } from './rules.ts';
import { insertSteps, updateCase } from './store.ts';

interface Voided {
  readonly caseId: number;
  readonly letterNo: string;
  readonly day: Day;
  /** Free text: kept with the case, never in the ledger. */
  readonly reason: string;
}

export interface Renumbered {
  readonly numbers: LetterNumbers;
  /** The case was signed and has to be signed anew. */
  readonly unsigned: boolean;
}

/**
 * Gives a case whose letter number was voided the next number and the code of that day, as long as it is not decided; the new letter is
 * then issued as any other. A signature on the void letter falls with it: the case waits for another. Null for a case that bears
 * another number or has its decision. E_CASE_SERIAL, E_CASE_CONFLICT.
 */
export async function renumberCase(
  tx: Tx,
  desk: Desk,
  { caseId, letterNo, day, reason }: Voided,
): Promise<Result<Renumbered | null, AppError>> {
  const row = await tx
    .selectFrom('cases')
    .select(['case_id', 'case_no', 'state', 'mode', 'letter_no', 'revision'])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  const unsign = ruleFor('unsign', row.state, row.mode, { awaiting: false, issuedFirst: false });
  if (row.letter_no !== letterNo || (row.state !== 'notified' && unsign === null)) return ok(null);
  const fresh = await handOutLetterNumbers(tx, desk, day, 1);
  if (!fresh.ok) return fresh;
  const numbers = must(fresh.value[0], 'one number was asked for');
  const change = unsign === null ? numbers : { ...numbers, state: unsign.to, signed_at: null };
  if (!(await updateCase(tx, row, change))) return err(appError('E_CASE_CONFLICT', { case_no: row.case_no }));
  if (unsign === null) return ok({ numbers, unsigned: false });
  const stamp = stampOf(desk);
  await keepDigest(tx, desk, row.case_no);
  await insertSteps(
    tx,
    caseId,
    [{ step: 'unsign', from: row.state, to: unsign.to, at: stamp.at, note: reason }],
    stamp,
  );
  return ok({ numbers, unsigned: true });
}
