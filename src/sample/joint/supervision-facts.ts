import { sql } from 'kysely';
import { addDays, type Day, officeDay, officeInstant } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import { parsePublishedPlan } from '../published-plan.ts';

/** The days looked at, both included. */
export interface SupervisionSpan {
  readonly from: Day;
  readonly to: Day;
}

/** A plan of supervision sampling, from its freezing to the publication of its results. */
export interface PlanRow {
  readonly plan_id: number;
  readonly plan: string;
  readonly frozen_on: Day;
  readonly population: number;
  /** Units drawn, substitutes among them; and units visited in any case. */
  readonly drawn: number;
  readonly must: number;
  /** Drawn units that a substitute took the place of (not reached, closed, moved). */
  readonly replaced: number;
  readonly assigned: number;
  readonly unassignable: number;
  readonly is_joint: boolean;
  /** Strata by grade of credit: the credit rule was applied. */
  readonly by_grade: boolean;
}

/** The result of one visit. */
export interface VisitRow {
  readonly plan_id: number;
  readonly unit: string;
  /** The subject visited, where inspectors were assigned. */
  readonly object: string | null;
  readonly inspected_on: Day;
  /** Codes of the eight categories (domain 5.2). */
  readonly results: readonly string[];
  readonly promise: 'true' | 'partly' | 'untrue' | 'unverifiable';
  readonly published_day: Day | null;
  /** A substitute took the unit's place: it is none of those to be visited. */
  readonly is_replaced: boolean;
}

/** Visits that several plans made as one. */
export interface JointRow {
  readonly name: string;
  readonly planned: number;
  readonly visits: number;
}

export interface SupervisionFacts {
  readonly plans: readonly PlanRow[];
  readonly visits: readonly VisitRow[];
  readonly joint: readonly JointRow[];
}

type UnitTable = 'drawn_units' | 'plan_lists' | 'plan_changes' | 'assignments' | 'unassignable_units';

/** The plans frozen in the span, with their results up to now; visits joined in the span. */
export async function readSupervisionFacts(db: Db | Tx, span: SupervisionSpan): Promise<SupervisionFacts> {
  const [start, end] = [officeInstant(span.from), officeInstant(addDays(span.to, 1))];
  const units = (table: UnitTable, which = sql<boolean>`true`) =>
    // All of them have units of a plan; the builder knows each by itself.
    db
      .selectFrom(`${table} as x` as 'drawn_units as x')
      .where(sql<boolean>`x.plan_id = p.plan_id`)
      .where(which)
      .select((eb) => eb.fn.count<number>('x.unit').distinct().as('count'));
  const plans = await db
    .selectFrom('plans as p')
    .where('p.frozen_at', '>=', start)
    .where('p.frozen_at', '<', end)
    .select(['p.plan_id', 'p.name', 'p.frozen_at', 'p.population', 'p.published'])
    .select([
      units('drawn_units').as('drawn'),
      units('plan_lists', sql<boolean>`x.list = 'must'`).as('must'),
      units('plan_changes', sql<boolean>`x.kind = 'unit'`).as('replaced'),
      units('assignments').as('assigned'),
      units('unassignable_units').as('unassignable'),
    ])
    .select((eb) =>
      eb
        .selectFrom('joint_sources as j')
        .whereRef('j.plan_id', '=', 'p.plan_id')
        .select('j.joint_id')
        .as('joint_id'),
    )
    .orderBy('p.plan_id')
    .execute();
  const visits = await db
    .selectFrom('visit_results as r')
    .innerJoin('plans as p', 'p.plan_id', 'r.plan_id')
    .leftJoin('assignments as a', (join) =>
      join.onRef('a.plan_id', '=', 'r.plan_id').onRef('a.unit', '=', 'r.unit').on('a.position', '=', 1),
    )
    .leftJoin('plan_changes as g', (join) =>
      join.onRef('g.plan_id', '=', 'r.plan_id').onRef('g.unit', '=', 'r.unit').on('g.kind', '=', 'unit'),
    )
    .where('p.frozen_at', '>=', start)
    .where('p.frozen_at', '<', end)
    .select([
      'r.plan_id',
      'r.unit',
      'a.object',
      'r.inspected_on',
      'r.results',
      'r.promise',
      'r.published_day',
      'g.unit as replaced',
    ])
    .execute();
  const joint = await db
    .selectFrom('joint_plans')
    .where('joined_at', '>=', start)
    .where('joined_at', '<', end)
    .select(['name', 'planned', 'visits'])
    .orderBy('joint_id')
    .execute();
  return {
    plans: plans.map((row) => ({
      ...{ plan_id: row.plan_id, plan: row.name, population: row.population },
      frozen_on: officeDay(row.frozen_at),
      drawn: Number(row.drawn),
      must: Number(row.must),
      replaced: Number(row.replaced),
      assigned: Number(row.assigned),
      unassignable: Number(row.unassignable),
      is_joint: row.joint_id !== null,
      by_grade: parsePublishedPlan(row.published)?.strata.includes('grade') ?? false,
    })),
    visits: visits.map(({ replaced, ...row }) => ({
      ...row,
      results: row.results.split(';'),
      is_replaced: replaced !== null,
    })),
    joint,
  };
}
