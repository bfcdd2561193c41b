import { type Compilable, CompiledQuery, type RawBuilder, sql } from 'kysely';
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
 * row. Returns the number of rows.
 */
export async function bulkInsert<T extends keyof Schema & string>(
  tx: Tx,
  table: T,
  columns: readonly ColumnOf<T>[],
  rows: Iterable<readonly BulkValue[]>,
  constants: Partial<Record<ColumnOf<T>, BulkValue>> = {},
): Promise<number> {
  const fixed = constants as Readonly<Record<string, BulkValue>>;
  let pending: (readonly BulkValue[])[] = [];
  let count = 0;
  const flush = async (): Promise<void> => {
    const bulk: BulkRows = { table, columns, rows: pending, constants: fixed };
    const query: BulkQuery = { ...CompiledQuery.raw(`insert into ${table}`), bulk };
    await tx.executeQuery(query);
    pending = [];
  };
  for (const row of rows) {
    pending.push(row);
    count += 1;
    if (pending.length === CHUNK) await flush();
  }
  if (pending.length > 0) await flush();
  return count;
}

/**
 * One statement for many rows one after another: built and compiled once, then run with the values of each. `build` gets a function that
 * stands for a named value; wherever it is used, that row's value is bound.
 */
export function repeated<Name extends string>(
  tx: Tx,
  build: (value: <V>(name: Name) => RawBuilder<V>) => Compilable,
): (values: Readonly<Record<Name, BulkValue>>) => Promise<void> {
  const stands = new Map<object, Name>();
  const compiled = build(<V>(name: Name) => {
    const mark = {};
    stands.set(mark, name);
    return sql<V>`${mark}`;
  }).compile();
  return async (values) => {
    const parameters = compiled.parameters.map((parameter) => {
      const name = stands.get(parameter as object);
      return name === undefined ? parameter : values[name];
    });
    await tx.executeQuery({ ...compiled, parameters });
  };
}
