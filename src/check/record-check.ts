import { findCase } from '../case/store.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import type { CheckMethod, CheckOutcome } from './check.ts';
import { canBeChecked, raisesSuspicion } from './rules.ts';

export interface CheckInput {
  readonly caseNo: string;
  readonly outcome: CheckOutcome;
  readonly method: CheckMethod;
  /** Day of the check; default: today. */
  readonly on?: Day;
  readonly detail?: string | null;
}

export interface RecordedCheck {
  readonly check: number;
  readonly case_no: string;
  readonly subject_no: string;
  readonly outcome: CheckOutcome;
  readonly method: CheckMethod;
  readonly checked_on: Day;
  /** True where a person should now judge whether there was a breach. */
  readonly suspicion: boolean;
}

/**
 * Records the verification of one promise. It decides nothing: an untrue promise becomes a breach only when a person opens one.
 * E_CASE_UNKNOWN (6), E_CHECK_NO_PROMISE, E_CHECK_TIME_ORDER (5).
 */
export async function recordCheck(desk: Desk, input: CheckInput): Promise<Result<RecordedCheck, AppError>> {
  const { caseNo, outcome, method } = input;
  return desk.store.transaction(async (tx) => {
    const row = await findCase(tx, caseNo);
    if (row === null) return err(appError('E_CASE_UNKNOWN', { case_no: caseNo }));
    if (!canBeChecked(row.state, row.mode)) {
      return err(appError('E_CHECK_NO_PROMISE', { case_no: caseNo }));
    }
    const stamp = stampOf(desk);
    const checkedOn = input.on ?? officeDay(stamp.at);
    if (checkedOn < row.received_day) {
      return err(appError('E_CHECK_TIME_ORDER', { case_no: caseNo, day: checkedOn }));
    }
    const subject = await tx
      .selectFrom('subjects')
      .select('subject_no')
      .where('subject_id', '=', row.subject_id)
      .executeTakeFirstOrThrow();
    const inserted = await tx
      .insertInto('checks')
      .values({
        office_region: regionOf(desk),
        case_id: row.case_id,
        method,
        outcome,
        checked_on: checkedOn,
        detail: input.detail?.trim() || null,
        source: null,
        at: stamp.at,
        actor: stamp.actor,
      })
      .returning('check_id')
      .executeTakeFirst();
    const check = must(inserted, 'an insert returns its row').check_id;
    await appendEntry(tx, stamp, 'check.record', {
      check,
      case_no: caseNo,
      outcome,
      method,
      checked_on: checkedOn,
      in_time: row.check_due === null ? null : checkedOn <= row.check_due.slice(0, 10),
    });
    return ok({
      check,
      case_no: caseNo,
      subject_no: subject.subject_no,
      outcome,
      method,
      checked_on: checkedOn,
      suspicion: raisesSuspicion(outcome),
    });
  });
}
