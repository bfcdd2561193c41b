import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import type { BreachState, ObjectionAgainst, RepairState } from './breach.ts';
import { checkOrder, checkStep } from './rules.ts';

export interface ObjectionQuestion {
  readonly breach: string;
  readonly state: BreachState;
  readonly decidedOn: Day | null;
  readonly against: ObjectionAgainst;
  readonly day: Day;
  /** Since when another objection is open. */
  readonly openSince: Day | null;
  /** What became of the last application for repair. */
  readonly lastRepair: RepairState | null;
}

/**
 * Whether an objection may be made (domain 6.5): to what was decided, one at a time; to the result of a repair only where it was
 * rejected. E_CREDIT_STATE, E_CREDIT_OBJECTION_OPEN, E_CREDIT_OBJECTION_NO_RESULT, E_CREDIT_DATE.
 */
export function checkObjection(question: ObjectionQuestion): Result<void, AppError> {
  const { breach, state, decidedOn, against, day, openSince, lastRepair } = question;
  const step = checkStep(breach, state, 'object');
  if (!step.ok) return step;
  if (openSince !== null) return err(appError('E_CREDIT_OBJECTION_OPEN', { breach, since: openSince }));
  if (against === 'repair' && (state !== 'decided' || lastRepair !== 'rejected')) {
    return err(appError('E_CREDIT_OBJECTION_NO_RESULT', { breach }));
  }
  return checkOrder(breach, day, 'decide', decidedOn);
}

/** The right dates, where the period was wrong; what is absent was right. */
export interface Corrections {
  readonly publicityUntil?: Day | undefined;
  readonly earliestRepair?: Day | undefined;
  readonly barUntil?: Day | undefined;
}

export interface CorrectionQuestion {
  readonly breach: string;
  readonly against: ObjectionAgainst;
  readonly upheld: boolean;
  readonly corrections: Corrections;
  readonly decidedOn: Day | null;
  readonly isPublished: boolean;
  /** A bar with a term of its own is among its bars. */
  readonly hasTerm: boolean;
}

/** Upholding an objection to the period needs the right dates, each of something there is; nothing else takes any. E_CREDIT_CORRECTION. */
export function checkCorrections(question: CorrectionQuestion): Result<void, AppError> {
  const { breach, against, upheld, corrections, decidedOn, isPublished, hasTerm } = question;
  const { publicityUntil, earliestRepair, barUntil } = corrections;
  const fail = (problem: 'missing' | 'unwanted' | 'not_published' | 'no_term' | 'before_decision') =>
    err(appError('E_CREDIT_CORRECTION', { breach, problem }));
  const given = [publicityUntil, earliestRepair, barUntil].flatMap((day) => day ?? []);
  const wanted = upheld && against === 'period';
  if (wanted !== given.length > 0) return fail(wanted ? 'missing' : 'unwanted');
  if (publicityUntil !== undefined && !isPublished) return fail('not_published');
  if (barUntil !== undefined && !hasTerm) return fail('no_term');
  if (given.some((day) => decidedOn !== null && day < decidedOn)) return fail('before_decision');
  return ok(undefined);
}

/** Who decided answers (谁认定、谁答复): for another authority's decision its answer is entered by number. E_CREDIT_OBJECTION_AUTHORITY. */
export function checkAnswerer(answer: {
  readonly breach: string;
  readonly authority: string;
  readonly office: string;
  readonly document: string | null;
}): Result<void, AppError> {
  const { breach, authority, office, document } = answer;
  if (authority === office || document !== null) return ok(undefined);
  return err(appError('E_CREDIT_OBJECTION_AUTHORITY', { breach, authority }));
}
