import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CompiledQuery, Kysely } from 'kysely';
import { Client } from 'pg';
import { inject, onTestFinished } from 'vitest';
import { sha256Hex } from '../../../src/kernel/hash.ts';
import { inReferenceOrder } from '../../../src/store/describe.ts';
import type { Engine } from '../../../src/store/engine.ts';
import { migrations } from '../../../src/store/migrations/index.ts';
import type { Migration } from '../../../src/store/migrations/migration.ts';
import { describeTables as describeServer } from '../../../src/store/postgres/describe.ts';
import { postgresDialect } from '../../../src/store/postgres/driver.ts';
import { postgresEngine } from '../../../src/store/postgres/open.ts';
import type { Schema } from '../../../src/store/schema.ts';
import { describeTables } from '../../../src/store/sqlite/describe.ts';
import { sqliteDialect } from '../../../src/store/sqlite/driver.ts';
import { sqliteEngine } from '../../../src/store/sqlite/engine.ts';
import { NOW } from '../../support/office.ts';
import { testEngine } from '../../support/office-database.ts';
import { sqlAs } from '../../support/server-login.ts';
import { type FilledTable, fillEmptyTables, type Row } from './generate-rows.ts';

/** From here on a program brought the server's tables into the shape of several machines after it had migrated. */
const SHAPED_FROM = 27;

/** A database without tables on the engine of this run. */
export interface EarlierDatabase {
  readonly db: Kysely<Schema>;
  readonly engine: Engine;
  /** What `--db` takes. */
  readonly url: string;
  readonly run: (statement: string) => Promise<unknown>;
  /** Every row of every table but the migrations' own, by table. */
  readonly rows: () => Promise<ReadonlyMap<string, readonly Row[]>>;
}

let count = 0;

/** `file`: where it lies on SQLite, `:memory:` for one that only this test reads. On a server it is a database of its own, gone after the test. */
export async function emptyDatabase(file: string): Promise<EarlierDatabase> {
  if (testEngine === 'sqlite') {
    const database = openFile(file);
    const db = new Kysely<Schema>({ dialect: sqliteDialect(database) });
    onTestFinished(() => db.destroy());
    return withTools(db, sqliteEngine, `sqlite:${file}`);
  }
  const server = inject('postgres');
  count += 1;
  const name = `earlier_${process.pid}_${count}`;
  await sqlAs(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const connect = async () => {
    const client = new Client({ connectionString: url.href });
    // The server closes it when the database goes.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  };
  const db = new Kysely<Schema>({ dialect: postgresDialect({ connect, server: 'test', region: null }) });
  onTestFinished(async () => {
    await db.destroy();
    await sqlAs(server, `drop database ${name} with (force)`);
  });
  await postgresEngine.prepare(db);
  return withTools(db, postgresEngine, url.href);
}

function openFile(file: string): Database.Database {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  const database = new Database(file);
  database.pragma(`application_id = ${0x43484e47}`);
  // Durable in the field; here the machine may crash as it likes.
  database.pragma('synchronous = off');
  database.pragma('journal_mode = memory');
  return database;
}

function withTools(db: Kysely<Schema>, engine: Engine, url: string): EarlierDatabase {
  const rowsOf = async (table: string): Promise<readonly Row[]> =>
    (await db
      .selectFrom(table as 'counters')
      .selectAll()
      .execute()) as unknown as Row[];
  return {
    db,
    engine,
    url,
    run: (statement) => db.executeQuery(CompiledQuery.raw(statement)),
    rows: async () => {
      const all = new Map<string, readonly Row[]>();
      const facts = await (engine.name === 'sqlite' ? describeTables(db) : describeServer(db));
      for (const { table } of facts) if (table !== 'migrations') all.set(table, await rowsOf(table));
      return all;
    },
  };
}

/** Applies migrations as the program of their time did, one after the other. */
export async function applyMigrations(
  { db, engine, run }: EarlierDatabase,
  list: readonly Migration[],
): Promise<void> {
  await engine.apart(db, async () => {
    for (const { id, name, statements, only } of list) {
      const foreign = only !== undefined && only !== engine.name;
      for (const statement of foreign ? [] : statements) await run(engine.translate(statement, id));
      const sha256 = sha256Hex(statements.join(';\n'));
      await db.insertInto('migrations').values({ migration_id: id, name, sha256, applied_at: NOW }).execute();
    }
  });
  if ((list.at(-1)?.id ?? 0) >= SHAPED_FROM) await engine.finish(db);
}

/** The generator's own copy of a schema, always on SQLite: its catalogue tells what rows must hold, on either engine. */
export async function makeModel(): Promise<{
  readonly apply: (list: readonly Migration[]) => Promise<void>;
  readonly fill: () => Promise<readonly FilledTable[]>;
}> {
  const database = openFile(':memory:');
  const db = new Kysely<Schema>({ dialect: sqliteDialect(database) });
  onTestFinished(() => db.destroy());
  const model = withTools(db, sqliteEngine, '');
  return {
    apply: (list) => applyMigrations(model, list),
    fill: async () =>
      fillEmptyTables(
        database,
        inReferenceOrder(await describeTables(db)).map(({ table }) => table),
      ),
  };
}

/** Puts generated rows in, the engine giving the keys it gives. */
export async function insertRows({ db }: EarlierDatabase, filled: readonly FilledTable[]): Promise<void> {
  for (const { table, rows } of filled) {
    await db
      .insertInto(table as 'counters')
      .values(rows as never)
      .execute();
  }
}

/** Every migration up to a version. */
export const upTo = (version: number): readonly Migration[] => migrations.filter(({ id }) => id <= version);
