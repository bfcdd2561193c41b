import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { makeCaseOffice, must, record, refused } from '../case/support.ts';
import { makeOffice, NOW, type Office } from '../support/office.ts';
import { testEngine } from '../support/office-database.ts';

const bits = (file: string): string => (statSync(file).mode & 0o777).toString(8);
const leftovers = (office: Office): string[] =>
  readdirSync(office.dir).filter((name) => /\.(part|lock)|-journal$/.test(name));

describe.runIf(testEngine === 'sqlite')('a backup', () => {
  test('is private while it is being written, not only afterwards', async () => {
    const office = await makeCaseOffice();
    const seen = new Set<string>();
    let done = false;
    const watch = (): void => {
      const part = statSync(office.path('copy.db.part'), { throwIfNoEntry: false });
      if (part) seen.add((part.mode & 0o777).toString(8));
      if (!done) setImmediate(watch);
    };
    setImmediate(watch);
    await must(office, 'db backup copy.db');
    done = true;
    expect([...seen]).toEqual(['600']);
    expect(bits(office.path('copy.db'))).toBe('600');
    expect(leftovers(office)).toEqual([]);
  });

  test('says in every format that the keys are not in it', async () => {
    const office = await makeCaseOffice();
    expect((await office.run('db backup one.db')).out).toContain('.keys/');
    const json = await office.run('db backup two.db --format json');
    expect([Object.keys(json.json() as object), json.err]).toEqual([
      ['file'],
      expect.stringContaining('.keys/'),
    ]);
  });

  test('goes ahead over what a killed run left of it, and leaves nothing beside it', async () => {
    const office = await makeCaseOffice();
    writeFileSync(office.path('copy.db.part'), 'half of a copy');
    writeFileSync(office.path('copy.db.part-journal'), 'half of a journal');
    writeFileSync(office.path('copy.db.lock'), '');
    await must(office, 'db backup copy.db');
    expect(leftovers(office)).toEqual([]);
    await must(office, 'db restore copy.db --db sqlite:again.db');
    expect(await must(office, 'db check --db sqlite:again.db')).toMatchObject({ ok: true });
  });

  test('of two into the same file, one is made and the other is refused', async () => {
    const office = await makeCaseOffice();
    const both = await Promise.all([1, 2].map(() => office.run('db backup copy.db')));
    expect(both.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(both.map(({ err }) => err).join('')).toContain('E_FILE_EXISTS');
    expect(leftovers(office)).toEqual([]);
    expect(await must(office, 'db check --db sqlite:copy.db')).toMatchObject({ ok: true });
  });

  test('is written and restored into folders that are not there yet', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    await must(office, 'db backup far/away/copy.db');
    await must(office, 'db restore far/away/copy.db --db sqlite:elsewhere/new.db');
    const before = await must(office, 'ledger verify');
    expect(await must(office, 'ledger verify --db sqlite:elsewhere/new.db')).toEqual(before);
  });

  test('from before a migration can be put back, and then migrated', async () => {
    const office = await makeOffice();
    makeOld(office.path('chengnuo.db'));
    await refused(office, 'db info', 12, 'E_DB_SCHEMA_OLD');
    const { backup } = await must(office, 'db migrate');
    await must(office, `db restore ${String(backup)} --db sqlite:old.db`);
    await refused(office, 'db info --db sqlite:old.db', 12, 'E_DB_SCHEMA_OLD');
    expect(await must(office, 'db migrate --db sqlite:old.db')).toMatchObject({
      applied: [migrations.at(-1)?.id],
    });
    expect(await must(office, 'db check --db sqlite:old.db')).toMatchObject({ ok: true });
  });
});

/** Puts a database in the place of an office's own that lacks the last migration. */
function makeOld(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
  const database = new Database(path);
  database.pragma(`application_id = ${0x43484e47}`);
  for (const { id, name, statements } of migrations.slice(0, -1)) {
    for (const statement of statements) database.exec(statement);
    database
      .prepare('insert into migrations (migration_id, name, sha256, applied_at) values (?, ?, ?, ?)')
      .run(id, name, sha256Hex(statements.join(';\n')), NOW);
  }
  database.close();
}
