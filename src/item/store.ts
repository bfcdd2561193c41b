import { must } from '../kernel/assert.ts';
import type { BatchesTable } from '../store/schema/item.ts';
import type { Db, Tx } from '../store/store.ts';
import type { KnownItem } from './rules.ts';

/** Batches, their imports, and what an import must know. Versions are written in write-versions.ts and read in select-items.ts. */

export interface Batch {
  readonly batch_id: number;
  readonly name: string;
  readonly status: BatchesTable['status'];
  readonly ledger_seq: number;
}

export async function findBatch(db: Db | Tx, name: string): Promise<Batch | null> {
  const row = await db
    .selectFrom('batches')
    .select(['batch_id', 'name', 'status', 'ledger_seq'])
    .where('name', '=', name)
    .executeTakeFirst();
  return row ?? null;
}

/** The draft of that name: a new one, the one that is being filled, or an undone one taken up again. */
export async function openDraft(
  tx: Tx,
  name: string,
  seq: number,
  at: string,
): Promise<{ batch_id: number; ledger_seq: number }> {
  const row = await tx
    .insertInto('batches')
    .values({ name, status: 'draft', ledger_seq: seq, created_at: at, published_at: null })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({
        status: 'draft',
        ledger_seq: eb
          .case()
          .when('batches.status', '=', 'undone')
          .then(seq)
          .else(eb.ref('batches.ledger_seq'))
          .end(),
      })),
    )
    .returning(['batch_id', 'ledger_seq'])
    .executeTakeFirst();
  return must(row, 'an upsert returns its row');
}

/** Every item ever listed, with what an import must know of it. */
export async function loadKnownItems(db: Db | Tx, batch: string): Promise<Map<string, KnownItem>> {
  const rows = await db
    .selectFrom('item_versions as v')
    .innerJoin('batches as b', 'b.batch_id', 'v.batch_id')
    .select(['v.item_version_id', 'v.item_code', 'v.version', 'v.status', 'v.retires', 'v.digest', 'b.name'])
    .orderBy('v.item_code')
    .orderBy('v.version')
    .execute();
  const known = new Map<string, KnownItem>();
  for (const row of rows) {
    const earlier = known.get(row.item_code)?.newest ?? null;
    const newest = {
      versionId: row.item_version_id,
      version: row.version,
      digest: row.digest,
      retires: row.retires === 1,
      inThisDraft: row.status === 'draft' && row.name === batch,
    };
    known.set(row.item_code, {
      code: row.item_code,
      lastVersion: row.version,
      newest: row.status === 'undone' ? earlier : newest,
    });
  }
  return known;
}

export async function setBatchStatus(
  tx: Tx,
  batchId: number,
  status: BatchesTable['status'],
  publishedAt: string | null,
): Promise<void> {
  await tx
    .updateTable('batches')
    .set({ status, published_at: publishedAt })
    .where('batch_id', '=', batchId)
    .execute();
}
