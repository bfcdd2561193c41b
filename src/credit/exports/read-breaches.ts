import type { Db, Tx } from '../../store/store.ts';
import type { BarRow, BreachRow } from '../store.ts';

export type ReadBreach = BreachRow & { readonly bars: readonly BarRow[]; readonly disputed: boolean };

/** Breaches with their bars, and whether an objection is open. The one place where the exports read them. */
export async function withMeasures(db: Db | Tx, breaches: readonly BreachRow[]): Promise<ReadBreach[]> {
  const ids = breaches.map(({ breach_id }) => breach_id);
  if (ids.length === 0) return [];
  const bars = await db
    .selectFrom('bars')
    .selectAll()
    .where('breach_id', 'in', ids)
    .orderBy('bar_id')
    .execute();
  const open = await db
    .selectFrom('objections')
    .select('breach_id')
    .where('breach_id', 'in', ids)
    .where('state', '=', 'open')
    .execute();
  const disputed = new Set(open.map(({ breach_id }) => breach_id));
  const byBreach = groupBy(bars, ({ breach_id }) => breach_id);
  return breaches.map((breach) => ({
    ...breach,
    bars: byBreach.get(breach.breach_id) ?? [],
    disputed: disputed.has(breach.breach_id),
  }));
}

/** Those that hang on these cases, oldest first, by case. */
export async function breachesOfCases(
  db: Db | Tx,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number | null, readonly ReadBreach[]>> {
  const breaches = await db
    .selectFrom('breaches')
    .selectAll()
    .where('case_id', 'in', caseIds)
    .orderBy('breach_id')
    .execute();
  return groupBy(await withMeasures(db, breaches), ({ case_id }) => case_id);
}

function groupBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
