import { Kysely, sql } from 'kysely';
import { type Client, Client as PgClient, types } from 'pg';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';
import type { Engine } from '../engine.ts';
import { migrate, migrationState } from '../migrator.ts';
import { officeScope } from '../office-scope.ts';
import { runTransaction } from '../run-transaction.ts';
import type { Schema } from '../schema.ts';
import type { OpenOptions, SerialTable, Store, Tx } from '../store.ts';
import { WAIT_MS } from '../wait.ts';
import { describeTables, followKeys } from './describe.ts';
import { postgresDialect } from './driver.ts';
import { mayRetry, storeError } from './errors.ts';
import { shapeTables } from './shape.ts';
import { toPostgres } from './translate.ts';

// Whole numbers of eight bytes and sums of them: all of ours are far below 2^53.
types.setTypeParser(types.builtins.INT8, Number);
types.setTypeParser(types.builtins.NUMERIC, Number);

export const postgresEngine: Engine = {
  name: 'postgres',
  translate: toPostgres,
  hasTable: async (db, table) => {
    const { rows } = await sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(
      db,
    );
    return rows[0]?.found === true;
  },
  prepare: async (tx) => {
    // One name for one thing on both engines: the place of a text in another, from 1.
    await sql`create or replace function instr(hay text, needle text) returns integer
      language sql immutable parallel safe as 'select strpos(hay, needle)'`.execute(tx);
  },
  finish: shapeTables,
  apart: (_db, work) => work(),
};

/**
 * Opens the office's database on a PostgreSQL server (15 or later). With `create` an empty one is brought to the newest schema; without
 * it the schema must be there and (unless `anySchema`) the newest.
 * Throws E_DB_UNREACHABLE, E_DB_LOGIN, E_DB_SERVER_OLD, E_DB_NONE, E_DB_SCHEMA_NEWER, E_DB_SCHEMA_OLD, E_DB_SCHEMA_ALTERED.
 */
export async function openPostgres(url: string, options: OpenOptions = {}): Promise<Store> {
  const server = withoutPassword(url);
  const store = makeStore(url, server, options.region ?? null, options.waitMs ?? WAIT_MS);
  try {
    const state = await migrationState(store.db, postgresEngine);
    if (state.applied.length === 0 && options.create !== true) throw appError('E_DB_NONE', { file: server });
    if (options.create === true) await migrate(store.db, postgresEngine);
    else if (options.anySchema !== true && state.pending.length > 0) {
      throw appError('E_DB_SCHEMA_OLD', { count: state.pending.length });
    }
    return store;
  } catch (error) {
    await store.close().catch(() => undefined);
    throw storeError(error, server);
  }
}

/** A URL that may be shown: without a password, wherever it stands in it. */
export function withoutPassword(url: string): string {
  const rest = url.replace(/([?&])password=[^&#]*&?/gi, '$1').replace(/[?&]$/, '');
  // A password may hold whatever it likes, unquoted too: it ends at the last @.
  return rest.replace(/^(\w+:\/\/[^:@/]*):.*@/, '$1@');
}

/** The oldest server that is served, as it numbers itself. */
const OLDEST_SERVER = 150_000;

/** The version of a server that is too old, as people write it; null for one that will do. */
export const tooOld = (version: number): string | null =>
  version >= OLDEST_SERVER ? null : `${Math.floor(version / 10_000)}.${version % 10_000}`;

function makeStore(url: string, server: string, region: string | null, waitMs: number): Store {
  const db = new Kysely<Schema>({
    dialect: postgresDialect({ connect: () => connect(url, server, waitMs), server, region }),
    plugins: region === null ? [] : [officeScope(region, true)],
  });
  return {
    engine: 'postgres',
    path: server,
    migrations: postgresEngine,
    db,
    transaction: (work) => retrying(() => runTransaction(db, work), server),
    reserveIds,
    everReserved,
    largeLoad,
    describe: describeTables,
    followKeys: (tables) => followKeys(db, tables),
    check: () => checkStorage(db, server),
    close: () => db.destroy(),
  };
}

/**
 * Indexes are kept up: dropping one would lock every reader out until the load is done. But whoever asks next should not be answered
 * as if the tables were still empty, until the server looks by itself.
 */
async function largeLoad<T>(tx: Tx, tables: readonly (keyof Schema)[], load: () => Promise<T>): Promise<T> {
  const loaded = await load();
  for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(tx);
  return loaded;
}

async function connect(url: string, server: string, waitMs: number): Promise<Client> {
  const client = new PgClient({ connectionString: url, application_name: 'chengnuo' });
  // A connection that breaks while nothing is asked is told of at the next question.
  client.on('error', () => undefined);
  await client.connect();
  // On several machines an act stands on those of its office: nothing is spread, and a list that stands on all of them may change with it.
  await client.query(
    `set time zone 'UTC'; set lock_timeout = ${waitMs}; set client_min_messages = 'warning'; set citus.multi_shard_modify_mode = 'sequential'`,
  );
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const version = tooOld(rows[0]?.version ?? 0);
  if (version === null) return client;
  await client.end();
  throw appError('E_DB_SERVER_OLD', { server, version });
}

const TRIES = 8;

/** Two writers that met in the middle: the one that gave way starts again, with what the other wrote before its eyes. */
async function retrying<T>(
  run: () => Promise<Result<T, AppError>>,
  server: string,
): Promise<Result<T, AppError>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (!mayRetry(error) || attempt === TRIES) throw storeError(error, server);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * attempt));
    }
  }
}

/** From the sequence, which no transaction holds: a long list and the windows number side by side. */
async function reserveIds(tx: Tx, table: SerialTable, count: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(${serialOf(table)}) as id from generate_series(1, ${sql.lit(count)})`.execute(tx);
  return rows.map(({ id }) => id);
}

async function everReserved(tx: Tx, table: SerialTable): Promise<boolean> {
  const { rows } = await sql<{ given: boolean }>`
    select pg_sequence_last_value(${serialOf(table)}) is not null as given`.execute(tx);
  return rows[0]?.given === true;
}

const serialOf = (table: SerialTable) => sql`pg_get_serial_sequence(${table}, 'subject_id')::regclass`;

/** Indexes or constraints that the server itself calls invalid. Empty when sound. */
async function checkStorage(db: Kysely<Schema>, server: string): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`
      select indexrelid::regclass::text as name from pg_index where not indisvalid
      union all select conname from pg_constraint where not convalidated order by 1`.execute(db);
    return rows.map(({ name }) => `${name}: invalid`);
  } catch (error) {
    throw storeError(error, server);
  }
}
