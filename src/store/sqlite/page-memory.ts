import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';

/** Does what reads or writes many pages with so much memory for them. */
export async function withPageMemory<T>(
  db: Kysely<Schema>,
  megabytes: number,
  work: () => Promise<T>,
): Promise<T> {
  const { rows } = await sql<{ cache_size: number }>`pragma cache_size`.execute(db);
  await sql.raw(`pragma cache_size = -${megabytes * 1024}`).execute(db);
  try {
    return await work();
  } finally {
    await sql.raw(`pragma cache_size = ${rows[0]?.cache_size ?? -16_000}`).execute(db);
  }
}
