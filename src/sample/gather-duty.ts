import type { Tx } from '../store/store.ts';
import { ineligibleReason, type PoolInspector } from './assign-rules.ts';
import type { UnitKind } from './store.ts';
import {
  type IneligibleRow,
  type LastVisitRow,
  readLastVisits,
  readVisitUnits,
  type VisitUnit,
} from './visit-store.ts';

/** What decides who may visit which unit, as everybody may repeat it. */
export interface GatheredDuty {
  readonly facts: ReadonlyMap<string, VisitUnit>;
  readonly ineligible: readonly IneligibleRow[];
  readonly lastVisits: readonly LastVisitRow[];
}

/** Looks up who of the frozen pool may not visit which of the units on that day, and who made the last visit to each. */
export async function gatherDuty(
  tx: Tx,
  plan: { readonly plan_id: number; readonly unit_kind: UnitKind },
  pool: readonly PoolInspector[],
  visitDay: string,
  units: readonly string[],
): Promise<GatheredDuty> {
  const facts = await readVisitUnits(tx, plan.unit_kind, units);
  const objects = [...new Set([...facts.values()].map(({ object }) => object))];
  const last = await readLastVisits(tx, plan.plan_id, objects);
  const ineligible: IneligibleRow[] = [];
  const lastVisits: LastVisitRow[] = [];
  for (const unit of units) {
    // A unit that has gone from the books belongs to nobody: nobody is eligible, and it is listed as such.
    const known = facts.get(unit) ?? { unit, authority: '', domain: null, objects: [], object: unit };
    for (const inspector of pool) {
      const reason = ineligibleReason(inspector, known, visitDay);
      if (reason !== null) ineligible.push({ unit, inspectorNo: inspector.inspectorNo, reason });
    }
    for (const inspectorNo of last.get(known.object) ?? []) lastVisits.push({ unit, inspectorNo });
  }
  return { facts, ineligible, lastVisits };
}
