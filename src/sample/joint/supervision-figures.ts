import { dueLines } from '../../case/due-rules.ts';
import { type Desk, regionOf } from '../../cli/desk.ts';
import { officeRules } from '../../cli/office-rules.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { type Rounding, ratio } from '../../kernel/ratio.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { type Day, officeDay } from '../../kernel/time.ts';
import { regimeOn } from '../../policy/rule.ts';
import { countReferrals, selectReferrals } from '../referral/store.ts';

/** A figure with what it is made of; `value` null where the denominator is zero (printed —). */
export interface Figure {
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number;
  readonly unit: 'percent' | 'count' | 'days';
}

/** Supervision by sampling in a period (domain 8.2, I26 and I27). */
export interface SupervisionFigures {
  readonly from: Day;
  readonly to: Day;
  /** Plans frozen in the period. */
  readonly plans: Figure;
  /** Plans all whose units to be visited have a result ÷ plans. */
  readonly completed_plans: Figure;
  /** Units with a result ÷ units to be visited. */
  readonly completion: Figure;
  /** Plans whose visits were joined ÷ plans drawn. */
  readonly joint_share: Figure;
  /** Visits that the departments would have made each on its own, in the plans joined in the period. */
  readonly visits_planned: Figure;
  readonly visits_made: Figure;
  /** (planned − made) ÷ planned: 扰企减少率. */
  readonly visits_saved: Figure;
  /** Units with a result other than "no problem" and "no such activity" ÷ units with a result. */
  readonly problems_found: Figure;
  readonly referrals: Figure;
  /** Answered ÷ sent. */
  readonly referrals_answered: Figure;
  /** Answered in time ÷ answered. */
  readonly referrals_in_time: Figure;
  readonly referrals_overdue: Figure;
  /** Working days an answer took on average. */
  readonly referral_days: Figure;
}

/** Result codes that are no problem (domain 5.2): 1 none found, 7 no activity of the kind. */
const noProblem: ReadonlySet<string> = new Set(['1', '7']);

/** What the year's supervision amounts to; for `sample visits` and the reports. Errors of policy and calendar. */
export async function supervisionFigures(
  desk: Desk,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<Result<SupervisionFigures, AppError>> {
  const { db } = desk.store;
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const { policy, calendar } = rules.value;
  const lines = dueLines(calendar, desk.now().toISOString());
  if (!lines.ok) return lines;
  const regime = regimeOn(policy.reporting.rounding, to);
  if (!regime.ok) return regime;
  const { share, count } = figureMakers(regime.value.value);
  const within =
    <T>(day: (row: T) => Day) =>
    (row: T): boolean =>
      day(row) >= from && day(row) <= to;
  const plans = (
    await db
      .selectFrom('plans as p')
      .innerJoin('draws as d', 'd.plan_id', 'p.plan_id')
      .leftJoin('joint_sources as s', 's.plan_id', 'p.plan_id')
      .select(['p.plan_id', 'p.frozen_at', 's.joint_id'])
      .execute()
  ).filter(within(({ frozen_at }) => officeDay(frozen_at)));
  const ids = new Set(plans.map(({ plan_id }) => plan_id));
  const drawnRows = await db
    .selectFrom('drawn_units')
    .select((eb) => ['plan_id', eb.fn.countAll<number>().as('units')])
    .groupBy('plan_id')
    .execute();
  const results = (
    await db
      .selectFrom('visit_results')
      .select((eb) => ['plan_id', 'results', eb.fn.countAll<number>().as('units')])
      .groupBy(['plan_id', 'results'])
      .execute()
  ).filter(({ plan_id }) => ids.has(plan_id));
  const replaced = await db
    .selectFrom('plan_changes')
    .where('kind', '=', 'unit')
    .select((eb) => ['plan_id', eb.fn.countAll<number>().as('units')])
    .groupBy('plan_id')
    .execute();
  const must = await db
    .selectFrom('plan_lists')
    .where('list', '=', 'must')
    .select((eb) => ['plan_id', eb.fn.countAll<number>().as('units')])
    .groupBy('plan_id')
    .execute();
  // To be visited: drawn ones whose place no other took, and those visited in any case.
  const toVisit = unitsByPlan(
    [
      ...drawnRows,
      ...must,
      ...replaced.map(({ plan_id, units: n }) => ({ plan_id, units: -Number(n) })),
    ].filter(({ plan_id }) => ids.has(plan_id)),
  );
  const checked = unitsByPlan(results);
  const joints = (
    await db.selectFrom('joint_plans').select(['planned', 'visits', 'joined_at']).execute()
  ).filter(within(({ joined_at }) => officeDay(joined_at)));
  const planned = joints.reduce((sum, row) => sum + row.planned, 0);
  const made = joints.reduce((sum, row) => sum + row.visits, 0);
  const units = sum(toVisit);
  const done = sum(checked);
  const problems = sum(
    unitsByPlan(
      results.filter(({ results: codes }) => codes.split(';').some((code) => !noProblem.has(code))),
    ),
  );
  const referrals = countReferrals(lines.value, await selectReferrals(db, regionOf(desk), { from, to }));
  const finished = plans.filter(
    ({ plan_id }) => (checked.get(plan_id) ?? 0) >= (toVisit.get(plan_id) ?? 0),
  ).length;
  return ok({
    ...{ from, to },
    plans: count(plans.length),
    completed_plans: share(finished, plans.length),
    completion: share(done, units),
    joint_share: share(plans.filter(({ joint_id }) => joint_id !== null).length, plans.length),
    visits_planned: count(planned),
    visits_made: count(made),
    visits_saved: share(planned - made, planned),
    problems_found: share(problems, done),
    referrals: count(referrals.sent),
    referrals_answered: share(referrals.replied, referrals.sent),
    referrals_in_time: share(referrals.in_time, referrals.replied),
    referrals_overdue: count(referrals.overdue),
    referral_days: {
      ...{ numerator: referrals.reply_days, denominator: referrals.replied, unit: 'days' },
      value: ratio(referrals.reply_days, referrals.replied, regime.value.value),
    },
  });
}

const figureMakers = (rounding: Rounding) => ({
  share: (numerator: number, denominator: number): Figure => ({
    ...{ numerator, denominator, unit: 'percent' },
    value: ratio(numerator, denominator, rounding, 100),
  }),
  count: (value: number): Figure => ({ value, numerator: value, denominator: 1, unit: 'count' }),
});

function unitsByPlan(
  rows: readonly { readonly plan_id: number; readonly units: number }[],
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  // A database may hand over its counts as text.
  for (const { plan_id, units } of rows) counts.set(plan_id, (counts.get(plan_id) ?? 0) + Number(units));
  return counts;
}

const sum = (counts: ReadonlyMap<number, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
