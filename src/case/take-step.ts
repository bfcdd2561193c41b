import { type Desk, stampOf } from '../cli/desk.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import type { Json } from '../kernel/canonical-json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Instant, officeDay, officeIso } from '../kernel/time.ts';
import type { Act } from '../ledger/acts.ts';
import { appendEntry, type Stamp } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Tx } from '../store/store.ts';
import { keepDigest } from './keep-digest.ts';
import { type ClockStep, type LegalStep, legalSteps, ruleFor, type Standing, type Step } from './rules.ts';
import { commandOf } from './step-facts.ts';
import { type CaseRow, findCase, insertSteps, type StepTaken, updateCase } from './store.ts';

/** Where a case stands after a step; the keys are the contract's. */
export interface CaseState {
  readonly case_no: string;
  readonly state: CaseRow['state'];
  readonly mode: CaseRow['mode'];
  readonly letter_no: string | null;
  readonly commitment_code: string | null;
  readonly deadline: string | null;
  readonly check_due: string | null;
}

/** Names one step on one case. */
export interface StepRequest {
  readonly caseNo: string;
  /** When it happened; default: now. */
  readonly at?: Instant;
  /** The revision the actor has seen: anything newer is a conflict. Absent: whatever stands now. */
  readonly revision?: number;
}

export interface StepWork {
  readonly change: Parameters<typeof updateCase>[2];
  readonly taken: readonly StepTaken[];
  readonly data: { readonly [key: string]: Json };
}

/**
 * One step of a case as one act: finds the case, refuses a step that its state does not allow, lets `work` say what is written,
 * and writes it with its ledger entry. E_CASE_UNKNOWN (6), E_CASE_STEP, E_CASE_PAUSED (5), E_CASE_CONFLICT (1), and what `work` refuses.
 */
export const takeStep = (
  desk: Desk,
  request: StepRequest,
  step: Step | ClockStep,
  act: Act,
  work: Work,
): Promise<Result<CaseState, AppError>> =>
  actByRules(desk, (tx) => stepWithin(tx, desk, request, step, act, work));

/** What a step decides and writes, told everything it may depend on. */
export type Work = (one: {
  tx: Tx;
  row: CaseRow;
  rule: LegalStep;
  at: Instant;
  stamp: Stamp;
}) => Promise<Result<StepWork, AppError>>;

/** The same inside the transaction of a greater act, such as the decision of a breach that revokes a case. */
export async function stepWithin(
  tx: Tx,
  desk: Desk,
  request: StepRequest,
  step: Step | ClockStep,
  act: Act,
  work: Work,
): Promise<Result<CaseState, AppError>> {
  const { caseNo } = request;
  const row = await findCase(tx, caseNo);
  if (row === null) return err(appError('E_CASE_UNKNOWN', { case_no: caseNo }));
  if (request.revision !== undefined && request.revision !== row.revision) {
    return err(appError('E_CASE_CONFLICT', { case_no: caseNo }));
  }
  const standing = await standingOf(tx, desk, row);
  if (!standing.ok) return standing;
  const rule = ruleFor(step, row.state, row.mode, standing.value);
  if (rule === null) return err(stepError(row, step, standing.value));
  // While its clock stands still a case is not decided: what it waits for has not been done.
  if (row.paused_since !== null && (step === 'grant' || step === 'refuse')) return err(pausedError(row));
  const stamp = stampOf(desk);
  const at = request.at ?? stamp.at;
  const done = await work({ tx, row, rule, at, stamp });
  if (!done.ok) return done;
  const { change, taken, data } = done.value;
  const state = must(taken.at(-1), 'a step leads somewhere').to;
  if (!(await updateCase(tx, row, { ...change, state }))) {
    return err(appError('E_CASE_CONFLICT', { case_no: caseNo }));
  }
  await keepDigest(tx, desk, caseNo);
  await insertSteps(tx, row.case_id, taken, stamp);
  await appendEntry(tx, stamp, act, { case_no: caseNo, at, state, ...data });
  const after = must(await findCase(tx, caseNo), 'the case is still there');
  return ok(stateOf(after));
}

/** Whether deferred materials are still to come, and whether the result waits for them by the policy of today. */
async function standingOf(tx: Tx, desk: Desk, row: CaseRow): Promise<Result<Standing, AppError>> {
  if (row.deferred_materials === null) return ok({ awaiting: false, issuedFirst: false });
  const rules = await officeRules(desk, tx);
  if (!rules.ok) return rules;
  const result = regimeOn(rules.value.policy.deferral.result, officeDay(desk.now()));
  return result.ok ? ok({ awaiting: true, issuedFirst: result.value.value === 'issued' }) : result;
}

/** The refusal of a step, with those that are legal now. */
const stepError = (row: CaseRow, step: Step | ClockStep, standing: Standing): AppError =>
  appError('E_CASE_STEP', { case_no: row.case_no, state: row.state, step, ...openTo(row, standing) });

/** The legal steps that a person takes by a command, and these commands in the same order. */
function openTo(row: CaseRow, standing: Standing): { legal: Step[]; commands: string[] } {
  const taken = legalSteps(row.state, row.mode, standing).flatMap((step) => {
    const command = commandOf(step, row.case_no);
    return command === null ? [] : [{ step, command }];
  });
  return { legal: taken.map(({ step }) => step), commands: taken.map(({ command }) => command) };
}

export const pausedError = (row: Pick<CaseRow, 'case_no' | 'paused_since'>): AppError =>
  appError('E_CASE_PAUSED', {
    case_no: row.case_no,
    since: officeIso(row.paused_since ?? '')
      .slice(0, 16)
      .replace('T', ' '),
  });

const stateOf = (row: CaseRow): CaseState => ({
  case_no: row.case_no,
  state: row.state,
  mode: row.mode,
  letter_no: row.letter_no,
  commitment_code: row.commitment_code,
  deadline: row.deadline,
  check_due: row.check_due,
});

type Moment = 'signed_at' | 'decided_at' | 'supplied_at' | 'withdrawn_at' | 'terminated_at';

/** E_CASE_TIME_ORDER where a step would be before the receipt, or before the signature. */
export function checkOrder(row: CaseRow, late: Moment, at: Instant): Result<void, AppError> {
  const early = row.signed_at !== null && at < row.signed_at ? 'signed_at' : 'received_at';
  if (at >= row.received_at && early === 'received_at') return ok(undefined);
  return err(appError('E_CASE_TIME_ORDER', { case_no: row.case_no, early, late, time: officeIso(at) }));
}
