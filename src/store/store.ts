import type { Kysely, Transaction } from 'kysely';
import type { AppError } from '../kernel/app-error.ts';
import type { Result } from '../kernel/result.ts';
import type { TableFacts } from './describe.ts';
import type { Engine } from './engine.ts';
import type { Schema } from './schema.ts';

/** What a query may run on: the store's own handle, or a transaction. */
export type Db = Kysely<Schema>;

/** The only handle a use-case writes with. The outer handle would wait for itself inside a transaction. */
export type Tx = Transaction<Schema>;

export interface OpenOptions {
  /** Makes what is missing and brings it to the newest schema. */
  readonly create?: boolean;
  /** Opens a schema that is not the newest: for migrating. */
  readonly anySchema?: boolean;
  readonly readOnly?: boolean;
  /** The office at work: what it writes and, on a server, reads is its own. Without it statements must say whose rows they mean. */
  readonly region?: string;
  /** How long an act waits for others that write; default WAIT_MS. */
  readonly waitMs?: number;
}

export interface WorkOptions {
  /** What the work writes refers only to rows that it has read or written itself: SQLite need not look each of them up once more. */
  readonly sureReferences?: boolean;
}

export interface LoadOptions {
  /** About how many rows come: few beside many are entered into the indexes one by one. */
  readonly coming?: number;
  /** Tables that were empty before, and in which the load looks for nothing by a unique key: those indexes are made anew, too. */
  readonly unsearched?: readonly (keyof Schema)[];
  /** Indexes that are kept up all the same: of few rows, so that making them anew would cost more. */
  readonly kept?: readonly string[];
}

export interface Store {
  readonly engine: 'sqlite' | 'postgres';
  /** The file, or the server without its password: for people. */
  readonly path: string;
  readonly db: Db;
  readonly migrations: Engine;
  /**
   * One use-case, one transaction: a returned error rolls back, as does anything thrown. Where writers work side by side the one that
   * has to give way runs `work` once more: it must not change anything outside the transaction that a second run would spoil.
   * Throws E_DB_LOCKED when others held what it needs for longer than it waits, E_DB_DAMAGED, E_DB_READ_ONLY, E_DISK_FULL, E_DB_LOST.
   */
  transaction<T>(
    work: (tx: Tx) => Promise<Result<T, AppError>>,
    options?: WorkOptions,
  ): Promise<Result<T, AppError>>;
  /**
   * Keys of a table with a serial key, for rows that others name before they are written: rising, never given twice. Nobody waits for
   * them: keys of an act that is rolled back may stay unused.
   */
  reserveIds(tx: Tx, table: SerialTable, count: number): Promise<readonly number[]>;
  /** Whether a key of the table was ever given: tells of rows that the login may not see, too. */
  everReserved(tx: Tx, table: SerialTable): Promise<boolean>;
  /**
   * Does a large load in the engine's own best way, in the same transaction. SQLite sets the tables' plain indexes aside and builds them
   * anew at its end, unless the first table holds far more rows than come: far quicker than keeping them up row by row. PostgreSQL counts
   * the tables anew for its plans.
   */
  largeLoad<T>(
    tx: Tx,
    tables: readonly [keyof Schema, ...(keyof Schema)[]],
    load: () => Promise<T>,
    options?: LoadOptions,
  ): Promise<T>;
  /** Every table, as the engine knows it. */
  describe(db: Db | Tx): Promise<readonly TableFacts[]>;
  /** After rows came in with keys of their own: the next key given follows the last one. */
  followKeys(tables: readonly TableFacts[]): Promise<void>;
  /** Everything the engine itself finds wrong. Empty when sound. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}

export type SerialTable = 'subjects';
