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
import { type BulkRows, type BulkValue, isBulk } from '../bulk.ts';
import { isLock, type Lock } from '../lock.ts';

/** Kysely over one connection: a command is one desk, and what it does is one transaction after the other. */
export function postgresDialect(connect: () => Promise<Client>): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PostgresDriver(connect),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class PostgresDriver implements Driver {
  readonly #connect: () => Promise<Client>;
  #client: Client | null = null;
  #tail: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(connect: () => Promise<Client>) {
    this.#connect = connect;
  }

  async init(): Promise<void> {
    this.#client = await this.#connect();
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
    if (this.#client === null) throw new Error('the connection is closed');
    return new PostgresConnection(this.#client);
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    await this.#client?.end();
    this.#client = null;
  }
}

/** "CHNG": keeps our advisory locks apart from those of others in the same database. */
const LOCK_SPACE = 0x43484e47;
const lockNumbers: Readonly<Record<Lock, number>> = { ledger: 1, 'subject-ids': 2 };

class PostgresConnection implements DatabaseConnection {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (isBulk(query)) {
      await this.#copyRows(query.bulk);
      return { rows: [], numAffectedRows: BigInt(query.bulk.rows.length) };
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
