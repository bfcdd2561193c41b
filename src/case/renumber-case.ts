import type { Desk } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import type { Tx } from '../store/store.ts';
import { handOutLetterNumbers, type LetterNumbers } from './numbers.ts';
import { updateCase } from './store.ts';

/**
 * Gives a case whose letter number was voided the next number and the code of that day, as long as its letter awaits the signature;
 * the new letter is then issued as any other. Null for a case that bears another number, is signed or has ended: what was signed is
 * not signed anew by a number. E_CASE_SERIAL, E_CASE_CONFLICT.
 */
export async function renumberCase(
  tx: Tx,
  desk: Desk,
  { caseId, letterNo, day }: { readonly caseId: number; readonly letterNo: string; readonly day: Day },
): Promise<Result<LetterNumbers | null, AppError>> {
  const row = await tx
    .selectFrom('cases')
    .select(['case_id', 'case_no', 'state', 'letter_no', 'revision'])
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  if (row.letter_no !== letterNo || row.state !== 'notified') return ok(null);
  const fresh = await handOutLetterNumbers(tx, desk, day, 1);
  if (!fresh.ok) return fresh;
  const numbers = must(fresh.value[0], 'one number was asked for');
  if (!(await updateCase(tx, row, numbers)))
    return err(appError('E_CASE_CONFLICT', { case_no: row.case_no }));
  return ok(numbers);
}
