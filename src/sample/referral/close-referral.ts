import { isOverdue } from '../../calendar/due.ts';
import { replyDays } from '../../check/request-rules.ts';
import { type Desk, regionOf, stampOf } from '../../cli/desk.ts';
import { actByRules, officeRules } from '../../cli/office-rules.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Day, type Instant, officeDay } from '../../kernel/time.ts';
import { appendEntry } from '../../ledger/append.ts';
import type { Tx } from '../../store/store.ts';
import { keyedHash } from '../../workspace/keys.ts';
import type { ReferralResult } from './referral.ts';
import { closeReferral, findReferral, type ReferralRow } from './store.ts';

export interface AnsweredReferral {
  readonly referral_no: string;
  readonly result: ReferralResult;
  readonly replied_on: Day;
  /** Working days from the referral to the reply. */
  readonly reply_days: number;
  readonly in_time: boolean;
}

/** Records the answer of the authority in charge, once. E_REFERRAL_UNKNOWN (6), E_REFERRAL_CLOSED, E_REFERRAL_TIME (5). */
export async function answerReferral(
  desk: Desk,
  input: {
    readonly referralNo: string;
    readonly result: ReferralResult;
    readonly detail: string | null;
    readonly at?: Instant | undefined;
  },
): Promise<Result<AnsweredReferral, AppError>> {
  const stamp = stampOf(desk);
  const at = input.at ?? stamp.at;
  return actByRules(desk, async (tx) => {
    const open = await openReferral(tx, desk, input.referralNo);
    if (!open.ok) return open;
    const { referral_id, referral_no, referred_day, due } = open.value;
    const day = officeDay(at);
    if (day < referred_day) return err(appError('E_REFERRAL_TIME', { day: referred_day }));
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const { calendar } = rules.value;
    const reply_days = replyDays(calendar, referred_day, day);
    const in_time = !isOverdue(calendar, due, at);
    const { result, detail } = input;
    const closed = await closeReferral(tx, referral_id, {
      ...{ state: 'replied', result, detail, closed_at: at, closed_day: day, closed_by: stamp.actor },
      ...{ reply_days, in_time: in_time ? 1 : 0 },
    });
    if (!closed) return err(alreadyClosed(open.value));
    const answered = { referral_no, result, replied_on: day, reply_days, in_time };
    await appendEntry(tx, stamp, 'referral.reply', {
      ...answered,
      detail: detail === null ? null : keyedHash(desk.keys, detail),
    });
    return ok(answered);
  });
}

/** Ends a referral without an answer, with the reason; its number is never used again. E_REFERRAL_UNKNOWN (6), E_REFERRAL_CLOSED (5). */
export async function endReferral(
  desk: Desk,
  input: { readonly referralNo: string; readonly reason: string },
): Promise<Result<{ readonly referral_no: string; readonly state: 'closed' }, AppError>> {
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const open = await openReferral(tx, desk, input.referralNo);
    if (!open.ok) return open;
    const { referral_id, referral_no } = open.value;
    const closed = await closeReferral(tx, referral_id, {
      ...{ state: 'closed', detail: input.reason, closed_at: stamp.at, closed_day: officeDay(stamp.at) },
      closed_by: stamp.actor,
    });
    if (!closed) return err(alreadyClosed(open.value));
    const reason = keyedHash(desk.keys, input.reason);
    await appendEntry(tx, stamp, 'referral.close', { referral_no, reason });
    return ok({ referral_no, state: 'closed' as const });
  });
}

async function openReferral(tx: Tx, desk: Desk, referralNo: string): Promise<Result<ReferralRow, AppError>> {
  const row = await findReferral(tx, regionOf(desk), referralNo);
  if (!row) return err(appError('E_REFERRAL_UNKNOWN', { referral_no: referralNo }));
  if (row.state === 'open') return ok(row);
  return err(alreadyClosed(row));
}

const alreadyClosed = ({ referral_no, closed_day }: ReferralRow): AppError =>
  appError('E_REFERRAL_CLOSED', { referral_no, day: closed_day ?? '' });
