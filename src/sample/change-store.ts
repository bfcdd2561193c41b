import type { Stamp } from '../ledger/append.ts';
import type { Db, Tx } from '../store/store.ts';
import type { PlanChange } from './change-rules.ts';

/** The changes of a plan in the order in which they happened. */
export async function readChanges(db: Db | Tx, planId: number): Promise<PlanChange[]> {
  const rows = await db
    .selectFrom('plan_changes')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('no')
    .execute();
  return rows.map((row) => ({
    ...{ no: row.no, kind: row.kind, unit: row.unit, inspectorNo: row.inspector_no, takenBy: row.taken_by },
    ...{ assigned: row.assigned === 1, reason: row.reason, at: row.at },
  }));
}

export async function insertChange(
  tx: Tx,
  planId: number,
  change: PlanChange,
  { actor }: Stamp,
): Promise<void> {
  await tx
    .insertInto('plan_changes')
    .values({
      ...{ plan_id: planId, no: change.no, kind: change.kind, unit: change.unit },
      ...{ inspector_no: change.inspectorNo, taken_by: change.takenBy, assigned: change.assigned ? 1 : 0 },
      ...{ reason: change.reason, at: change.at, actor },
    })
    .execute();
}
