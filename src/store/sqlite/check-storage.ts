import { CompiledQuery, type Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { storeError } from './errors.ts';

/** Everything SQLite itself finds wrong: pages, indexes, constraints and rows that point nowhere. Empty when sound. */
export async function checkStorage(db: Kysely<Schema>, path: string): Promise<string[]> {
  try {
    const integrity = await db.executeQuery<{ integrity_check: string }>(
      CompiledQuery.raw('pragma integrity_check'),
    );
    const orphans = await db.executeQuery<{ table: string; rowid: number; parent: string }>(
      CompiledQuery.raw('pragma foreign_key_check'),
    );
    return [
      ...integrity.rows.map((row) => row.integrity_check).filter((text) => text !== 'ok'),
      ...orphans.rows.map((row) => `${row.table} ${row.rowid} -> ${row.parent}`),
    ];
  } catch (error) {
    throw storeError(error, path);
  }
}
