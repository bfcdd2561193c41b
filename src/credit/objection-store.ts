import type { Insertable, Selectable, Updateable } from 'kysely';
import type { DueLines } from '../case/due-rules.ts';
import { countSignals, type DueFigures } from '../check/due-figures.ts';
import { must } from '../kernel/assert.ts';
import type { ObjectionsTable } from '../store/schema/credit.ts';
import type { Db, Tx } from '../store/store.ts';

export type ObjectionRow = Selectable<ObjectionsTable>;

/** Objections whose answer is overdue, due today, and due soon. */
export async function countDueObjections(db: Db | Tx, lines: DueLines): Promise<DueFigures> {
  const rows = await db.selectFrom('objections').select('due').where('state', '=', 'open').execute();
  return countSignals(
    lines,
    rows.flatMap(({ due }) => (due === null ? [] : { due })),
  );
}

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
