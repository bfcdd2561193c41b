import type { Tx } from '../store/store.ts';
import type { PoolInspector } from './assign-rules.ts';
import type { BarredByUnit } from './duty.ts';
import { type Eligibility, eligibilityOn } from './eligibility.ts';
import type { UnitKind } from './store.ts';
import { type LastVisitRow, readLastVisits, readVisitUnits, type VisitUnit } from './visit-store.ts';

/** What decides who may visit which unit, as everybody may repeat it. */
export interface GatheredDuty {
  /** Of every unit asked for. */
  readonly facts: ReadonlyMap<string, VisitUnit>;
  readonly ineligible: BarredByUnit;
  readonly eligibility: Eligibility;
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
  const found = await readVisitUnits(tx, plan.unit_kind, units);
  // A unit that has gone from the books belongs to nobody: nobody is eligible, and it is listed as such.
  const facts = new Map(
    units.map((unit) => [
      unit,
      found.get(unit) ?? { unit, authority: '', domain: null, objects: [], object: unit },
    ]),
  );
  const objects = [...new Set([...facts.values()].map(({ object }) => object))];
  const last = await readLastVisits(tx, plan.plan_id, objects);
  const lastVisits: LastVisitRow[] = [];
  for (const { unit, object } of facts.values())
    for (const inspectorNo of last.get(object) ?? []) lastVisits.push({ unit, inspectorNo });
  const eligibility = eligibilityOn(visitDay, pool);
  const ineligible: BarredByUnit = {
    get: (unit) => {
      const known = facts.get(unit);
      return known && eligibility.barredFrom(known);
    },
  };
  return { facts, ineligible, eligibility, lastVisits };
}
