import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { sha256Hex } from '../../src/kernel/hash.ts';

/** What a folder holds: of each database every table's rows, of every other file its bytes, as digests. */
export type Picture = Readonly<Record<string, string>>;

/**
 * Takes it. A database is opened as a command would open it, so that what a killed process left in its log is in it; a name without
 * a table behind it (`chengnuo.db`) tells whether SQLite finds its pages sound.
 */
export function pictureOf(dir: string): Picture {
  const picture: Record<string, string> = {};
  const names = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .sort();
  const databases = names.filter(isDatabase);
  for (const name of databases) Object.assign(picture, tablesOf(dir, name));
  // Its log comes and goes with whoever has it open.
  const logs = new Set(databases.flatMap((name) => [`${name}-wal`, `${name}-shm`]));
  for (const name of names)
    if (!isDatabase(name) && !logs.has(name)) picture[name] = sha256Hex(readFileSync(join(dir, name)));
  return picture;
}

const isDatabase = (name: string): boolean => /\.(db|backup)$/.test(name);

function tablesOf(dir: string, name: string): Picture {
  const database = new Database(join(dir, name), { timeout: 5_000 });
  try {
    const picture: Record<string, string> = {
      [name]: String(database.pragma('integrity_check', { simple: true })),
    };
    const tables = database
      .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")
      .pluck()
      .all();
    const structure = 'select type, name, tbl_name, sql from sqlite_schema';
    for (const [table, query] of [...tables.map(selectAll), ['structure', structure] as const]) {
      const rows = database.prepare<[], unknown[]>(query).raw().all();
      const digest = createHash('sha256');
      for (const row of rows.map((values) => JSON.stringify(values)).sort()) digest.update(`${row}\n`);
      picture[`${name}/${table}`] = `${rows.length} ${digest.digest('hex')}`;
    }
    return picture;
  } finally {
    database.close();
  }
}

const selectAll = (table: string) => [table, `select * from "${table}"`] as const;

/** The part of a picture whose names pass. */
export const partOf = (picture: Picture, wanted: (name: string) => boolean): Picture =>
  Object.fromEntries(Object.entries(picture).filter(([name]) => wanted(name)));
