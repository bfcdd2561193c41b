import type { Insertable, Selectable, Updateable } from 'kysely';
import { must } from '../kernel/assert.ts';
import type { ObjectionsTable } from '../store/schema/credit.ts';
import type { Db, Tx } from '../store/store.ts';

export type ObjectionRow = Selectable<ObjectionsTable>;

/** One at a time for a breach: the database holds it to that too. */
export async function openObjection(db: Db | Tx, breachId: number): Promise<ObjectionRow | null> {
  const row = await db
    .selectFrom('objections')
    .selectAll()
    .where('breach_id', '=', breachId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row ?? null;
}

export async function insertObjection(tx: Tx, row: Insertable<ObjectionsTable>): Promise<void> {
  await tx.insertInto('objections').values(row).execute();
}

export async function updateObjection(
  tx: Tx,
  objectionId: number,
  change: Updateable<ObjectionsTable>,
): Promise<ObjectionRow> {
  const row = await tx
    .updateTable('objections')
    .set(change)
    .where('objection_id', '=', objectionId)
    .returningAll()
    .executeTakeFirst();
  return must(row, 'an objection that was read in this transaction is there');
}
