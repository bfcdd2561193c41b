import { deadlineOf } from '../../calendar/due.ts';
import type { Desk } from '../../cli/desk.ts';
import { type OfficeRules, officeRules } from '../../cli/office-rules.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Rounding } from '../../kernel/ratio.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { type Day, officeDay, officeInstant } from '../../kernel/time.ts';
import { regimeOn } from '../../policy/rule.ts';
import { estimateSample } from '../../sample/estimate-sample.ts';
import type { JointRow, VisitRow } from '../../sample/joint/supervision-facts.ts';
import { readSupervision } from '../../sample/joint/supervision-figures.ts';
import type { Span } from '../month.ts';
import { spanName } from '../span-name.ts';
import {
  type DatedVisit,
  type PlanFigures,
  planFigures,
  resultCounts,
  supervisionIdentities,
  supervisionIndicators,
} from './rules.ts';

export interface SupervisionReport extends Span {
  readonly indicators: ReturnType<typeof supervisionIndicators>;
  readonly plans: readonly PlanFigures[];
  readonly results: ReturnType<typeof resultCounts>;
  readonly joint: readonly JointRow[];
  readonly rounding: Rounding;
}

const CONFIDENCE = 0.95;

/**
 * The plans of supervision sampling frozen in a span, with what their visits found up to now. E_REPORT_FUTURE, E_REPORT_IDENTITY, and
 * the policy's errors.
 */
export async function supervisionReport(
  desk: Desk,
  span: Span,
): Promise<Result<SupervisionReport, AppError>> {
  const today = officeDay(desk.now());
  const period = spanName(span);
  if (span.from > today) return err(appError('E_REPORT_FUTURE', { period, today }));
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const read = await readSupervision(desk, span);
  if (!read.ok) return read;
  const { facts, figures, rounding } = read.value;
  const visits = dateVisits(facts.visits, rules.value);
  if (!visits.ok) return visits;
  const plans: PlanFigures[] = [];
  for (const row of facts.plans) {
    const estimate = row.drawn === 0 ? null : await estimateSample(desk.store.db, row.plan, CONFIDENCE);
    if (estimate?.ok === false) return estimate;
    plans.push(planFigures(row, visits.value, estimate?.value.overall ?? null, rounding));
  }
  const failed = supervisionIdentities(plans, facts.visits).find(({ left, right }) => left !== right);
  if (failed) {
    const { name, left, right, of = '' } = failed;
    return err(appError('E_REPORT_IDENTITY', { period, identity: name, left, right, of }));
  }
  return ok({
    ...span,
    indicators: supervisionIndicators(facts, figures, visits.value, today, rounding),
    plans,
    results: resultCounts(facts.visits),
    joint: facts.joint,
    rounding,
  });
}

/** Each with the day by which it must be public: `sampling.publication_within`, from the day of the visit. */
function dateVisits(
  visits: readonly VisitRow[],
  { policy, calendar }: OfficeRules,
): Result<DatedVisit[], AppError> {
  const known = new Map<Day, Day>();
  for (const { inspected_on } of visits) {
    if (known.has(inspected_on)) continue;
    const rule = regimeOn(policy.sampling.publication_within, inspected_on);
    if (!rule.ok) return rule;
    const due = deadlineOf(calendar, officeInstant(inspected_on), rule.value.value);
    if (!due.ok) return due;
    known.set(inspected_on, due.value.due.slice(0, 10));
  }
  return ok(visits.map((visit) => ({ ...visit, publish_by: known.get(visit.inspected_on) ?? '' })));
}
