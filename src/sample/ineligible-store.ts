import { compareUtf8 } from '../kernel/text.ts';
import type { Db, Tx } from '../store/store.ts';
import type { PoolInspector } from './assign-rules.ts';
import { eligibilityOn } from './eligibility.ts';

/** Who was not eligible for the units of a plan when its inspectors were assigned. */
export interface Ineligible {
  /** All units of the plan with inspectors to choose from, by their UTF-8 bytes. */
  readonly units: readonly string[];
  /** Those who were not eligible for a unit, by the UTF-8 bytes of their numbers; worked out anew each time. */
  readonly of: (unit: string) => Iterable<readonly [inspectorNo: string, reason: string]>;
}

/**
 * From what was kept of the units and the frozen pool; of plans that were assigned before that was kept, from their rows of pairs. Memory
 * grows with the units, not with units times inspectors, which may be millions.
 */
export async function readIneligible(
  db: Db | Tx,
  planId: number,
  duty: { readonly pool: readonly PoolInspector[]; readonly visitDay: string },
): Promise<Ineligible> {
  const kept = await db
    .selectFrom('visited_units')
    .select(['unit', 'authority', 'domain', 'object'])
    .where('plan_id', '=', planId)
    .execute();
  const facts = new Map(kept.map(({ object, ...unit }) => [unit.unit, { ...unit, objects: [object] }]));
  const pairs = await db
    .selectFrom('ineligible_inspectors')
    .select(['unit', 'inspector_no', 'reason'])
    .where('plan_id', '=', planId)
    .orderBy('unit')
    .orderBy('inspector_no')
    .execute();
  const listed = new Map<string, [string, string][]>();
  for (const { unit, inspector_no: no, reason } of pairs) {
    const rows = listed.get(unit);
    if (rows) rows.push([no, reason]);
    else listed.set(unit, [[no, reason]]);
  }
  const eligibility = eligibilityOn(duty.visitDay, duty.pool);
  return {
    units: [...facts.keys(), ...listed.keys()].toSorted(compareUtf8),
    of(unit) {
      const known = facts.get(unit);
      return known === undefined ? (listed.get(unit) ?? []) : eligibility.reasonsFor(known);
    },
  };
}
