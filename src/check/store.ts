import type { Insertable } from 'kysely';
import { must } from '../kernel/assert.ts';
import type { ChecksTable } from '../store/schema/case.ts';
import type { Tx } from '../store/store.ts';

/** Records a check; returns its key. */
export async function insertCheck(tx: Tx, row: Insertable<ChecksTable>): Promise<number> {
  const inserted = await tx.insertInto('checks').values(row).returning('check_id').executeTakeFirst();
  return must(inserted, 'an insert returns its row').check_id;
}
