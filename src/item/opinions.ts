import type { ItemOpinionsTable } from '../store/schema/item.ts';
import type { Db } from '../store/store.ts';

export type Adopted = NonNullable<ItemOpinionsTable['adopted']>;
export const adoptions = ['yes', 'no', 'partly'] as const satisfies readonly Adopted[];

/** The source of what came from the public: no natural person is named. */
export const PUBLIC_SOURCE = 'public';

/** An opinion as it came, and the office's answer. `item_code` null: on the list as a whole. */
export interface Opinion {
  readonly item_code: string | null;
  readonly opinion: string;
  readonly source: string;
  readonly received_on: string;
  readonly answer: string | null;
  readonly adopted: Adopted | null;
}

/** The opinions on a batch, by item and day; those on the whole list first. */
export async function selectOpinions(db: Db, batchId: number): Promise<Opinion[]> {
  const rows = await db
    .selectFrom('item_opinions')
    .select(['item_code', 'opinion', 'source', 'received_on', 'answer', 'adopted'])
    .where('batch_id', '=', batchId)
    .orderBy('item_code')
    .orderBy('received_on')
    .orderBy('source')
    .orderBy('opinion_id')
    .execute();
  return rows.map((row) => ({ ...row, item_code: row.item_code || null }));
}
