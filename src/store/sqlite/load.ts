import { sql } from 'kysely';
import type { Schema } from '../schema.ts';
import type { LoadOptions, Tx } from '../store.ts';
import { withPageMemory } from './page-memory.ts';

/** A writer has the whole file to itself: nobody takes the keys that follow the last one. The count is another engine's need. */
export async function nextRowId(tx: Tx, table: keyof Schema): Promise<number> {
  const { rows } = await sql<{
    last: number;
  }>`select coalesce(max(rowid), 0) as last from ${sql.table(table)}`.execute(tx);
  return Number(rows[0]?.last ?? 0) + 1;
}

/** Memory for pages, and for what is sorted at once. More makes nothing faster in empty tables; in filled ones keys go everywhere. */
const PAGE_MEGABYTES = { empty: 32, filled: 128 };
/** Where so many rows are there for each that comes, making an index anew costs more than keeping it up. */
const FAR_MORE = 2;
/** Threads that sort beside the one that reads, while indexes are made. */
const SORTERS = 2;

/**
 * Drops the tables' indexes, loads, and makes them again by the statements that SQLite keeps. Unique ones only of
 * the tables that are `unsearched`: whether the rows differ is then seen when they are made again.
 */
export async function largeLoad<T>(
  tx: Tx,
  tables: readonly [keyof Schema, ...(keyof Schema)[]],
  load: () => Promise<T>,
  { coming = Number.POSITIVE_INFINITY, unsearched = [], kept = [] }: LoadOptions = {},
): Promise<T> {
  const held = (await nextRowId(tx, tables[0])) - 1;
  const { rows } = await sql<{ name: string; tbl_name: string; sql: string }>`
    select name, tbl_name, sql from sqlite_master
    where type = 'index' and sql is not null and tbl_name in (${sql.join(tables)})
    order by name`.execute(tx);
  const searched = new Set<string>(tables.filter((table) => !unsearched.includes(table)));
  const indexes = rows.filter(
    ({ name, tbl_name, sql }) =>
      held <= coming * FAR_MORE &&
      !kept.includes(name) &&
      !(sql.toLowerCase().startsWith('create unique') && searched.has(tbl_name)),
  );
  await sql.raw(`pragma threads = ${SORTERS}`).execute(tx);
  // Every cell was checked against its code list when it was read: the same once more would take a third of the load.
  await sql`pragma ignore_check_constraints = on`.execute(tx);
  try {
    return await withPageMemory(tx, held === 0 ? PAGE_MEGABYTES.empty : PAGE_MEGABYTES.filled, async () => {
      for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(tx);
      const loaded = await load();
      for (const index of indexes) await sql.raw(index.sql).execute(tx);
      return loaded;
    });
  } finally {
    await sql`pragma ignore_check_constraints = off`.execute(tx);
    await sql`pragma threads = 0`.execute(tx);
  }
}
