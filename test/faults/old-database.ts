import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { NOW } from '../support/office.ts';

/** Puts the same rows in a structure from before the last `missing` migrations that SQLite has, which must not have changed a column. */
export function makeOlder(path: string, lastKept: number): void {
  const older = `${path}.older`;
  const database = new Database(older);
  database.pragma(`application_id = ${0x43484e47}`);
  database.pragma('foreign_keys = off');
  for (const { id, name, statements, only } of migrations.filter((one) => one.id <= lastKept)) {
    if (only !== 'postgres') for (const statement of statements) database.exec(statement);
    database
      .prepare('insert into migrations (migration_id, name, sha256, applied_at) values (?, ?, ?, ?)')
      .run(id, name, sha256Hex(statements.join(';\n')), NOW);
  }
  database.prepare('attach ? as newer').run(path);
  const tables = database
    .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")
    .pluck()
    .all();
  for (const table of tables)
    if (table !== 'migrations') database.exec(`insert into "${table}" select * from newer."${table}"`);
  database.exec('detach newer');
  database.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
  const copy = new Database(older);
  copy.prepare('vacuum into ?').run(path);
  copy.close();
  rmSync(older);
}
