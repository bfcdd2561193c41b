import { countOf, shareOf } from '../../kernel/figure.ts';
import type { Rounding } from '../../kernel/ratio.ts';
import type { Day } from '../../kernel/time.ts';
import type { Estimate } from '../../sample/estimate-rules.ts';
import type { PlanRow, SupervisionFacts, VisitRow } from '../../sample/joint/supervision-facts.ts';
import {
  isProblem,
  type PlanProgress,
  planProgress,
  type SupervisionFigures,
} from '../../sample/joint/supervision-figures.ts';
import type { Identity } from '../identities.ts';

/** The eight results of a visit, by which the publicity system knows them (domain 5.2). */
export const resultCodes = ['1', '2', '3', '4', '5', '6', '7', '8'] as const;

/** One plan's line. Rates in percent, null where nothing stands below the line. */
export interface PlanFigures extends Omit<PlanRow, 'plan_id' | 'by_grade'>, PlanProgress {
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
  return {
    ...shown,
    ...planProgress(row, visits, rounding),
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
  figures: SupervisionFigures,
  visits: readonly DatedVisit[],
  asOf: Day,
  rounding: Rounding,
) {
  const { plans } = facts;
  const sum = (key: 'drawn' | 'replaced'): number => plans.reduce((total, plan) => total + plan[key], 0);
  const share = (top: number, bottom: number, id = 'I26') => shareOf(top, bottom, id, rounding);
  const due = visits.filter((visit) => visit.published_day !== null || visit.publish_by < asOf);
  const known = visits.filter(({ promise }) => promise !== 'unverifiable');
  const untrue = known.filter(({ promise }) => promise === 'untrue').length;
  const objects = new Set(visits.flatMap(({ object }) => (object === null ? [] : [object])));
  const published = visits.filter(({ published_day }) => published_day !== null).length;
  const { plans: planCount, completed_plans, to_visit, visited, completion_rate, ...others } = figures;
  const { problems, problem_rate, joint_share, ...jointAndReferrals } = others;
  // In the order shown.
  return {
    ...{ plans: planCount, completed_plans },
    drawn: countOf(sum('drawn'), 'objects', 'I26'),
    replaced: countOf(sum('replaced'), 'objects', 'I26'),
    ...{ to_visit, visited },
    objects: countOf(objects.size, 'objects', 'I26'),
    ...{ completion_rate, problems, problem_rate },
    untrue: countOf(untrue, 'cases', 'I18'),
    untrue_rate: share(untrue, known.length, 'I18'),
    unverifiable: countOf(visits.length - known.length, 'cases', 'I18'),
    published: countOf(published, 'visits', 'I26'),
    published_in_time_rate: share(due.filter(isInTime).length, due.length),
    joint_share,
    credit_rule_share: share(plans.filter(({ by_grade }) => by_grade).length, plans.length),
    ...jointAndReferrals,
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
      right: plan.done + plan.replaced + Math.max(0, plan.to_visit - plan.done),
    })),
  ];
}
