import { once } from 'node:events';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { areChanges, type BulkChanges, type BulkRows, type BulkValue, isBulk, ofOffice } from '../bulk.ts';
import { isOfOffice, OFFICE_COLUMN } from '../distribution.ts';
import { isKnown } from '../know-persons.ts';
import { isLock, type Lock } from '../lock.ts';
import { commitError, isLost, mayRetry, storeError } from './errors.ts';

/** How to reach the server, and for whom. */
export interface Session {
  readonly connect: () => Promise<Client>;
  /** The server without its password: for people. */
  readonly server: string;
  /** The office whose rows are inserted in bulk. */
  readonly region: string | null;
}

/**
 * Kysely over one connection: a command is one desk, and what it does is one transaction after the other. Refusals of the server are thrown
 * as errors of ours, but for those that another try may cure.
 */
export function postgresDialect(session: Session): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PostgresDriver(session),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class PostgresDriver implements Driver {
  readonly #session: Session;
  #connection: PostgresConnection | null = null;
  #client: Client | null = null;
  #tail: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  async init(): Promise<void> {
    this.#client = await this.#session.connect();
    this.#connection = new PostgresConnection(this.#client, this.#session);
  }

  /** One connection, one user at a time: callers queue. */
  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#tail;
    let free: () => void = () => undefined;
    this.#tail = new Promise((resolve) => {
      free = resolve;
    });
    await before;
    this.#release = free;
    if (this.#connection === null) throw new Error('the connection is closed');
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('commit'));
    } catch (error) {
      throw commitError(error, this.#session.server);
    }
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await connection.executeQuery(CompiledQuery.raw('rollback'));
    } catch (error) {
      // The server has rolled back what it lost sight of; what broke is told by the statement that met it.
      if (!isLost(error)) throw error;
    }
  }

  async destroy(): Promise<void> {
    await this.#client?.end();
    this.#client = null;
    this.#connection = null;
  }
}

/** "CHNG": keeps our advisory locks apart from those of others in the same database. */
const LOCK_SPACE = 0x43484e47;
const lockNumbers: Readonly<Record<Lock, number>> = { ledger: 1, schema: 3 };

class PostgresConnection implements DatabaseConnection {
  readonly #client: Client;
  readonly #session: Session;
  #narrowed: boolean | null = null;
  /** Those of whom was asked of late: an application names several. */
  readonly #known = new Set<string>();

  constructor(client: Client, session: Session) {
    this.#client = client;
    this.#session = session;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      return await this.#execute<R>(query);
    } catch (error) {
      throw mayRetry(error) ? error : storeError(error, this.#session.server);
    }
  }

