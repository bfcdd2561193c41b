import type { Insertable, Selectable, Updateable } from 'kysely';
import type { DueLines } from '../case/due-rules.ts';
import { must } from '../kernel/assert.ts';
import type { Day } from '../kernel/time.ts';
import type { RectificationsTable } from '../store/schema/request.ts';
import type { Db, Tx } from '../store/store.ts';
import { countSignals, type DueFigures } from './due-figures.ts';
import type { ChainFacts } from './remedy-rules.ts';

export type OrderRow = Selectable<RectificationsTable>;

/** The newest check of a case that was one (an exemption is none), and its newest order to correct. */
export async function findChain(
  db: Db | Tx,
  caseId: number,
): Promise<{ readonly check: ChainFacts['check']; readonly order: OrderRow | null }> {
  const check = await db
    .selectFrom('checks')
    .select(['check_id', 'outcome'])
    .where('case_id', '=', caseId)
    .where('method', '<>', 'exempt')
    .orderBy('check_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const order = await db
    .selectFrom('rectifications')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { check: check ?? null, order: order ?? null };
}

/** Records an order; returns its key. */
export async function insertOrder(tx: Tx, row: Insertable<RectificationsTable>): Promise<number> {
  const inserted = await tx
    .insertInto('rectifications')
    .values(row)
    .returning('rectification_id')
    .executeTakeFirst();
  return must(inserted, 'an insert returns its row').rectification_id;
}

export async function updateOrder(
  tx: Tx,
  rectificationId: number,
  change: Updateable<RectificationsTable>,
): Promise<void> {
  await tx
    .updateTable('rectifications')
    .set(change)
    .where('rectification_id', '=', rectificationId)
    .execute();
}

/** Orders of granted cases that wait for their re-check and are due by a day, the most pressing first. */
export async function selectDueOrders(db: Db | Tx, by: Day) {
  return (
    db
      .selectFrom('rectifications as r')
      .innerJoin('cases as c', 'c.case_id', 'r.case_id')
      .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
      .select([
        'c.case_no',
        'c.item_code',
        'v.item_name',
        'c.authority_name',
        'r.document_no',
        'r.detail',
        'r.ordered_day as ordered_on',
        'r.due',
        'r.due_provisional',
      ])
      .where('r.state', '=', 'ordered')
      .where('c.state', '=', 'granted')
      // A due is a day or a time that starts with it: `~` sorts after both.
      .where('r.due', '<', `${by}~`)
      .orderBy('r.due')
      .orderBy('r.rectification_id')
      .execute()
  );
}

export type DueOrder = Awaited<ReturnType<typeof selectDueOrders>>[number];

/** Corrections whose time is over, ends today, and ends soon. */
export const countDueOrders = async (db: Db | Tx, lines: DueLines): Promise<DueFigures> =>
  countSignals(lines, await selectDueOrders(db, lines.soonUntil));
