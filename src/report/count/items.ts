import { sql } from 'kysely';
import type { Track } from '../../item/item.ts';
import type { Day } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Counts } from '../facts.ts';
import { type CubeRow, itemColumns } from './cases.ts';

/** Items on the list on a day, whatever their mode (I1 is a stock). */
const inForce = (db: Db | Tx, on: Day) =>
  db
    .selectFrom('item_versions as v')
    .where('v.status', '=', 'published')
    .where('v.retires', '=', 0)
    .where('v.effective_from', '<=', on)
    .where((eb) => eb.or([eb('v.effective_to', 'is', null), eb('v.effective_to', '>=', on)]));

const byCommitment = sql<number>`sum(case when v.mode = 'commitment' then 1 else 0 end)`;

export async function countItems(db: Db | Tx, on: Day): Promise<(Partial<Counts> & { track: Track })[]> {
  const rows = await inForce(db, on)
    .select((eb) => ['v.track', eb.fn.countAll<number>().as('items'), byCommitment.as('commitment_items')])
    .groupBy('v.track')
    .execute();
  return rows.map(({ track, items, commitment_items }) => ({
    track: track as Track,
    items: Number(items),
    commitment_items: Number(commitment_items),
  }));
}

/** The same item by item; an item has no channel. */
export async function cubeOfItems(db: Db | Tx, on: Day): Promise<CubeRow[]> {
  const rows = await inForce(db, on)
    .select((eb) => [
      ...itemColumns,
      eb.fn.countAll<number>().as('items'),
      byCommitment.as('commitment_items'),
    ])
    .groupBy([...itemColumns])
    .execute();
  return rows.map((row) => ({
    ...row,
    channel: null,
    items: Number(row.items),
    commitment_items: Number(row.commitment_items),
  }));
}
