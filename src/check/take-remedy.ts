import { deadlineOf, isOverdue } from '../calendar/due.ts';
import { revokeCase, terminateCase } from '../case/stop-case.ts';
import { type CaseRow, findCase, updateCase } from '../case/store.ts';
import { type Desk, stampOf } from '../cli/desk.ts';
import { actByRules, type OfficeRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { formatLimit, type Limit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, type Instant, officeDay } from '../kernel/time.ts';
import { appendEntry, type Stamp } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Tx } from '../store/store.ts';
import { keyedHash } from '../workspace/keys.ts';
import type { CheckMethod } from './check.ts';
import { printRemedy } from './remedy-paper.ts';
import { legalRemedies, type Remedy, remedyCommand, type Standing, standingOf } from './remedy-rules.ts';
import { findChain, insertOrder, type OrderRow, updateOrder } from './remedy-store.ts';

interface About {
  readonly caseNo: string;
  readonly at?: Instant | undefined;
  /** The revision the actor has seen; anything newer is a conflict. */
  readonly revision?: number | undefined;
  readonly detail: string | null;
  /** Absolute path of the folder for the paper of an order or a revocation; it is written before the act is committed. */
  readonly outDir?: string | undefined;
}

export type RemedyInput = About &
  (
    | {
        readonly remedy: 'order';
        readonly documentNo: string | null;
        /** Last day, or a limit; default: policy `checks.rectification`. */
        readonly until?: Day | undefined;
        readonly limit?: Limit | undefined;
      }
    | { readonly remedy: 'recheck'; readonly result: 'true' | 'untrue'; readonly method: CheckMethod }
    | { readonly remedy: 'terminate' }
    | { readonly remedy: 'revoke'; readonly documentNo: string }
  );

export interface TakenRemedy {
  readonly case_no: string;
  readonly remedy: Remedy;
  readonly state: CaseRow['state'];
  readonly standing: Standing;
  /** Of an order: the last day to correct. */
  readonly due: string | null;
  readonly provisional: boolean;
  readonly document_no: string | null;
  readonly files: readonly string[];
  /** The remedies that are legal now. */
  readonly next: readonly Remedy[];
}

/** All a remedy is told: who acts on which case, and where its chain stands. */
interface Scene {
  readonly tx: Tx;
  readonly desk: Desk;
  readonly stamp: Stamp;
  readonly rules: OfficeRules;
  readonly row: CaseRow;
  readonly order: OrderRow | null;
  readonly checkId: number;
  readonly at: Instant;
}

type Taken = Result<Pick<TakenRemedy, 'due' | 'provisional' | 'document_no' | 'files'>, AppError>;

/**
 * One step of what follows a check that found a promise untrue. E_CASE_UNKNOWN (6), E_CHECK_REMEDY_STEP, E_CHECK_REMEDY_RUNNING,
 * E_CHECK_REMEDY_TIME, E_CASE_TIME_ORDER (5), E_CASE_CONFLICT (1), errors of policy and calendar; with a paper those of `issuePaper`.
 */
export async function takeRemedy(desk: Desk, input: RemedyInput): Promise<Result<TakenRemedy, AppError>> {
  const stamp = stampOf(desk);
  const { caseNo, remedy } = input;
  return actByRules(desk, async (tx) => {
    const row = await findCase(tx, caseNo);
    if (row === null) return err(appError('E_CASE_UNKNOWN', { case_no: caseNo }));
    if (input.revision !== undefined && input.revision !== row.revision) {
      return err(appError('E_CASE_CONFLICT', { case_no: caseNo }));
    }
    const chain = await findChain(tx, row.case_id);
    const standing = standingOf(chain);
    if (!legalRemedies(standing, row.state).includes(remedy)) {
      return err(stepError(row, remedy, standing));
    }
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const checkId = must(chain.check, 'a remedy follows a check').check_id;
    const at = input.at ?? stamp.at;
    const scene = { tx, desk, stamp, rules: rules.value, row, order: chain.order, checkId, at };
    const taken = await take(scene, input);
    if (!taken.ok) return taken;
    const { state } = must(await findCase(tx, caseNo), 'the case is still there');
    const now = standingOf(await findChain(tx, row.case_id));
    // What was just ordered has its time: it is not to be revoked next.
    const next = legalRemedies(now, state).filter((one) => remedy !== 'order' || one !== 'revoke');
    return ok({ case_no: caseNo, remedy, state, standing: now, ...taken.value, next });
  });
}

function take(scene: Scene, input: RemedyInput): Promise<Taken> {
  switch (input.remedy) {
    case 'order':
      return order(scene, input);
    case 'recheck':
      return recheck(scene, input);
    case 'terminate':
      return terminate(scene, input);
    case 'revoke':
      return revoke(scene, input);
  }
}

async function order(scene: Scene, input: RemedyInput & { remedy: 'order' }): Promise<Taken> {
  const { tx, desk, stamp, row, at, checkId } = scene;
  const day = officeDay(at);
  const early = notBefore(row, at, officeDay(row.decided_at ?? row.received_at));
  if (!early.ok) return early;
  const clock = orderClock(scene, input);
  if (!clock.ok) return clock;
  const { due, provisional, limit } = clock.value;
  const late = notBefore(row, due, day);
  if (!late.ok) return late;
  const seq = (scene.order?.seq ?? 0) + 1;
  const orderId = await insertOrder(tx, {
    ...{ office_region: row.office_region, case_id: row.case_id, seq },
    ...{ check_id: checkId, document_no: input.documentNo, detail: input.detail },
    ...{ ordered_at: at, ordered_day: day, within_limit: limit, due, due_provisional: provisional ? 1 : 0 },
    ...{ rechecked_at: null, rechecked_day: null, recheck_method: null, recheck_detail: null },
    ...{ actor: stamp.actor, rechecked_by: null },
  });
  const seen = await touch(tx, row);
  if (!seen.ok) return seen;
  const another = seq > 1;
  const paper = await print(scene, input, { kind: 'rectification', documentNo: input.documentNo, another });
  if (!paper.ok) return paper;
  const { document_no, files } = paper.value;
  if (document_no !== input.documentNo) await updateOrder(tx, orderId, { document_no });
  const detail = hashed(desk, input.detail);
  await appendEntry(tx, stamp, 'check.order', { case_no: row.case_no, at, due, document_no, detail });
  return ok({ due, provisional, document_no, files });
}

