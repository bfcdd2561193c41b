import { deadlineOf } from '../calendar/due.ts';
import type { OfficeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay, officeInstant } from '../kernel/time.ts';
import type { Stamp } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Db, Tx } from '../store/store.ts';
import type { UnitKind } from './store.ts';

/** Records a folder that was made for the public; the results in it are published from that day on. */
export async function recordPublication(
  tx: Tx,
  row: { plan_id: number; sums_sha256: string; results: number; published_day: Day },
  stamp: Stamp,
): Promise<void> {
  await tx
    .insertInto('plan_publications')
    .values({ ...row, published_at: stamp.at, actor: stamp.actor })
    .execute();
  await tx
    .updateTable('visit_results')
    .set({ published_day: row.published_day })
    .where('plan_id', '=', row.plan_id)
    .where('published_day', 'is', null)
    .execute();
}

/** A plan as the list shows it. */
export interface ListedPlan {
  readonly plan: string;
  readonly of: UnitKind;
  readonly population: number;
  readonly frozen_on: Day;
  /** Null: not drawn yet. */
  readonly drawn_on: Day | null;
  /** Drawn units, and units visited in any case. */
  readonly drawn: number;
  readonly must: number;
  readonly results: number;
  /** Results that no published folder shows. */
  readonly unpublished: number;
  /** The last day to publish the oldest of these; null where there are none. */
  readonly publish_by: string | null;
  /** Counted by weekdays where the year has no published calendar. */
  readonly provisional: boolean;
  readonly overdue: boolean;
  /** Day of the newest published folder. */
  readonly published_on: Day | null;
}

/**
 * All plans, the newest first, with the day by which their results must be public: policy `sampling.publication_within`, counted from the
 * oldest visit that is not. E_POLICY_PERIOD, E_CALENDAR_LIMIT.
 */
export async function listPlans(
  db: Db | Tx,
  rules: OfficeRules,
  today: Day,
): Promise<Result<ListedPlan[], AppError>> {
  const rows = await db
    .selectFrom('plans as p')
    .leftJoin('draws as d', 'd.plan_id', 'p.plan_id')
    .select((eb) => [
      ...(['p.name', 'p.unit_kind', 'p.population', 'p.frozen_at', 'd.drawn_at'] as const),
      eb
        .selectFrom('drawn_units as u')
        .whereRef('u.plan_id', '=', 'p.plan_id')
        .select((n) => n.fn.countAll<number>().as('n'))
        .as('drawn'),
      eb
        .selectFrom('plan_lists as l')
        .whereRef('l.plan_id', '=', 'p.plan_id')
        .where('l.list', '=', 'must')
        .select((n) => n.fn.countAll<number>().as('n'))
        .as('must'),
      eb
        .selectFrom('visit_results as r')
        .whereRef('r.plan_id', '=', 'p.plan_id')
        .select((n) => n.fn.countAll<number>().as('n'))
        .as('results'),
      eb
        .selectFrom('visit_results as r')
        .whereRef('r.plan_id', '=', 'p.plan_id')
        .where('r.published_day', 'is', null)
        .select((n) => n.fn.countAll<number>().as('n'))
        .as('unpublished'),
      eb
        .selectFrom('visit_results as r')
        .whereRef('r.plan_id', '=', 'p.plan_id')
        .where('r.published_day', 'is', null)
        .select((n) => n.fn.min('r.inspected_on').as('day'))
        .as('oldest'),
      eb
        .selectFrom('plan_publications as f')
        .whereRef('f.plan_id', '=', 'p.plan_id')
        .select((n) => n.fn.max('f.published_day').as('day'))
        .as('published_on'),
    ])
    .orderBy('p.plan_id', 'desc')
    .execute();
  const plans: ListedPlan[] = [];
  for (const row of rows) {
    const due = publishBy(rules, row.oldest);
    if (!due.ok) return due;
    plans.push({
      ...{ plan: row.name, of: row.unit_kind, population: row.population },
      frozen_on: officeDay(row.frozen_at),
      drawn_on: row.drawn_at === null ? null : officeDay(row.drawn_at),
      ...{ drawn: Number(row.drawn), must: Number(row.must), results: Number(row.results) },
      unpublished: Number(row.unpublished),
      publish_by: due.value?.due ?? null,
      provisional: due.value?.provisional ?? false,
      overdue: due.value !== null && due.value.due.slice(0, 10) < today,
      published_on: row.published_on,
    });
  }
  return ok(plans);
}

/** A plan each: whose time to publish is over, and whose ends by `until`. */
export async function countPublications(
  db: Db | Tx,
  rules: OfficeRules,
  { today, until }: { readonly today: Day; readonly until: Day },
): Promise<Result<{ readonly overdue: number; readonly due: number }, AppError>> {
  const rows = await db
    .selectFrom('visit_results')
    .where('published_day', 'is', null)
    .groupBy('plan_id')
    .select((eb) => eb.fn.min('inspected_on').as('oldest'))
    .execute();
  let [overdue, soon] = [0, 0];
  for (const { oldest } of rows) {
    const due = publishBy(rules, oldest);
    if (!due.ok) return due;
    const day = due.value?.due.slice(0, 10);
    if (day === undefined) continue;
    if (day < today) overdue += 1;
    else if (day <= until) soon += 1;
  }
  return ok({ overdue, due: soon });
}

function publishBy(
  { policy, calendar }: OfficeRules,
  visited: Day | null,
): Result<{ readonly due: string; readonly provisional: boolean } | null, AppError> {
  if (visited === null) return ok(null);
  const rule = regimeOn(policy.sampling.publication_within, visited);
  return rule.ok ? deadlineOf(calendar, officeInstant(visited), rule.value.value) : rule;
}
