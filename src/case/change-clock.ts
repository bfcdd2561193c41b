import { isOverdue } from '../calendar/due.ts';
import type { Desk } from '../cli/desk.ts';
import { type OfficeRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import { selectVersion } from '../item/select-items.ts';
import type { AppError } from '../kernel/app-error.ts';
import { formatLimit, type Limit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Instant, officeDay, officeIso } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { PauseKind } from '../policy/schema.ts';
import type { Tx } from '../store/store.ts';
import { keyedHash } from '../workspace/keys.ts';
import { incidentsOf, selectExtensions, selectPauses } from './clock-incidents.ts';
import { type Clock, caseLimit, checkExtension, clockOf } from './clock-rules.ts';
import type { CaseRow } from './store.ts';
import { type CaseState, pausedError, type StepRequest, takeStep } from './take-step.ts';

/** A case whose clock was changed: the deadline before and after. */
export interface ClockChange extends CaseState {
  readonly paused_since: string | null;
  readonly deadline_before: string | null;
  readonly deadline_provisional: boolean;
}

export interface PauseRequest extends StepRequest {
  readonly kind: PauseKind;
  readonly reason: string;
}

/**
 * Pauses the clock of an open case for time that the law does not count (domain 7.2). The deadline is counted anew on resumption.
 * E_CASE_PAUSED, E_CASE_PAUSE_KIND, E_CASE_NO_DEADLINE, E_CASE_OVERDUE, E_CASE_TIME_ORDER (5).
 */
export async function pauseCase(desk: Desk, request: PauseRequest): Promise<Result<ClockChange, AppError>> {
  const { kind, reason } = request;
  return changeClock(desk, request, 'pause', async ({ tx, row, at, rules, stamp }) => {
    if (row.paused_since !== null) return err(pausedError(row));
    const allowed = regimeOn(rules.policy.deadlines.pauses, officeDay(at));
    if (!allowed.ok) return allowed;
    const { kinds } = allowed.value.value;
    if (!kinds.includes(kind)) return err(appError('E_CASE_PAUSE_KIND', { kind, allowed: kinds }));
    const open = stillRunning(rules, row, at);
    if (!open.ok) return open;
    const before = await selectPauses(tx, row.case_id);
    const lastResumed = before.at(-1)?.resumed_at ?? null;
    if (lastResumed !== null && at < lastResumed) {
      return err(orderError(row, 'resumed_at', 'paused_at', at));
    }
    await tx
      .insertInto('case_pauses')
      .values({
        office_region: row.office_region,
        case_id: row.case_id,
        seq: before.length + 1,
        ...{ kind, reason, paused_at: at, resumed_at: null, actor: stamp.actor },
      })
      .execute();
    return ok({ pausedSince: at, note: reason, data: { kind, reason: keyedHash(desk.keys, reason) } });
  });
}

/** Lets the clock run on: the deadline is counted anew from the rule. E_CASE_NOT_PAUSED, E_CASE_TIME_ORDER (5). */
export async function resumeCase(desk: Desk, request: StepRequest): Promise<Result<ClockChange, AppError>> {
  return changeClock(desk, request, 'resume', async ({ tx, row, at }) => {
    if (row.paused_since === null) return err(appError('E_CASE_NOT_PAUSED', { case_no: row.case_no }));
    if (at < row.paused_since) return err(orderError(row, 'paused_at', 'resumed_at', at));
    await tx
      .updateTable('case_pauses')
      .set({ resumed_at: at })
      .where('case_id', '=', row.case_id)
      .where('resumed_at', 'is', null)
      .execute();
    return ok({ pausedSince: null, note: null, data: { paused_since: row.paused_since } });
  });
}

export interface ExtendRequest extends StepRequest {
  readonly by: Limit;
  readonly reason: string;
  readonly approvedBy?: string | null;
}

/**
 * Extends the deadline of an open case, as often and as long as the policy `deadlines.extension` allows.
 * E_CASE_EXTENDED, E_CASE_EXTENSION_LONG, E_CASE_PAUSED, E_CASE_NO_DEADLINE, E_CASE_OVERDUE (5).
 */
export async function extendCase(desk: Desk, request: ExtendRequest): Promise<Result<ClockChange, AppError>> {
  const { by, reason, approvedBy = null } = request;
  return changeClock(desk, request, 'extend', async ({ tx, row, at, rules, stamp }) => {
    if (row.paused_since !== null) return err(pausedError(row));
    const open = stillRunning(rules, row, at);
    if (!open.ok) return open;
    const before = await selectExtensions(tx, row.case_id);
    const allowed = checkExtension(rules.policy, { caseNo: row.case_no, by, before: before.length, at });
    if (!allowed.ok) return allowed;
    const extension = {
      ...{ office_region: row.office_region, case_id: row.case_id, seq: before.length + 1 },
      ...{ by_limit: formatLimit(by, 'en'), reason, approved_by: approvedBy, extended_at: at },
      actor: stamp.actor,
    };
    await tx.insertInto('case_extensions').values(extension).execute();
    return ok({
      pausedSince: null,
      note: reason,
      data: {
        by: extension.by_limit,
        reason: keyedHash(desk.keys, reason),
        approved_by: approvedBy === null ? null : keyedHash(desk.keys, approvedBy),
      },
    });
  });
}

type Act = Parameters<Parameters<typeof takeStep>[4]>[0] & { readonly rules: OfficeRules };

interface Changed {
  readonly pausedSince: Instant | null;
  readonly note: string | null;
  readonly data: { readonly [key: string]: string | null };
}

/** One incident as one act: `work` writes it, then the deadline is counted anew with it and stored. */
async function changeClock(
  desk: Desk,
  request: StepRequest,
  step: 'pause' | 'resume' | 'extend',
  work: (act: Act) => Promise<Result<Changed, AppError>>,
): Promise<Result<ClockChange, AppError>> {
  let seen: Pick<ClockChange, 'paused_since' | 'deadline_before' | 'deadline_provisional'> | undefined;
  const changed = await takeStep(desk, request, step, `case.${step}`, async (one) => {
    const { tx, row, at } = one;
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    if (at < row.received_at) return err(orderError(row, 'received_at', momentOf[step], at));
    const done = await work({ ...one, rules: rules.value });
    if (!done.ok) return done;
    const clock = await recount(tx, rules.value, row);
    if (!clock.ok) return clock;
    const { due, provisional } = clock.value;
    const { pausedSince, note, data } = done.value;
    seen = { paused_since: pausedSince, deadline_before: row.deadline, deadline_provisional: provisional };
    return ok({
      change: { deadline: due, deadline_provisional: provisional ? 1 : 0, paused_since: pausedSince },
      taken: [{ step, from: row.state, to: row.state, at, note }],
      data: { ...data, deadline_before: row.deadline, deadline: due },
    });
  });
  if (!changed.ok) return changed;
  const { paused_since = null, deadline_before = null, deadline_provisional = false } = seen ?? {};
  const since = paused_since === null ? null : officeIso(paused_since);
  return ok({ ...changed.value, paused_since: since, deadline_before, deadline_provisional });
}

const momentOf = { pause: 'paused_at', resume: 'resumed_at', extend: 'extended_at' } as const;

/** The deadline counted anew; an open pause does not move it before it ends. E_CASE_NO_DEADLINE. */
async function recount(tx: Tx, { calendar }: OfficeRules, row: CaseRow): Promise<Result<Clock, AppError>> {
  const limit = caseLimit(await selectVersion(tx, row.item_version_id), row);
  if (limit === null) return err(appError('E_CASE_NO_DEADLINE', { case_no: row.case_no }));
  return clockOf(calendar, row.received_at, limit, undefined, await incidentsOf(tx, row.case_id, null));
}

/** There is a deadline, and it was not over at that time. */
function stillRunning({ calendar }: OfficeRules, row: CaseRow, at: Instant): Result<void, AppError> {
  if (row.deadline === null) return err(appError('E_CASE_NO_DEADLINE', { case_no: row.case_no }));
  if (!isOverdue(calendar, row.deadline, at)) return ok(undefined);
  return err(appError('E_CASE_OVERDUE', { case_no: row.case_no, due: row.deadline }));
}

const orderError = (
  row: Pick<CaseRow, 'case_no'>,
  early: 'received_at' | 'paused_at' | 'resumed_at',
  late: 'paused_at' | 'resumed_at' | 'extended_at',
  at: Instant,
): AppError => appError('E_CASE_TIME_ORDER', { case_no: row.case_no, early, late, time: officeIso(at) });
