import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import type { BreachKind, BreachState, Defence } from './breach.ts';

/** Due process as data: from which states a step may be taken, and where it leads (contract, section 7; domain 6.4). */
export const dueProcess = {
  notify: { from: ['suspected'], to: 'notified' },
  decide: { from: ['suspected', 'notified'], to: 'decided' },
  dismiss: { from: ['suspected', 'notified'], to: 'dismissed' },
  repair: { from: ['decided'], to: 'repaired' },
  breakRepair: { from: ['repaired'], to: 'decided' },
  lift: { from: ['decided', 'repaired'], to: 'lifted' },
  // Where an objection leads depends on its answer.
  object: { from: ['decided', 'repaired', 'lifted'], to: null },
} as const satisfies Record<string, { from: readonly BreachState[]; to: BreachState | null }>;

export type BreachStep = keyof typeof dueProcess;

/** E_CREDIT_STATE when a breach in this state knows no such step. */
export function checkStep(breach: string, state: BreachState, step: BreachStep): Result<void, AppError> {
  const allowed: readonly BreachState[] = dueProcess[step].from;
  return allowed.includes(state) ? ok(undefined) : err(appError('E_CREDIT_STATE', { breach, state, step }));
}

/** What a breach that hangs on a case must know of that case. */
export interface CaseFacts {
  readonly case_no: string;
  readonly mode: 'commitment' | 'data_query' | 'dept_verify' | 'ordinary';
  readonly deferred: boolean;
  readonly state: string;
  /** Outcomes of its checks, oldest first. */
  readonly checks: readonly ('true' | 'partly' | 'untrue' | 'unverifiable')[];
  /** True when the breach's subject is the applicant or the agent. */
  readonly ofSubject: boolean;
}

/**
 * Whether a case may give rise to a breach. A withdrawal is never one (domain 1.5), and what could not be verified is not proved
 * untrue (domain 6.4). To refuse a check is a fact of its own, which is why it stays possible after an unverifiable one.
 */
export function checkCase(kind: BreachKind, facts: CaseFacts): Result<void, AppError> {
  const { case_no } = facts;
  if (!facts.ofSubject) return err(appError('E_CREDIT_CASE_SUBJECT', { case_no }));
  if (kind !== 'refusal' && facts.mode !== 'commitment' && !facts.deferred) {
    return err(appError('E_CREDIT_CASE_NO_PROMISE', { case_no, mode: facts.mode }));
  }
  return checkGround(kind, facts);
}

/** What must still hold when the breach is decided: the case was not withdrawn, and something was proved. */
export function checkGround(
  kind: BreachKind,
  facts: Pick<CaseFacts, 'case_no' | 'state' | 'checks'>,
): Result<void, AppError> {
  const { case_no } = facts;
  if (facts.state === 'withdrawn') return err(appError('E_CREDIT_CASE_WITHDRAWN', { case_no }));
  if (kind === 'refusal') return ok(undefined);
  const proved = facts.checks.some((outcome) => outcome === 'untrue' || outcome === 'partly');
  if (!proved && facts.checks.at(-1) === 'unverifiable') {
    return err(appError('E_CREDIT_CASE_UNVERIFIABLE', { case_no }));
  }
  return ok(undefined);
}

export interface DecisionQuestion {
  readonly breach: string;
  readonly state: BreachState;
  readonly notifiedOn: Day | null;
  /** The last day of the time to state and defend. */
  readonly defenceUntil: Day | null;
  readonly decidedOn: Day;
  readonly defence: Defence | null;
}

/**
 * Whether a decision may be taken on that day, and what became of the defence: heard, waived, or its time expired.
 * E_CREDIT_STATE, E_CREDIT_NOT_NOTIFIED, E_CREDIT_DEFENCE_OPEN, E_CREDIT_DATE.
 */
export function checkDecision(question: DecisionQuestion): Result<Defence | 'expired', AppError> {
  const { breach, notifiedOn, defenceUntil, decidedOn, defence } = question;
  const step = checkStep(breach, question.state, 'decide');
  if (!step.ok) return step;
  if (notifiedOn === null || defenceUntil === null) {
    return defence === null ? err(appError('E_CREDIT_NOT_NOTIFIED', { breach })) : ok(defence);
  }
  if (decidedOn < notifiedOn) {
    return err(appError('E_CREDIT_DATE', { breach, day: decidedOn, after: 'notify', after_day: notifiedOn }));
  }
  if (defence !== null) return ok(defence);
  if (decidedOn > defenceUntil) return ok('expired');
  return err(appError('E_CREDIT_DEFENCE_OPEN', { breach, until: defenceUntil }));
}

export interface Persons {
  readonly breach: string;
  /** Whether policy asks for two (`credit.two_person_rule`). */
  readonly two: boolean;
  readonly reporter: string;
  readonly actor: string;
  /** Who confirms the decision beside the actor. */
  readonly second: string | null;
}

/**
 * Two persons stand behind a decision where policy asks for it: who decides did not report it, or a second one confirms. A second person
 * who is the actor or the reporter is none, whatever policy asks. E_CREDIT_SECOND, E_CREDIT_TWO_PERSONS.
 */
export function checkPersons({ breach, two, reporter, actor, second }: Persons): Result<void, AppError> {
  if (second !== null) {
    if (second !== actor && second !== reporter) return ok(undefined);
    return err(appError('E_CREDIT_SECOND', { breach, same_as: second === actor ? 'actor' : 'reporter' }));
  }
  return two && reporter === actor ? err(appError('E_CREDIT_TWO_PERSONS', { breach })) : ok(undefined);
}

/** E_CREDIT_DATE when a step is dated before the one that it follows. */
export function checkOrder(
  breach: string,
  day: Day,
  after: BreachStep,
  afterDay: Day | null,
): Result<void, AppError> {
  if (afterDay === null || day >= afterDay) return ok(undefined);
  return err(appError('E_CREDIT_DATE', { breach, day, after, after_day: afterDay }));
}
