import Database from 'better-sqlite3';
import { CompiledQuery, Kysely } from 'kysely';
import { compareUtf8 } from '../../kernel/text.ts';
import { migrate } from '../migrator.ts';
import type { Schema } from '../schema.ts';
import { sqliteDialect } from './driver.ts';
import { sqliteEngine } from './engine.ts';

const DEFINITIONS =
  "select type, name, tbl_name, sql from sqlite_schema where name not like 'sqlite_stat%' order by type, name";
const APPLIED = 'select migration_id, name from migrations order by migration_id';

/**
 * Tables and indexes that are not as the migrations make them: what SQLite keeps of them is text, of which nothing else in the file
 * tells. They are made anew in memory and compared. Empty when all agree.
 */
export async function compareSchema(db: Kysely<Schema>): Promise<string[]> {
  const fresh = new Kysely<Schema>({ dialect: sqliteDialect(new Database(':memory:')) });
  try {
    await migrate(fresh, sqliteEngine);
    const [wanted, there] = [await definitionsOf(fresh), await definitionsOf(db)];
    // An older schema, such as a backup's from before a migration, is checked once it is brought up to date.
    if (newestOf(there) < newestOf(wanted)) return [];
    const names = new Set([...wanted.keys(), ...there.keys()]);
    return [...names].filter((name) => wanted.get(name) !== there.get(name)).sort(compareUtf8);
  } finally {
    await fresh.destroy();
  }
}

const newestOf = (definitions: ReadonlyMap<string, string>): number =>
  Math.max(0, ...[...definitions.keys()].map((name) => Number(/^migration (\d+)$/.exec(name)?.[1] ?? 0)));

async function definitionsOf(db: Kysely<Schema>): Promise<ReadonlyMap<string, string>> {
  const read = async (query: string) =>
    (await db.executeQuery<Record<string, unknown>>(CompiledQuery.raw(query))).rows;
  const objects = await read(DEFINITIONS);
  const applied = await read(APPLIED);
  return new Map([
    ...objects.map((row) => [`${String(row['type'])} ${String(row['name'])}`, JSON.stringify(row)] as const),
    ...applied.map((row) => [`migration ${String(row['migration_id'])}`, JSON.stringify(row)] as const),
  ]);
}
