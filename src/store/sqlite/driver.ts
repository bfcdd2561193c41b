import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { areChanges, type BulkChanges, type BulkRows, type BulkValue, isBulk, ofOffice } from '../bulk.ts';
import { isKnown } from '../know-persons.ts';
import { isLock } from '../lock.ts';
import { WAIT_MS } from '../wait.ts';
import { beginImmediate, type Turn } from './begin.ts';

/** How a connection is used. */
export interface Use {
  /** The office whose rows are inserted in bulk. */
  readonly region: string | null;
  /** How long a transaction waits for other writers. */
  readonly waitMs: number;
}

const alone: Use = { region: null, waitMs: WAIT_MS };

/**
 * Kysely over better-sqlite3 with two differences from Kysely's own driver: transactions begin `immediate`, since a deferred one fails
 * at its first write when two processes write; and they wait for their turn in our own way (begin.ts).
 */
export function sqliteDialect(database: Database.Database, use: Use = alone): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(database, use),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class SqliteDriver implements Driver {
  readonly #database: Database.Database;
  readonly #connection: SqliteConnection;
  readonly #waitMs: number;
  readonly #turn: Turn = { seen: null };
  #tail: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(database: Database.Database, use: Use) {
    this.#database = database;
    this.#waitMs = use.waitMs;
    this.#connection = new SqliteConnection(database, use.region);
  }

  async init(): Promise<void> {}

  /** One connection, one user at a time: callers queue. */
  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#tail;
    let free: () => void = () => undefined;
    this.#tail = new Promise((resolve) => {
      free = resolve;
    });
    await before;
    this.#release = free;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  beginTransaction(): Promise<void> {
    return beginImmediate(this.#database, this.#waitMs, this.#turn);
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite has already rolled back by itself after a full disk or an I/O error.
    if (this.#database.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    this.#database.close();
  }
}

const STATEMENT_CACHE = 200;
/** Rows a statement of a bulk insert. */
const ROWS = 20;

class SqliteConnection implements DatabaseConnection {
  readonly #database: Database.Database;
  readonly #region: string | null;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(database: Database.Database, region: string | null) {
    this.#database = database;
    this.#region = region;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (isBulk(query)) {
      this.#insertRows(ofOffice(query.bulk, this.#region));
      return { rows: [], numAffectedRows: BigInt(query.bulk.rows.length) };
    }
    if (areChanges(query)) {
      return { rows: [], numAffectedRows: BigInt(this.#updateRows(query.changes)) };
    }
    // `begin immediate` has given the one writer every lock there is.
    if (isLock(query)) return { rows: [] };
    // Who has the file has all of it.
    if (isKnown(query)) return { rows: [] };
    const statement = this.#prepare(query.sql);
    if (statement.reader) return { rows: statement.all(query.parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(query.parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // A statement that is being iterated cannot be used again, so it does not come from the cache.
    for (const row of this.#database.prepare(query.sql).iterate(query.parameters)) yield { rows: [row as R] };
  }

  /**
   * Twenty rows a statement are the fastest here: a longer one costs more to bind than it saves. What is the same in all rows, as
   * empty columns are, is bound once a statement.
   */
  #insertRows({ table, columns, rows, constants }: BulkRows): void {
    const first = rows[0] ?? [];
    const varies = columns.map((_, i) => rows.some((row) => row[i] !== first[i]));
    const varying = [...varies.keys()].filter((i) => varies[i]);
    const fixed: Record<string, BulkValue> = { ...constants };
    for (const [i, column] of columns.entries()) if (!varies[i]) fixed[column] = first[i] ?? null;
    const fixedNames = Object.keys(fixed);
    const row = `(${[...varying.map(() => '?'), ...fixedNames.map((name) => `@${name}`)].join(',')})`;
    const names = [...varying.map((i) => columns[i]), ...fixedNames];
    const head = `insert into ${table} (${names.join(',')}) values `;
    const insert = (count: number): Database.Statement =>
      this.#prepare(head + Array.from({ length: count }, () => row).join(','));
    const valuesOf = (from: number, to: number): BulkValue[] => {
      const values: BulkValue[] = [];
      for (let at = from; at < to; at++) {
        const cells = rows[at] ?? [];
        for (const i of varying) values.push(cells[i] ?? null);
      }
      return values;
    };
    const whole = rows.length - (rows.length % ROWS);
    const many = whole > 0 ? insert(ROWS) : null;
    for (let at = 0; at < whole; at += ROWS) many?.run(valuesOf(at, at + ROWS), fixed);
    // What is left goes row by row: a statement of every length would have to be prepared each time.
    const one = whole < rows.length ? insert(1) : null;
    for (let at = whole; at < rows.length; at++) one?.run(valuesOf(at, at + 1), fixed);
  }

  /** A row that would not change is not written. */
  #updateRows({ table, key, columns, rows, keepWhereNull, counter }: BulkChanges): number {
    const newValue = (column: string): string =>
      keepWhereNull ? `coalesce(@${column}, ${column})` : `@${column}`;
    const set = columns.map((column) => `${column} = ${newValue(column)}`).join(', ');
    const differs = columns.map((column) => `${column} is not ${newValue(column)}`).join(' or ');
    const asRead = counter === null ? '' : ` and ${counter} = @${counter} - 1`;
    const where = `${key} = @${key}${asRead} and (${differs})`;
    const update = this.#prepare(`update ${table} set ${set} where ${where}`);
    const names = [key, ...columns];
    let written = 0;
    for (const row of rows) {
      const values: Record<string, BulkValue> = {};
      for (const [i, name] of names.entries()) values[name] = row[i] ?? null;
      written += update.run(values).changes;
    }
    return written;
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    if (this.#statements.size >= STATEMENT_CACHE) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }
}
