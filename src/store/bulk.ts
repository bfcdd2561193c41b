import { CompiledQuery } from 'kysely';
import type { Schema } from './schema.ts';
import type { Tx } from './store.ts';

type Value = string | number | null | Uint8Array;

/** Rows a statement: ten is the fastest on SQLite, where a longer one costs more to bind than it saves. */
const ROWS = 10;

/**
 * Inserts many rows past the query builder with prepared statements of ten rows. Each row holds the values of `columns` in order.
 * Returns the number of rows.
 */
export async function bulkInsert<T extends keyof Schema & string>(
  tx: Tx,
  table: T,
  columns: readonly (keyof Schema[T] & string)[],
  rows: Iterable<readonly Value[]>,
): Promise<number> {
  const one = `(${columns.map(() => '?').join(',')})`;
  const head = `insert into ${table} (${columns.join(',')}) values `;
  const full = head + Array.from({ length: ROWS }, () => one).join(',');
  let pending: Value[] = [];
  let count = 0;
  for (const row of rows) {
    pending.push(...row);
    count += 1;
    if (count % ROWS === 0) {
      await tx.executeQuery(CompiledQuery.raw(full, pending));
      pending = [];
    }
  }
  const left = count % ROWS;
  if (left > 0) {
    await tx.executeQuery(
      CompiledQuery.raw(head + Array.from({ length: left }, () => one).join(','), pending),
    );
  }
  return count;
}
