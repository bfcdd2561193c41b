import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { makeListedOffice } from '../letter/support.ts';
import { makeFolder, makeOffice, type Office } from '../support/office.ts';
import { sqliteTest } from '../support/office-database.ts';
import { openOffice } from '../support/open-office.ts';
import { faultSeed, randomFor } from '../support/seed.ts';

const SEED = faultSeed('short');

/** What a command says of its refusal: exit code and error code; a stack or a bug is neither. */
async function refusal(office: Office, line: string): Promise<readonly [number, string]> {
  const done = await office.run(`${line} --lang en`);
  expect(done.err).not.toMatch(/^\s+at |E_BUG/m);
  return [done.code, /error\[(E_\w+)\]/.exec(done.err)?.[1] ?? ''];
}

/** The files as a killed process leaves them: what was last written stands in the log beside the database alone. */
async function makeTornOffice(): Promise<{ office: Office; db: Buffer; wal: Buffer }> {
  const office = await makeListedOffice();
  const store = await openOffice(office);
  await office.run('item retire 1132040401410335004320120002000 --reason x');
  const [db, wal] = [readFileSync(office.path('chengnuo.db')), readFileSync(office.path('chengnuo.db-wal'))];
  await store.close();
  return { office, db, wal };
}

sqliteTest(`a torn log beside the database: whole acts only, and none half (seed ${SEED})`, async () => {
  const { office, db, wal } = await makeTornOffice();
  const random = randomFor(SEED, 'wal');
  expect(wal.length).toBeGreaterThan(0);
  const lay = (log: Buffer | null): void => {
    for (const name of ['chengnuo.db-wal', 'chengnuo.db-shm']) rmSync(office.path(name), { force: true });
    writeFileSync(office.path('chengnuo.db'), db);
    if (log !== null) writeFileSync(office.path('chengnuo.db-wal'), log);
  };
  const sizes = new Set<unknown>();
  const logs: (Buffer | null)[] = [wal, null, Buffer.alloc(0), Buffer.from('not a log')];
  for (let i = 0; i < 12; i++) logs.push(wal.subarray(0, random.below(wal.length)));
  for (let i = 0; i < 8; i++) {
    const garbled = Buffer.from(wal);
    for (let n = 0; n < 4; n++) garbled[random.below(garbled.length)] = random.below(256);
    logs.push(garbled);
  }
  for (const log of logs) {
    lay(log);
    const checked = await office.run('db check --format json');
    expect([log?.length ?? null, checked.code, checked.err]).toEqual([log?.length ?? null, 0, '']);
    sizes.add((checked.json() as { ledger_size: number }).ledger_size);
    expect((await office.run('ledger verify')).code).toBe(0);
  }
  // With the whole log the last act is there, without it the one before.
  expect(sizes.size).toBeGreaterThan(1);
});

sqliteTest('what stands where the database should be, and is none', async () => {
  const office = await makeOffice();
  const db = office.path('chengnuo.db');
  truncateSync(db, 0);
  expect(await refusal(office, 'case list')).toEqual([10, 'E_DB_DAMAGED']);
  writeFileSync(db, '告知承诺书，不是数据库。\n');
  expect(await refusal(office, 'case list')).toEqual([10, 'E_DB_NOT_OURS']);
  rmSync(db);
  new Database(db).exec('create table cases (case_no text)').close();
  const foreign = readFileSync(db);
  for (const line of ['case list', 'item publish x', 'db check', 'db migrate --yes']) {
    expect([line, ...(await refusal(office, line))]).toEqual([line, 10, 'E_DB_NOT_OURS']);
  }
  expect(readFileSync(db).equals(foreign)).toBe(true);
  rmSync(db);
  expect(await refusal(office, 'case list')).toEqual([10, 'E_DB_NONE']);
  mkdirSync(db);
  expect(await refusal(office, 'case list')).toEqual([10, 'E_DB_NOT_OURS']);
});

test('a key that is missing, garbled, or readable by others', async () => {
  const office = await makeOffice();
  const key = office.path('.keys', 'hash.key');
  const good = readFileSync(key);
  chmodSync(key, 0o640);
  expect(await refusal(office, 'case list')).toEqual([10, 'E_WORKSPACE_KEY']);
  chmodSync(key, 0o600);
  writeFileSync(key, good.subarray(0, 20));
  expect(await refusal(office, 'case list')).toEqual([10, 'E_WORKSPACE_KEY']);
  rmSync(key);
  expect(await refusal(office, 'case list')).toEqual([10, 'E_WORKSPACE_KEY']);
  writeFileSync(key, good, { mode: 0o600 });
  expect((await office.run('case list')).code).toBe(0);
});

sqliteTest('another office’s key is told by db check, before anything is compared with it', async () => {
  const office = await makeListedOffice();
  await office.run(
    'case record --item 11320400014100117N3320105001001 --name 王雨晨 --type person --id-number 11010519491231002X --channel window',
  );
  expect((await office.run('db check')).code).toBe(0);
  writeFileSync(office.path('.keys', 'hash.key'), `${'ab'.repeat(32)}\n`, { mode: 0o600 });
  const checked = await office.run('db check --format json');
  expect(checked.code).toBe(4);
  expect(JSON.stringify(checked.json())).toContain('identity-key');
});

test('a workspace that is gone, and one in another place', async () => {
  const office = await makeOffice();
  const moved = join(makeFolder(), 'office');
  renameSync(office.dir, moved);
  expect((await office.run('case list', { cwd: moved })).code).toBe(0);
  const gone = await office.run(`case list -w ${office.dir} --lang en`, { cwd: moved });
  expect([gone.code, gone.err]).toEqual([10, expect.stringContaining('E_WORKSPACE_NONE')]);
  renameSync(moved, office.dir);
});

test('a clock that stands before the last act: told on every command, nothing refused, the ledger whole', async () => {
  const office = await makeListedOffice();
  const back = { now: '2026-09-15T09:00:00+08:00' };
  const read = await office.run('item list --format json', back);
  expect([read.code, read.err]).toEqual([0, expect.stringContaining('2026-09-15 09:00')]);
  expect(read.err).toContain('2026-09-16 09:30');
  const english = await office.run('item list --lang en', back);
  expect(english.err).toContain('Check the clock first');
  const acted = await office.run('item retire 1132040401410335004320120002000 --reason x', back);
  expect(acted.err).toContain('2026-09-15 09:00');
  expect((await office.run('ledger verify')).json).toBeDefined();
  for (const line of ['ledger verify', 'db check'])
    expect([line, (await office.run(line)).code]).toEqual([line, 0]);
  // A few minutes are no more than two clocks differ.
  expect((await office.run('item list', { now: '2026-09-16T09:27:00+08:00' })).err).toBe('');
});
