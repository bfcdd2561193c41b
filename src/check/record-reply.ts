import { isOverdue } from '../calendar/due.ts';
import type { Calendar } from '../calendar/working-days.ts';
import { type CaseRow, updateCase } from '../case/store.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, type Instant, officeDay } from '../kernel/time.ts';
import { appendEntry, type Stamp } from '../ledger/append.ts';
import type { Tx } from '../store/store.ts';
import { keyedHash } from '../workspace/keys.ts';
import type { ReplyResult } from './request.ts';
import { checkOfReply, needsJudgement, replyDays } from './request-rules.ts';
import { closeRequest, findRequest, type RequestRow } from './request-store.ts';
import { insertCheck } from './store.ts';

export interface ReplyInput {
  readonly requestNo: string;
  readonly result: ReplyResult;
  readonly detail?: string | null | undefined;
  /** When the reply came; default: now. */
  readonly at?: Instant | undefined;
}

export interface RecordedReply {
  readonly request_no: string;
  readonly case_no: string;
  readonly mode: CaseRow['mode'];
  readonly state: CaseRow['state'];
  readonly result: ReplyResult;
  readonly replied_on: Day;
  /** Working days from the request to the reply. */
  readonly reply_days: number;
  readonly in_time: boolean;
  /** The check that the reply was taken for. */
  readonly check: number | null;
  /** A promise that was not borne out: a person has to judge. */
  readonly to_judge: boolean;
}

/**
 * Records the reply of the authority that was asked, once. E_CHECK_REQUEST_UNKNOWN (6), E_CHECK_REQUEST_CLOSED, E_CHECK_REPLY_TIME (5),
 * E_CASE_CONFLICT (1).
 */
export async function recordReply(desk: Desk, input: ReplyInput): Promise<Result<RecordedReply, AppError>> {
  const stamp = stampOf(desk);
  return actByRules(desk, async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const request = await findRequest(tx, regionOf(desk), input.requestNo);
    if (request === null) {
      return err(appError('E_CHECK_REQUEST_UNKNOWN', { request_no: input.requestNo }));
    }
    const reply = {
      ...input,
      at: input.at ?? stamp.at,
      detail: input.detail?.trim() || null,
      importId: null,
    };
    const applied = await applyReply(tx, { request, stamp, calendar: rules.value.calendar }, reply);
    if (!applied.ok) return applied;
    const { state: _, mode: __, ...entry } = applied.value;
    await appendEntry(tx, stamp, 'check.reply', {
      ...entry,
      detail: reply.detail === null ? null : keyedHash(desk.keys, reply.detail),
    });
    return applied;
  });
}

/** What a reply changes, inside the act that records it: the request, the case's revision, and the check if it is one. */
export async function applyReply(
  tx: Tx,
  to: { readonly request: RequestRow; readonly stamp: Stamp; readonly calendar: Calendar },
  reply: {
    readonly result: ReplyResult;
    readonly detail: string | null;
    readonly at: Instant;
    readonly importId: number | null;
  },
): Promise<Result<RecordedReply, AppError>> {
  const { request, stamp, calendar } = to;
  const { result, detail, at } = reply;
  const { request_no } = request;
  const row = await tx
    .selectFrom('cases')
    .select(['case_id', 'case_no', 'revision', 'mode', 'state'])
    .where('case_id', '=', request.case_id)
    .executeTakeFirstOrThrow();
  const day = officeDay(at);
  const early = checkReply(request, row.case_no, at);
  if (!early.ok) return early;
  const outcome = checkOfReply(row.mode, row.state, result);
  const check =
    outcome === null
      ? null
      : await insertCheck(tx, {
          ...{ office_region: request.office_region, case_id: row.case_id, method: 'assist', outcome },
          ...{ checked_on: day, detail, source: request_no, at: stamp.at, actor: stamp.actor },
        });
  const days = replyDays(calendar, request.requested_day, day);
  const inTime = !isOverdue(calendar, request.due, at);
  const closed = await closeRequest(tx, request.request_id, {
    ...{ state: 'replied', result, detail, closed_at: at, closed_day: day, closed_by: stamp.actor },
    ...{ reply_days: days, in_time: inTime ? 1 : 0, check_id: check, import_id: reply.importId },
  });
  // Whoever decides the case meanwhile has not seen this reply.
  if (!closed || !(await updateCase(tx, row, {}))) {
    return err(appError('E_CASE_CONFLICT', { case_no: row.case_no }));
  }
  return ok({
    ...{ request_no, case_no: row.case_no, mode: row.mode, state: row.state, result, replied_on: day },
    ...{ reply_days: days, in_time: inTime, check },
    to_judge: needsJudgement(row.mode, row.state, result),
  });
}

/** E_CHECK_REQUEST_CLOSED for one that is answered or cancelled, E_CHECK_REPLY_TIME before it was sent. */
function checkReply(request: RequestRow, caseNo: string, at: Instant): Result<void, AppError> {
  const { request_no, state, closed_day, requested_day } = request;
  if (state !== 'open') {
    const facts = { request_no, case_no: caseNo, state, day: closed_day ?? '' };
    return err(appError('E_CHECK_REQUEST_CLOSED', facts));
  }
  if (officeDay(at) >= requested_day) return ok(undefined);
  return err(appError('E_CHECK_REPLY_TIME', { request_no, day: requested_day }));
}
