import type { Insertable } from 'kysely';
import { must } from '../kernel/assert.ts';
import type { SourcesTable } from '../store/schema/source.ts';
import type { Db, Tx } from '../store/store.ts';
import type { Source } from './source.ts';

/** What this room writes: sources and their rows. */

const query = (db: Db | Tx, region: string) =>
  db
    .selectFrom('sources')
    .select([
      'source_id',
      'name',
      'version',
      'key_column as key',
      'columns',
      'row_count as rows',
      'sha256',
      'imported_at',
    ])
    .where('office_region', '=', region)
    .where('status', '=', 'current')
    .orderBy('name');

const toSource = ({ columns, ...row }: Omit<Source, 'columns'> & { columns: string }): Source => ({
  ...row,
  columns: readColumns(columns),
});

function readColumns(json: string): readonly string[] {
  const columns: unknown = JSON.parse(json);
  return Array.isArray(columns) ? columns.map(String) : [];
}

/** The sources as they stand, by name. */
export async function selectSources(db: Db | Tx, region: string): Promise<Source[]> {
  return (await query(db, region).execute()).map(toSource);
}

export async function findSource(db: Db | Tx, region: string, name: string): Promise<Source | null> {
  const row = await query(db, region).where('name', '=', name).executeTakeFirst();
  return row ? toSource(row) : null;
}

/** The number that the next version of a source gets: a number is never given twice, even after a drop. */
export async function nextVersion(tx: Tx, region: string, name: string): Promise<number> {
  const row = await tx
    .selectFrom('sources')
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), eb.lit(0)).as('last'))
    .where('office_region', '=', region)
    .where('name', '=', name)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

export async function insertSource(tx: Tx, row: Insertable<SourcesTable>): Promise<number> {
  const inserted = await tx.insertInto('sources').values(row).returning('source_id').executeTakeFirst();
  return must(inserted, 'an insert returns its row').source_id;
}

export async function countRows(tx: Tx, sourceId: number, rows: number, sha256: string): Promise<void> {
  await tx
    .updateTable('sources')
    .set({ row_count: rows, sha256 })
    .where('source_id', '=', sourceId)
    .execute();
}

/** Takes a version out of use: its record stays, since evidence names it; its rows are to be deleted. */
export async function endSource(
  tx: Tx,
  sourceId: number,
  status: 'replaced' | 'dropped',
  at: string,
): Promise<void> {
  await tx.updateTable('sources').set({ status, ended_at: at }).where('source_id', '=', sourceId).execute();
}

export async function deleteRows(tx: Tx, sourceId: number): Promise<void> {
  await tx.deleteFrom('source_rows').where('source_id', '=', sourceId).execute();
}

/** How many different keys a source has: fewer than rows where some key has several. */
export async function countKeys(tx: Tx, sourceId: number): Promise<number> {
  const row = await tx
    .selectFrom('source_rows')
    .select((eb) => eb.fn.count<number>('key_hash').distinct().as('keys'))
    .where('source_id', '=', sourceId)
    .executeTakeFirst();
  return Number(row?.keys ?? 0);
}