  async #execute<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (isBulk(query)) {
      const bulk = ofOffice(query.bulk, this.#session.region);
      // The server takes no COPY into a table whose rows are guarded, and COPY passes over nothing.
      if (bulk.skipThere || (await this.#isNarrowed())) {
        return { rows: [], numAffectedRows: BigInt(await this.#insertRows(bulk)) };
      }
      await this.#copyRows(bulk);
      return { rows: [], numAffectedRows: BigInt(bulk.rows.length) };
    }
    if (areChanges(query)) {
      return { rows: [], numAffectedRows: BigInt(await this.#updateRows(query.changes)) };
    }
    if (isKnown(query)) {
      if (await this.#isNarrowed()) {
        if (this.#known.size + query.known.length > MAX_KNOWN) this.#known.clear();
        for (const key of query.known) this.#known.add(key);
        await this.#client.query("select set_config('chengnuo.known', $1, false)", [
          [...this.#known].join(','),
        ]);
      }
      return { rows: [] };
    }
    if (isLock(query)) {
      await this.#client.query('select pg_advisory_xact_lock($1, $2)', [LOCK_SPACE, lockNumbers[query.lock]]);
      return { rows: [] };
    }
    const { rows, rowCount, command } = await this.#client.query(query.sql, [...query.parameters]);
    const changes =
      command === 'INSERT' || command === 'UPDATE' || command === 'DELETE' || command === 'MERGE';
    return { rows: rows as R[], ...(changes ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // Through a cursor, so that a long list never stands in memory as a whole.
    const name = 'chengnuo_rows';
    await this.#client.query(`declare ${name} no scroll cursor for ${query.sql}`, [...query.parameters]);
    try {
      for (;;) {
        const { rows } = await this.#client.query(`fetch ${STREAM_ROWS} from ${name}`);
        if (rows.length === 0) return;
        for (const row of rows) yield { rows: [row as R] };
      }
    } finally {
      await this.#client.query(`close ${name}`);
    }
  }

  /** Whether this login sees the files of its own authority alone (roles.ts). */
  async #isNarrowed(): Promise<boolean> {
    if (this.#narrowed === null) {
      const { rows } = await this.#client.query<{ narrowed: boolean | null }>(
        "select row_security_active(to_regclass('cases')) as narrowed",
      );
      this.#narrowed = rows[0]?.narrowed === true;
    }
    return this.#narrowed;
  }

  /** Returns how many went in. */
  async #insertRows({ table, columns, rows, constants, skipThere }: BulkRows): Promise<number> {
    const all = [...columns, ...Object.keys(constants)];
    const fixed = Object.values(constants);
    const perStatement = Math.floor(MAX_VALUES / all.length);
    // Without naming the key: whoever names it must be allowed to see what is there (manual, CREATE POLICY).
    const skip = skipThere ? ' on conflict do nothing' : '';
    let written = 0;
    for (let at = 0; at < rows.length; at += perStatement) {
      const chunk = rows.slice(at, at + perStatement);
      const places = chunk.map(
        (_, i) => `(${all.map((_column, j) => `$${i * all.length + j + 1}`).join(', ')})`,
      );
      const { rowCount } = await this.#client.query(
        `insert into ${table} (${all.join(', ')}) values ${places.join(', ')}${skip}`,
        chunk.flatMap((row) => [...row, ...fixed]),
      );
      written += rowCount ?? 0;
    }
    return written;
  }

  /** All rows by one statement, a column of them a parameter: one way to the server and back instead of one for each. */
  async #updateRows({ table, key, columns, rows, keepWhereNull, counter }: BulkChanges): Promise<number> {
    const region = isOfOffice(table) ? this.#session.region : null;
    const names = [key, ...columns];
    const typeOf = (at: number) => (rows.some((row) => typeof row[at] === 'number') ? 'bigint' : 'text');
    // Of what type a column is that is empty throughout nobody can tell from its values: it is no parameter.
    const filled = [...names.keys()].filter((at) => rows.some((row) => row[at] !== null));
    const given = new Map(filled.map((at) => [names[at], `given.${names[at]}`]));
    const lists = filled.map((at, i) => `$${i + 1}::${typeOf(at)}[]`);
    const newValue = (column: string): string => {
      const value = given.get(column) ?? 'null';
      return keepWhereNull ? `coalesce(${value}, ${table}.${column})` : value;
    };
    const set = columns.map((column) => `${column} = ${newValue(column)}`).join(', ');
    const differs = columns.map((column) => `${table}.${column} is distinct from ${newValue(column)}`);
    const office = region === null ? '' : ` and ${table}.${OFFICE_COLUMN} = $${lists.length + 1}`;
    const asRead = counter === null ? '' : ` and ${table}.${counter} = ${newValue(counter)} - 1`;
    const { rowCount } = await this.#client.query(
      `update ${table} set ${set} from unnest(${lists.join(', ')}) as given (${filled.map((at) => names[at]).join(', ')})
       where ${table}.${key} = given.${key}${office}${asRead} and (${differs.join(' or ')})`,
      [...filled.map((at) => rows.map((row) => row[at])), ...(region === null ? [] : [region])],
    );
    return rowCount ?? 0;
  }

  /** COPY in text form: by far the fastest way in. */
  async #copyRows({ table, columns, rows, constants }: BulkRows): Promise<void> {
    const fixed = Object.keys(constants);
    const tail = fixed.map((name) => `\t${copyText(constants[name] ?? null)}`).join('');
    const stream = this.#client.query(
      copyFrom(`copy ${table} (${[...columns, ...fixed].join(', ')}) from stdin`),
    );
    for (const row of rows) {
      if (!stream.write(`${row.map(copyText).join('\t')}${tail}\n`)) await once(stream, 'drain');
    }
    stream.end();
    await once(stream, 'finish');
  }
}

const STREAM_ROWS = 2_000;
/** Far more than the persons of one page of an import. */
const MAX_KNOWN = 8_000;
/** Bound values of one statement; the protocol counts them in two bytes. */
const MAX_VALUES = 30_000;

/** A value in COPY's text form (PostgreSQL manual, COPY, file formats). */
function copyText(value: BulkValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `\\\\x${Buffer.from(value).toString('hex')}`;
  return /[\\\b\f\n\r\t\v]/.test(value) ? value.replace(/[\\\b\f\n\r\t\v]/g, escapeSign) : value;
}

const signs: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

const escapeSign = (sign: string): string => signs[sign] ?? sign;
