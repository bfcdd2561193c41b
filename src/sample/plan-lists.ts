import type { Limit } from '../kernel/limit.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { periodEnd } from '../policy/period-end.ts';
import { bulkInsert } from '../store/bulk.ts';
import type { Db, Tx } from '../store/store.ts';
import type { ListedUnit } from './select-units.ts';
import type { UnitKind } from './store.ts';

const CHUNK = 500;

/** The listed units that the office does not know at all. */
export async function unknownUnits(db: Db, kind: UnitKind, units: readonly string[]): Promise<string[]> {
  const known = new Set<string>();
  for (let i = 0; i < units.length; i += CHUNK) {
    const some = units.slice(i, i + CHUNK);
    const rows =
      kind === 'case'
        ? await db.selectFrom('cases').select('case_no as unit').where('case_no', 'in', some).execute()
        : kind === 'subject'
          ? await db
              .selectFrom('subjects')
              .select('subject_no as unit')
              .where('subject_no', 'in', some)
              .execute()
          : await db
              .selectFrom('item_versions')
              .select('item_code as unit')
              .distinct()
              .where('item_code', 'in', some)
              .execute();
    for (const { unit } of rows) known.add(unit);
  }
  return units.filter((unit) => !known.has(unit));
}

/**
 * The subjects (or, for a plan of items, the items) that any plan drew less than `within` before `today`: the cap on how often one is
 * visited.
 */
export async function drawnWithin(db: Db, kind: UnitKind, within: Limit, today: Day): Promise<Set<string>> {
  const draws = await db.selectFrom('draws').select(['plan_id', 'drawn_at']).execute();
  const topUps = await db.selectFrom('top_ups').select(['plan_id', 'drawn_at']).execute();
  const recent = [...draws, ...topUps].filter((row) => periodEnd(officeDay(row.drawn_at), within) > today);
  const plans = [...new Set(recent.map((row) => row.plan_id))];
  const found = new Set<string>();
  for (const planId of plans) {
    const drawn = db
      .selectFrom('drawn_units as d')
      .innerJoin('plans as p', 'p.plan_id', 'd.plan_id')
      .where('d.plan_id', '=', planId);
    const direct = await drawn
      .where('p.unit_kind', '=', kind === 'item' ? 'item' : 'subject')
      .select('d.unit')
      .execute();
    for (const { unit } of direct) found.add(unit);
    if (kind === 'item') continue;
    const ofCases = await drawn
      .where('p.unit_kind', '=', 'case')
      .innerJoin('cases as c', 'c.case_no', 'd.unit')
      .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
      .select('s.subject_no as unit')
      .execute();
    for (const { unit } of ofCases) found.add(unit);
  }
  return found;
}

export async function insertLists(
  tx: Tx,
  planId: number,
  lists: { readonly excluded: readonly ListedUnit[]; readonly must: readonly ListedUnit[] },
): Promise<void> {
  for (const list of ['excluded', 'must'] as const) {
    const rows = lists[list].map(({ unit, reason }) => [planId, unit, reason]);
    await bulkInsert(tx, 'plan_lists', ['plan_id', 'unit', 'reason'], rows, { list });
  }
}

/** The units that are visited whatever was drawn. */
export const readMust = (db: Db, planId: number): Promise<ListedUnit[]> =>
  db
    .selectFrom('plan_lists')
    .select(['unit', 'reason'])
    .where('plan_id', '=', planId)
    .where('list', '=', 'must')
    .orderBy('unit')
    .execute();
