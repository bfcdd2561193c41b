import { dueLines } from '../../case/due-rules.ts';
import type { Desk } from '../../cli/desk.ts';
import { officeRules } from '../../cli/office-rules.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { countOf, meanOf, shareOf } from '../../kernel/figure.ts';
import { type Rounding, ratio } from '../../kernel/ratio.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { regimeOn } from '../../policy/rule.ts';
import { countReferrals, type ReferralFigures, selectAnswers } from '../referral/store.ts';
import {
  type PlanRow,
  readSupervisionFacts,
  type SupervisionFacts,
  type SupervisionSpan,
  type VisitRow,
} from './supervision-facts.ts';

/** No problem found; no business of the kind that was to be checked (result codes, domain 5.2). */
const unsuspicious: readonly string[] = ['1', '7'];

export const isProblem = ({ results }: Pick<VisitRow, 'results'>): boolean =>
  results.some((code) => !unsuspicious.includes(code));

/** How far a plan's visits came. */
export interface PlanProgress {
  /** Units to be visited: drawn, less those replaced, and those visited in any case. */
  readonly to_visit: number;
  /** Visits made, those to units that a substitute then took the place of among them. */
  readonly visited: number;
  /** Units to be visited that have a result. */
  readonly done: number;
  /** Percent; null before there is a unit to be visited. */
  readonly completion_rate: number | null;
}

export function planProgress(row: PlanRow, visits: readonly VisitRow[], rounding: Rounding): PlanProgress {
  const own = visits.filter(({ plan_id }) => plan_id === row.plan_id);
  const done = own.filter((visit) => !visit.is_replaced).length;
  const to_visit = row.drawn + row.must - row.replaced;
  return { to_visit, visited: own.length, done, completion_rate: ratio(done, to_visit, rounding, 100) };
}

/** Supervision by sampling in a period (domain 8.2, I25 to I27): the one source of `sample visits` and `report supervision`. */
export function supervisionFigures(
  { plans, visits, joint }: SupervisionFacts,
  referrals: ReferralFigures,
  rounding: Rounding,
) {
  const progress = plans.map((plan) => planProgress(plan, visits, rounding));
  const sum = (key: 'to_visit' | 'done'): number => progress.reduce((total, plan) => total + plan[key], 0);
  const share = (top: number, bottom: number, id = 'I26') => shareOf(top, bottom, id, rounding);
  const problems = visits.filter(isProblem).length;
  const planned = joint.reduce((total, one) => total + one.planned, 0);
  const made = joint.reduce((total, one) => total + one.visits, 0);
  const { sent, closed, replied, in_time, overdue, reply_days } = referrals;
  return {
    plans: countOf(plans.length, 'plans', 'I26'),
    completed_plans: share(
      progress.filter(({ to_visit, done }) => to_visit > 0 && done >= to_visit).length,
      plans.length,
    ),
    to_visit: countOf(sum('to_visit'), 'objects', 'I26'),
    visited: countOf(visits.length, 'visits', 'I26'),
    completion_rate: share(sum('done'), sum('to_visit')),
    problems: countOf(problems, 'visits', 'I26'),
    problem_rate: share(problems, visits.length),
    joint_share: share(plans.filter(({ is_joint }) => is_joint).length, plans.length),
    visits_planned: countOf(planned, 'visits', 'I27'),
    visits_made: countOf(made, 'visits', 'I27'),
    visits_saved: countOf(planned - made, 'visits', 'I27'),
    visits_saved_rate: share(planned - made, planned, 'I27'),
    referrals: countOf(sent, 'records', 'I25'),
    // Nobody owes an answer to a referral that was closed without one.
    referrals_answered: share(replied, sent - closed, 'I25'),
    referrals_in_time: share(in_time, replied, 'I25'),
    referrals_overdue: countOf(overdue, 'records', 'I25'),
    referral_days: meanOf(reply_days, replied, { unit: 'working_days', id: 'I25' }, rounding),
  };
}

export type SupervisionFigures = ReturnType<typeof supervisionFigures>;

export interface ReadSupervision {
  readonly facts: SupervisionFacts;
  readonly figures: SupervisionFigures;
  readonly rounding: Rounding;
}

/** What the supervision of a period amounts to up to now. Errors of policy and calendar. */
export async function readSupervision(
  desk: Desk,
  span: SupervisionSpan,
): Promise<Result<ReadSupervision, AppError>> {
  const { db } = desk.store;
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const { policy, calendar } = rules.value;
  const lines = dueLines(calendar, desk.now().toISOString());
  if (!lines.ok) return lines;
  const regime = regimeOn(policy.reporting.rounding, span.to);
  if (!regime.ok) return regime;
  const rounding = regime.value.value;
  const facts = await readSupervisionFacts(db, span);
  const referrals = countReferrals(lines.value, await selectAnswers(db, span));
  return ok({ facts, rounding, figures: supervisionFigures(facts, referrals, rounding) });
}
