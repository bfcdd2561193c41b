import { findCase, updateCase } from '../case/store.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { keyedHash } from '../workspace/keys.ts';
import type { CheckMethod, CheckOutcome } from './check.ts';
import { legalRemedies, type Remedy, standingOf } from './remedy-rules.ts';
import { findChain } from './remedy-store.ts';
import { canBeChecked, raisesSuspicion } from './rules.ts';
import { insertCheck } from './store.ts';

export interface CheckInput {
  readonly caseNo: string;
  /** Null for the method exempt, and for it alone. */
  readonly outcome: CheckOutcome | null;
  readonly method: CheckMethod;
  /** Day of the check; default: today. */
  readonly on?: Day;
  readonly detail?: string | null;
  /** The revision of the case that the actor has seen; anything newer is a conflict. */
  readonly revision?: number;
}

export interface RecordedCheck {
  readonly check: number;
  readonly case_no: string;
  readonly subject_no: string;
  readonly outcome: CheckOutcome | null;
  readonly method: CheckMethod;
  readonly checked_on: Day;
  /** True where a person should now judge whether there was a breach. */
  readonly suspicion: boolean;
  /** What may follow from what was found. */
  readonly next: readonly Remedy[];
}

/**
 * Records the verification of one promise, or that it is exempt from one and why. It decides nothing: an untrue promise becomes a
 * breach only when a person opens one. E_CASE_UNKNOWN (6), E_CHECK_NO_PROMISE, E_CHECK_TIME_ORDER (5), E_CHECK_EXEMPT (2), E_CASE_CONFLICT (1).
 */
export async function recordCheck(desk: Desk, input: CheckInput): Promise<Result<RecordedCheck, AppError>> {
  const { caseNo, outcome, method } = input;
  const detail = input.detail?.trim() || null;
  const exempt = method === 'exempt';
  if (exempt !== (outcome === null) || (exempt && detail === null)) return err(appError('E_CHECK_EXEMPT'));
  return desk.store.transaction(async (tx) => {
    const row = await findCase(tx, caseNo);
    if (row === null) return err(appError('E_CASE_UNKNOWN', { case_no: caseNo }));
    if (input.revision !== undefined && input.revision !== row.revision) {
      return err(appError('E_CASE_CONFLICT', { case_no: caseNo }));
    }
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
    const check = await insertCheck(tx, {
      ...{ office_region: regionOf(desk), case_id: row.case_id, method, checked_on: checkedOn, detail },
      // What was never looked at was not verified: no figure takes the method exempt for a check.
      ...{ outcome: outcome ?? 'unverifiable', source: null, at: stamp.at, actor: stamp.actor },
    });
    const change = exempt
      ? ({ check_coverage: 'exempt', check_due: null, check_due_provisional: 0 } as const)
      : {};
    // Whoever decides the case meanwhile has not seen this check.
    if (!(await updateCase(tx, row, change))) return err(appError('E_CASE_CONFLICT', { case_no: caseNo }));
    await appendEntry(tx, stamp, 'check.record', {
      check,
      case_no: caseNo,
      outcome,
      method,
      checked_on: checkedOn,
      in_time: row.check_due === null ? null : checkedOn <= row.check_due.slice(0, 10),
      detail: detail === null ? null : keyedHash(desk.keys, detail),
    });
    return ok({
      check,
      case_no: caseNo,
      subject_no: subject.subject_no,
      outcome,
      method,
      checked_on: checkedOn,
      suspicion: outcome !== null && raisesSuspicion(outcome),
      next: legalRemedies(standingOf(await findChain(tx, row.case_id)), row.state),
    });
  });
}
