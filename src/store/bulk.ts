import { CompiledQuery } from 'kysely';
import { isOfOffice, OFFICE_COLUMN } from './distribution.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './store.ts';

export type BulkValue = string | number | null | Uint8Array;

/** Rows of one table on their way past the query builder; each engine has its own fastest way to take them in. */
export interface BulkRows {
  readonly table: string;
  readonly columns: readonly string[];
  /** The values of `columns`, in their order. */
  readonly rows: readonly (readonly BulkValue[])[];
  /** Columns that have the same value in every row. */
  readonly constants: Readonly<Record<string, BulkValue>>;
  /** Passes over rows whose keys another writer has taken since they were looked up; where there is one writer nobody can have. */
  readonly skipThere: boolean;
}

/** What an engine's connection receives: it finds the rows under `bulk` and does not look at the text. */
export interface BulkQuery extends CompiledQuery {
  readonly bulk: BulkRows;
}

export const isBulk = (query: CompiledQuery): query is BulkQuery => 'bulk' in query;

/** The same with the region of the office, where the table is placed by it and the rows do not name it; `region` null: as they are. */
export function ofOffice(bulk: BulkRows, region: string | null): BulkRows {
  const named = bulk.columns.includes(OFFICE_COLUMN) || OFFICE_COLUMN in bulk.constants;
  if (region === null || named || !isOfOffice(bulk.table)) return bulk;
  return { ...bulk, constants: { ...bulk.constants, [OFFICE_COLUMN]: region } };
}

/** Rows handed to the engine at once. */
const CHUNK = 2_000;

type ColumnOf<T extends keyof Schema> = keyof Schema[T] & string;

/**
 * Inserts many rows past the query builder. Each row holds the values of `columns` in order; `constants` are the same in every
 * row. With `skipThere` a row whose key another writer has taken meanwhile is left out, once that one's act is over. Returns the number
 * of rows written.
 */
export async function bulkInsert<T extends keyof Schema & string>(
  tx: Tx,
  table: T,
  columns: readonly ColumnOf<T>[],
  rows: Iterable<readonly BulkValue[]>,
  constants: Partial<Record<ColumnOf<T>, BulkValue>> = {},
  { skipThere = false }: { skipThere?: boolean } = {},
): Promise<number> {
  const fixed = constants as Readonly<Record<string, BulkValue>>;
  let pending: (readonly BulkValue[])[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    const bulk: BulkRows = { table, columns, rows: pending, constants: fixed, skipThere };
    const query: BulkQuery = { ...CompiledQuery.raw(`insert into ${table}`), bulk };
    count += Number((await tx.executeQuery(query)).numAffectedRows ?? 0);
    pending = [];
  };
  for (const row of rows) {
    pending.push(row);
    if (pending.length === CHUNK) await flush();
  }
  if (pending.length > 0) await flush();
  return count;
}

/** New values for many rows of one table, each found by its key. */
export interface BulkChanges {
  readonly table: string;
  /** A column of whole numbers that tells the rows apart. */
  readonly key: string;
  readonly columns: readonly string[];
  /** The key, then the values of `columns`, in their order. No key twice. */
  readonly rows: readonly (readonly BulkValue[])[];
  /** Null leaves what is there. */
  readonly keepWhereNull: boolean;
  /** One of `columns` that counts the changes of a row: a row is changed only where it still has one less than its new value. */
  readonly counter: string | null;
}

/** What an engine's connection receives: it finds the changes under `changes` and does not look at the text. */
export interface ChangesQuery extends CompiledQuery {
  readonly changes: BulkChanges;
}

export const areChanges = (query: CompiledQuery): query is ChangesQuery => 'changes' in query;

/**
 * Changes many rows past the query builder. Each row: the key, then the values of `columns` in order; no key may come twice.
 * With `keepWhereNull` null leaves what is there. A row that would not change is not written, and none that somebody changed since
 * its `counter` was read. Returns the number of rows written.
 */
export async function bulkUpdate<T extends keyof Schema & string>(
  tx: Tx,
  table: T,
  key: ColumnOf<T>,
  columns: readonly ColumnOf<T>[],
  rows: readonly (readonly BulkValue[])[],
  { keepWhereNull = false, counter = null }: { keepWhereNull?: boolean; counter?: ColumnOf<T> | null } = {},
): Promise<number> {
  let written = 0;
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK);
    const changes: BulkChanges = { table, key, columns, rows: part, keepWhereNull, counter };
    const query: ChangesQuery = { ...CompiledQuery.raw(`update ${table}`), changes };
    written += Number((await tx.executeQuery(query)).numAffectedRows ?? 0);
  }
  return written;
}
