import { type Rounding, ratio } from '../../kernel/ratio.ts';
import type { Day } from '../../kernel/time.ts';
import type { Estimate } from '../../sample/estimate-rules.ts';
import type { Identity } from '../identities.ts';
import { countOf, shareOf } from '../simple-indicator.ts';
import type { PlanRow, SupervisionFacts, VisitRow } from './facts.ts';

/** The eight results of a visit, by which the publicity system knows them (domain 5.2). */
export const resultCodes = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;
/** No problem found; no business of the kind that was to be checked. */
const unsuspicious: readonly string[] = ['1', '7'];

/** One plan's line. Rates in percent, null where nothing stands below the line. */
export interface PlanFigures extends Omit<PlanRow, 'plan_id' | 'by_grade'> {
  /** Units to be visited: drawn, less those replaced, and those visited in any case. */
  readonly to_visit: number;
  readonly visited: number;
  readonly completion_rate: number | null;
  readonly problems: number;
  readonly untrue: number;
  readonly published: number;
  readonly published_in_time: number;
  /** The estimated rate of untrue promises over the whole population; bounds between 0 and 1. Null before the draw. */
  readonly estimate: Pick<Estimate, 'checked' | 'untrue' | 'rate' | 'low' | 'high' | 'method'> | null;
}

/** A visit with the last day on which it was to be published. */
export interface DatedVisit extends VisitRow {
  readonly publish_by: Day;
}

const isProblem = (visit: VisitRow): boolean => visit.results.some((code) => !unsuspicious.includes(code));

const isInTime = ({ published_day, publish_by }: DatedVisit): boolean =>
  published_day !== null && published_day <= publish_by;

export function planFigures(
  row: PlanRow,
  visits: readonly DatedVisit[],
  estimate: PlanFigures['estimate'],
  rounding: Rounding,
): PlanFigures {
  const { plan_id, by_grade: _, ...shown } = row;
  const own = visits.filter((visit) => visit.plan_id === plan_id);
  const to_visit = row.drawn + row.must - row.replaced;
  return {
    ...shown,
    to_visit,
    visited: own.length,
    completion_rate: ratio(own.length, to_visit, rounding, 100),
    problems: own.filter(isProblem).length,
    untrue: own.filter(({ promise }) => promise === 'untrue').length,
    published: own.filter(({ published_day }) => published_day !== null).length,
    published_in_time: own.filter(isInTime).length,
    estimate,
  };
}

/** `asOf`: results whose time to be published is still running on that day are not asked whether they were. */
export function supervisionIndicators(
  facts: SupervisionFacts,
  plans: readonly PlanFigures[],
  visits: readonly DatedVisit[],
  asOf: Day,
  rounding: Rounding,
) {
  const sum = (read: (plan: PlanFigures) => number): number =>
    plans.reduce((total, plan) => total + read(plan), 0);
  const share = (top: number, bottom: number, id = 'I26') => shareOf(top, bottom, id, rounding);
  const due = visits.filter((visit) => visit.published_day !== null || visit.publish_by < asOf);
  const known = visits.filter(({ promise }) => promise !== 'unverifiable');
  const planned = facts.joint.reduce((total, one) => total + one.planned, 0);
  const made = facts.joint.reduce((total, one) => total + one.visits, 0);
  const objects = new Set(visits.flatMap(({ object }) => (object === null ? [] : [object])));
  const { sent, replied, in_time } = facts.referrals;
  return {
    plans: countOf(plans.length, 'plans', 'I26'),
    drawn: countOf(
      sum((plan) => plan.drawn),
      'objects',
      'I26',
    ),
    replaced: countOf(
      sum((plan) => plan.replaced),
      'objects',
      'I26',
    ),
    to_visit: countOf(
      sum((plan) => plan.to_visit),
      'objects',
      'I26',
    ),
    visited: countOf(visits.length, 'visits', 'I26'),
    objects: countOf(objects.size, 'objects', 'I26'),
    completion_rate: share(
      visits.length,
      sum((plan) => plan.to_visit),
    ),
    problems: countOf(visits.filter(isProblem).length, 'visits', 'I26'),
    problem_rate: share(visits.filter(isProblem).length, visits.length),
    untrue: countOf(known.filter(({ promise }) => promise === 'untrue').length, 'cases', 'I18'),
    untrue_rate: share(known.filter(({ promise }) => promise === 'untrue').length, known.length, 'I18'),
    unverifiable: countOf(visits.length - known.length, 'cases', 'I18'),
    published: countOf(visits.filter(({ published_day }) => published_day !== null).length, 'visits', 'I26'),
    published_in_time_rate: share(due.filter(isInTime).length, due.length),
    joint_share: share(plans.filter(({ is_joint }) => is_joint).length, plans.length),
    credit_rule_share: share(facts.plans.filter(({ by_grade }) => by_grade).length, plans.length),
    visits_planned: countOf(planned, 'visits', 'I27'),
    visits_saved: countOf(planned - made, 'visits', 'I27'),
    visits_saved_rate: share(planned - made, planned, 'I27'),
    referrals: countOf(sent, 'records', 'I25'),
    referrals_in_time: share(in_time, replied, 'I25'),
  };
}

/** How many visits had each result; one visit may have several. */
export const resultCounts = (visits: readonly VisitRow[]): Record<(typeof resultCodes)[number], number> =>
  Object.fromEntries(
    resultCodes.map((code) => [code, visits.filter(({ results }) => results.includes(code)).length]),
  ) as Record<(typeof resultCodes)[number], number>;

/** A plan has no more results than units to visit; promises found add up to the visits. */
export function supervisionIdentities(
  plans: readonly PlanFigures[],
  visits: readonly VisitRow[],
): Identity[] {
  const visited = plans.reduce((total, plan) => total + plan.visited, 0);
  return [
    { name: 'rows_to_total', of: 'plan: visited', left: visited, right: visits.length },
    ...plans.map((plan) => ({
      name: 'drawn' as const,
      of: plan.plan,
      left: plan.drawn + plan.must,
      right: plan.visited + plan.replaced + Math.max(0, plan.to_visit - plan.visited),
    })),
  ];
}