function orderClock(
  { rules, at }: Scene,
  { until, limit: asked }: RemedyInput & { remedy: 'order' },
): Result<{ due: string; provisional: boolean; limit: string | null }, AppError> {
  if (until !== undefined) return ok({ due: until, provisional: false, limit: null });
  let limit = asked;
  if (limit === undefined) {
    const rule = regimeOn(rules.policy.checks.rectification, officeDay(at));
    if (!rule.ok) return rule;
    limit = rule.value.value;
  }
  const due = deadlineOf(rules.calendar, at, limit);
  return due.ok ? ok({ ...due.value, limit: formatLimit(limit, 'en') }) : due;
}

async function recheck(scene: Scene, input: RemedyInput & { remedy: 'recheck' }): Promise<Taken> {
  const { tx, desk, stamp, row, at } = scene;
  const last = must(scene.order, 'an order is re-checked');
  const early = notBefore(row, at, last.ordered_day);
  if (!early.ok) return early;
  if (input.result === 'untrue') {
    const over = limitIsOver(scene);
    if (!over.ok) return over;
  }
  await updateOrder(tx, last.rectification_id, {
    ...{ state: input.result === 'true' ? 'corrected' : 'uncorrected', rechecked_at: at },
    ...{ rechecked_day: officeDay(at), recheck_method: input.method, recheck_detail: input.detail },
    rechecked_by: stamp.actor,
  });
  const seen = await touch(tx, row);
  if (!seen.ok) return seen;
  await appendEntry(tx, stamp, 'check.recheck', {
    ...{ case_no: row.case_no, at, result: input.result, method: input.method },
    detail: hashed(desk, input.detail),
  });
  return ok({
    ...{ due: last.due, provisional: last.due_provisional === 1, document_no: last.document_no, files: [] },
  });
}

async function terminate({ tx, desk, row, at }: Scene, input: About): Promise<Taken> {
  const done = await terminateCase(tx, desk, { caseNo: row.case_no, at, reason: input.detail });
  return done.ok ? ok({ due: null, provisional: false, document_no: null, files: [] }) : done;
}

async function revoke(scene: Scene, input: RemedyInput & { remedy: 'revoke' }): Promise<Taken> {
  const { tx, desk, row, at } = scene;
  const { documentNo } = input;
  if (scene.order?.state === 'ordered') {
    const over = limitIsOver(scene);
    if (!over.ok) return over;
  }
  const done = await revokeCase(tx, desk, { caseNo: row.case_no, at, documentNo });
  if (!done.ok) return done;
  const paper = await print(scene, input, { kind: 'revocation', documentNo, another: false });
  return paper.ok ? ok({ due: null, provisional: false, ...paper.value }) : paper;
}

/** Where a folder is given, the paper, which may bring its number along. */
async function print(
  { tx, desk, row, checkId, at }: Scene,
  { outDir }: About,
  paper: {
    readonly kind: 'rectification' | 'revocation';
    readonly documentNo: string | null;
    readonly another: boolean;
  },
): Promise<Result<Pick<TakenRemedy, 'document_no' | 'files'>, AppError>> {
  if (outDir === undefined) return ok({ document_no: paper.documentNo, files: [] });
  const about = { caseNo: row.case_no, checkId, day: officeDay(at) };
  const printed = await printRemedy(tx, desk, outDir, { ...paper, ...about });
  if (!printed.ok) return printed;
  return ok({ document_no: printed.value.document_no, files: [printed.value.file] });
}

/** Whoever was given time to correct has all of it. E_CHECK_REMEDY_RUNNING. */
function limitIsOver({ rules, row, order: last, at }: Scene): Result<void, AppError> {
  const { due } = must(last, 'an order runs');
  if (isOverdue(rules.calendar, due, at)) return ok(undefined);
  return err(appError('E_CHECK_REMEDY_RUNNING', { case_no: row.case_no, due }));
}

function notBefore(row: CaseRow, late: string, after: Day): Result<void, AppError> {
  const day = late.length > 10 ? officeDay(late) : late;
  if (day >= after) return ok(undefined);
  return err(appError('E_CHECK_REMEDY_TIME', { case_no: row.case_no, day, after }));
}

/** The case stays as it is, but whoever looked at it before has not seen this. */
async function touch(tx: Tx, row: CaseRow): Promise<Result<void, AppError>> {
  if (await updateCase(tx, row, {})) return ok(undefined);
  return err(appError('E_CASE_CONFLICT', { case_no: row.case_no }));
}

const hashed = (desk: Desk, text: string | null): string | null =>
  text === null ? null : keyedHash(desk.keys, text);

function stepError(row: CaseRow, step: Remedy, standing: Standing): AppError {
  const legal = legalRemedies(standing, row.state);
  return appError('E_CHECK_REMEDY_STEP', {
    ...{ case_no: row.case_no, step, standing, state: row.state },
    ...{ legal, commands: legal.map((remedy) => remedyCommand(remedy, row.case_no)) },
  });
}
