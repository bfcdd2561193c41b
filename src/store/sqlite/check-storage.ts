import { CompiledQuery, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { compareSchema } from './compare-schema.ts';
import { storeError } from './errors.ts';
import { withPageMemory } from './page-memory.ts';

const PAGE_MEGABYTES = 128;

/** Everything wrong with the storage: pages, indexes, constraints, rows that point nowhere, altered tables. Empty when sound. */
export async function checkStorage(db: Kysely<Schema>, path: string): Promise<string[]> {
  try {
    // Every entry of every index is looked up in its table.
    const integrity = await withPageMemory(db, PAGE_MEGABYTES, () =>
      db.executeQuery<{ integrity_check: string }>(CompiledQuery.raw('pragma integrity_check')),
    );
    const orphans = await db.executeQuery<{ table: string; rowid: number; parent: string }>(
      CompiledQuery.raw('pragma foreign_key_check'),
    );
    return [
      ...integrity.rows.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...orphans.rows.map((row) => `${row.table} ${row.rowid} -> ${row.parent}`),
      ...(await compareSchema(db)).map((name) => `schema: ${name}`),
    ];
  } catch (error) {
    throw storeError(error, path);
  }
}
