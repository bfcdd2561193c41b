import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations/index.ts';
import { makeCaseOffice, must, record, refused } from '../case/support.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { sqliteTest, testEngine } from '../support/office-database.ts';
import { applyMigrations, emptyDatabase, insertRows, makeModel, upTo } from './old/earlier-database.ts';

const NEWEST = migrations.at(-1)?.id ?? 0;
const BEFORE = migrations.at(-2)?.id ?? 0;

/** A database of the version before the newest, with rows; gives its `--db`. */
async function makeOld(office: Office, name = 'old.db'): Promise<string> {
  const old = await emptyDatabase(office.path(name));
  const model = await makeModel();
  await model.apply(upTo(BEFORE));
  await applyMigrations(old, upTo(BEFORE));
  await insertRows(old, await model.fill());
  return old.url;
}

/** The same as a newer program leaves it, which has one migration more. */
async function makeNewer(office: Office): Promise<string> {
  const newer = await emptyDatabase(office.path('newer.db'));
  await applyMigrations(newer, upTo(NEWEST));
  const row = {
    migration_id: NEWEST + 1,
    name: 'future',
    sha256: 'x',
    applied_at: '2027-01-01T00:00:00.000Z',
  };
  await newer.db.insertInto('migrations').values(row).execute();
  if (testEngine === 'sqlite') await newer.run('pragma journal_mode = wal');
  return newer.url;
}

const versionOf = (file: string): unknown => {
  const database = new Database(file, { readonly: true });
  try {
    return database.prepare('select max(migration_id) from migrations').pluck().get();
  } finally {
    database.close();
  }
};

describe('db migrate', () => {
  sqliteTest('makes a backup of its own each time, also twice within the same second', async () => {
    const office = await makeOffice();
    const backups: string[] = [];
    for (let i = 0; i < 3; i++) {
      const url = await makeOld(office);
      backups.push(String((await must(office, `db migrate --db ${url}`)).backup));
      expect(versionOf(office.path('old.db'))).toBe(NEWEST);
    }
    expect(new Set(backups).size).toBe(3);
    for (const file of backups) expect([file, versionOf(file)]).toEqual([file, BEFORE]);
    expect(readdirSync(office.dir).filter((name) => name.endsWith('.backup')).length).toBe(3);
  });

  test('of two at once one applies the steps and the other finds nothing left to do', async () => {
    const office = await makeOffice();
    const url = await makeOld(office);
    const both = await Promise.all([1, 2].map(() => must(office, `db migrate --db ${url}`)));
    const applied = both.flatMap((one) => one['applied'] as number[]);
    expect(applied).toEqual([NEWEST]);
    expect((await office.run(`db info --db ${url}`)).code).toBe(0);
  });

  test('and db restore take the database that the environment names, as every command does', async () => {
    const office = await makeOffice();
    const url = await makeOld(office);
    const env = { CHENGNUO_DB: url };
    const migrated = await must(office, 'db migrate', { env });
    expect(migrated['applied']).toEqual([NEWEST]);
    if (testEngine === 'postgres') return;
    const restored = await office.run(`db restore ${String(migrated['backup'])}`, {
      env: { CHENGNUO_DB: `sqlite:${office.path('named.db')}` },
    });
    expect([restored.code, versionOf(office.path('named.db'))]).toEqual([0, BEFORE]);
  });

  sqliteTest('runs no trigger of somebody else: such a database is not touched', async () => {
    const office = await makeOffice();
    const url = await makeOld(office);
    const database = new Database(office.path('old.db'));
    database.exec('create trigger spy after insert on migrations begin delete from ledger_entries; end');
    database.close();
    await refused(office, `db migrate --db ${url}`, 12, 'E_DB_SCHEMA_ALTERED');
    expect(versionOf(office.path('old.db'))).toBe(BEFORE);
    expect(readdirSync(office.dir).filter((name) => name.endsWith('.backup'))).toEqual([]);
  });

  test('leaves a database of a newer program alone, as every command does', async () => {
    const office = await makeOffice();
    const url = await makeNewer(office);
    const before = testEngine === 'sqlite' ? readFileSync(office.path('newer.db')) : null;
    for (const line of ['db migrate', 'db info', 'db check', 'case list', 'item import x.csv --batch B']) {
      expect(await refused(office, `${line} --db ${url}`, 12, 'E_DB_SCHEMA_NEWER')).toContain(
        '升级 chengnuo',
      );
    }
    if (before === null) return;
    await refused(office, 'db backup copy.db --db sqlite:newer.db', 12, 'E_DB_SCHEMA_NEWER');
    await refused(office, 'db restore newer.db --db sqlite:again.db', 12, 'E_DB_SCHEMA_NEWER');
    expect(existsSync(office.path('again.db'))).toBe(false);
    expect(readFileSync(office.path('newer.db')).equals(before)).toBe(true);
    expect(readdirSync(office.dir).filter((name) => name.endsWith('.backup'))).toEqual([]);
  });
});

