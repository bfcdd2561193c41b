import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CompiledQuery, Kysely } from 'kysely';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Result } from '../../kernel/result.ts';
import { migrate, migrationState } from '../migrator.ts';
import { officeScope } from '../office-scope.ts';
import { runTransaction } from '../run-transaction.ts';
import type { Schema } from '../schema.ts';
import type { OpenOptions, Store, Tx, WorkOptions } from '../store.ts';
import { WAIT_MS } from '../wait.ts';
import { checkStorage } from './check-storage.ts';
import { describeTables } from './describe.ts';
import { sqliteDialect, type Use } from './driver.ts';
import { sqliteEngine } from './engine.ts';
import { storeError } from './errors.ts';
import { largeLoad, nextRowId } from './load.ts';
import { makeWhole } from './make-whole.ts';

/** "CHNG", kept in the file's header: tells our databases from others. */
const APPLICATION_ID = 0x43484e47;

/**
 * Opens the office's database. With `create` a missing file is made (mode 0600), whole or not at all, with the newest schema; without it the
 * file must be there, be ours, and (unless `anySchema`) have the newest schema.
 * Throws E_DB_NONE, E_DB_NOT_OURS, E_DB_DAMAGED, E_DB_SCHEMA_NEWER, E_DB_SCHEMA_OLD, E_DB_SCHEMA_ALTERED.
 */
export async function openSqlite(path: string, options: OpenOptions = {}): Promise<Store> {
  if (options.create === true) await makeWhole(path, makeEmpty);
  checkHeader(path);
  const { readOnly: readonly = false, region = null, waitMs = WAIT_MS } = options;
  const store = makeStore(path, connect(path, { readonly, waitMs }), { region, waitMs });
  try {
    if (options.anySchema === true) await requireNoneForeign(store);
    else await requireNewest(store);
    return store;
  } catch (error) {
    await store.close();
    throw storeError(error, path);
  }
}

/** A database of the newest schema without a row. */
async function makeEmpty(path: string): Promise<void> {
  const store = makeStore(path, connect(path, { fresh: true }), { region: null, waitMs: WAIT_MS });
  await migrate(store.db, sqliteEngine).finally(() => store.close());
}

function connect(path: string, { fresh = false, readonly = false, waitMs = WAIT_MS }): Database.Database {
  try {
    // Who closes a database last has it to itself for a moment, and so has who recovers one after a crash: whoever opens or reads waits.
    const database = new Database(path, { fileMustExist: true, timeout: waitMs, readonly });
    if (fresh) database.pragma(`application_id = ${APPLICATION_ID}`);
    else if (database.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      database.close();
      throw appError('E_DB_NOT_OURS', { file: path });
    }
    if (!readonly) database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    return database;
  } catch (error) {
    throw storeError(error, path);
  }
}

function makeStore(path: string, database: Database.Database, use: Use): Store {
  const db = new Kysely<Schema>({
    dialect: sqliteDialect(database, use),
    // A file is one office's: nothing is narrowed, so that its indexes serve as they are.
    plugins: use.region === null ? [] : [officeScope(use.region, false)],
  });
  return {
    engine: 'sqlite',
    path,
    db,
    migrations: sqliteEngine,
    transaction: (work, options) => transaction(db, path, work, options),
    reserveIds: async (tx, table, count) => {
      const first = await nextRowId(tx, table);
      return Array.from({ length: count }, (_, i) => first + i);
    },
    everReserved: async (tx, table) => (await nextRowId(tx, table)) > 1,
    largeLoad,
    describe: describeTables,
    // SQLite's next key follows the last one by itself.
    followKeys: async () => undefined,
    check: () => checkStorage(db, path),
    close: () => db.destroy(),
  };
}

/** SQLite has one writer at a time: there is nothing to try again. */
async function transaction<T>(
  db: Kysely<Schema>,
  path: string,
  work: (tx: Tx) => Promise<Result<T, AppError>>,
  { sureReferences = false }: WorkOptions = {},
): Promise<Result<T, AppError>> {
  // It cannot be changed within a transaction.
  const lookUp = (state: 'on' | 'off') =>
    db.executeQuery(CompiledQuery.raw(`pragma foreign_keys = ${state}`));
  try {
    if (sureReferences) await lookUp('off');
    return await runTransaction(db, work);
  } catch (error) {
    throw storeError(error, path);
  } finally {
    if (sureReferences) await lookUp('on');
  }
}

async function requireNewest(store: Store): Promise<void> {
  const pending = await requireKnown(store);
  if (pending > 0) throw appError('E_DB_SCHEMA_OLD', { count: pending });
}

/**
 * A structure that this program made, now or in an earlier version; gives the number of migrations still to come.
 * Throws E_DB_SCHEMA_NEWER, E_DB_SCHEMA_ALTERED.
 */
export async function requireKnown(store: Store): Promise<number> {
  await requireNoneForeign(store);
  const { pending } = await migrationState(store.db, sqliteEngine);
  return pending.length;
}

/** We make neither triggers nor views: one that somebody else put there would act, or lie, in the middle of our own statements. */
async function requireNoneForeign(store: Store): Promise<void> {
  const query =
    "select type || ' ' || name as what from sqlite_schema where type in ('trigger', 'view') limit 1";
  const { rows } = await store.db.executeQuery<{ what: string }>(CompiledQuery.raw(query));
  if (rows[0]) throw appError('E_DB_SCHEMA_ALTERED', { migration: rows[0].what });
}

/** Refuses a file that is no SQLite database before anything could touch it. */
function checkHeader(path: string): void {
  let handle: number;
  try {
    if (!statSync(path).isFile()) throw appError('E_DB_NOT_OURS', { file: path });
    handle = openSync(path, 'r');
  } catch (error) {
    if (/^(?:ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) {
      throw appError('E_DB_NONE', { file: path });
    }
    throw storeError(error, path);
  }
  try {
    const header = Buffer.alloc(16);
    const length = readSync(handle, header, 0, 16, 0);
    if (length < 16) throw appError('E_DB_DAMAGED', { file: path, detail: 'short header' });
    if (header.toString('latin1') !== 'SQLite format 3\u0000')
      throw appError('E_DB_NOT_OURS', { file: path });
  } finally {
    closeSync(handle);
  }
}