describe('db restore', () => {
  sqliteTest(
    'goes into an empty place only: no file, folder or log of another database is written over',
    async () => {
      const office = await makeCaseOffice();
      await must(office, record('RS-001'));
      await must(office, 'db backup copy.db');
      expect(await refused(office, 'db restore copy.db', 1, 'E_FILE_EXISTS')).toContain('chengnuo.db');
      await refused(office, 'db restore copy.db --db sqlite:.keys', 1, 'E_FILE_EXISTS');
      // The log of a database that was deleted by hand: SQLite would play it into the one restored beside it.
      for (const end of ['-wal', '-journal']) {
        writeFileSync(office.path(`new.db${end}`), 'left behind');
        const said = await refused(office, 'db restore copy.db --db sqlite:new.db', 1, 'E_FILE_EXISTS');
        expect(said).toContain(`new.db${end}`);
        expect(existsSync(office.path('new.db'))).toBe(false);
        expect(readFileSync(office.path(`new.db${end}`), 'utf8')).toBe('left behind');
        await must(office, 'db restore copy.db --db sqlite:other.db');
        expect(await must(office, 'case list --db sqlite:other.db')).toMatchObject({ total: 1 });
        for (const name of readdirSync(office.dir).filter(
          (one) => one.startsWith('other.db') || one === `new.db${end}`,
        ))
          rmSync(office.path(name));
      }
    },
  );

  sqliteTest('refuses what is no backup of ours, and leaves nothing behind', async () => {
    const office = await makeCaseOffice();
    writeFileSync(office.path('text.db'), '不是数据库'.repeat(100));
    await refused(office, 'db restore text.db --db sqlite:new.db', 10, 'E_DB_NOT_OURS');
    await refused(office, 'db restore missing.db --db sqlite:new.db', 10, 'E_DB_NONE');
    await refused(office, 'db restore .keys --db sqlite:new.db', 10, 'E_DB_NOT_OURS');
    expect(readdirSync(office.dir).filter((name) => name.startsWith('new.db'))).toEqual([]);
  });
});

describe.runIf(testEngine === 'postgres')('on a server', () => {
  test('db backup and db restore say what to do instead, and what they say works', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    for (const line of ['db backup copy.db', 'db restore copy.db']) {
      const said = await refused(office, line, 2, 'E_DB_ENGINE');
      expect(said).toContain('pg_dump');
      expect(said).toContain('chengnuo db move --to sqlite:');
    }
    expect(existsSync(office.path('copy.db'))).toBe(false);
    await must(office, `db move --to sqlite:${office.path('copy.db')}`);
    expect(await must(office, `db check --db sqlite:${office.path('copy.db')}`)).toMatchObject({ ok: true });
  });

  test('db migrate names no backup, and says whose task it is', async () => {
    const office = await makeOffice();
    const server = await emptyDatabase('');
    await applyMigrations(server, upTo(31));
    await applyMigrations(server, []);
    await server.db.deleteFrom('migrations').where('migration_id', '=', 31).execute();
    await server.run('drop table visited_units');
    const done = await office.run(`db migrate --db ${server.url}`);
    expect([done.code, done.out]).toEqual([0, expect.stringContaining('pg_dump')]);
    expect(done.out).not.toMatch(/备份：\s*$/);
  });
});
