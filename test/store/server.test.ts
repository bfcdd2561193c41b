import { chmodSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { storeError } from '../../src/store/postgres/errors.ts';
import { tooOld, withoutPassword } from '../../src/store/postgres/open.ts';
import { makeCaseOffice, must, record, refused } from '../case/support.ts';
import { makeOffice } from '../support/office.ts';
import { testEngine } from '../support/office-database.ts';
import { countRows, makeLogin, ownerUrl, sqlAs } from '../support/server-login.ts';

const onServer = testEngine === 'postgres';

/** Ends its own session, as an administrator or a failing machine would. */
const BREAKS = `create function breaks() returns trigger language plpgsql as $$ begin
  perform pg_terminate_backend(pg_backend_pid()); return new; end $$`;

describe.runIf(onServer)('a connection that breaks', () => {
  test('in the middle of an act: nothing of it is written, and it says so; afterwards it goes on', async () => {
    const office = await makeCaseOffice();
    await must(office, record('RS-001'));
    const before = await countRows(office, 'ledger_entries');
    const owner = await ownerUrl(office);
    await sqlAs(
      owner,
      BREAKS,
      'create trigger breaks before insert on ledger_entries for each row execute function breaks()',
    );
    const said = await refused(office, record('RS-001'), 1, 'E_DB_LOST');
    expect(said).toContain('什么也没有写入');
    expect(await countRows(office, 'cases')).toBe(1);
    expect(await countRows(office, 'ledger_entries')).toBe(before);
    await sqlAs(owner, 'drop trigger breaks on ledger_entries');
    // No number was lost either.
    expect(await must(office, record('RS-001'))).toMatchObject({ case_no: '320400-2026-000002' });
    expect(await must(office, 'ledger verify')).toMatchObject({ ok: true });
  });

  test('in a bulk import: the whole file is out', async () => {
    const office = await makeCaseOffice();
    const head = '办件编号,事项编码,申请人,申请人类型,证件号码,渠道,受理时间,承诺时间,办结时间,办理结果\n';
    const row =
      'A-1,RS-001,王小明,自然人,320402199001011239,窗口,2026-03-02T09:00,2026-03-02,2026-03-03,准予\n';
    writeFileSync(office.path('cases.csv'), head + row);
    const owner = await ownerUrl(office);
    await sqlAs(
      owner,
      BREAKS,
      'create trigger breaks after insert on cases for each row execute function breaks()',
    );
    await refused(office, 'case import cases.csv', 1, 'E_DB_LOST');
    expect(await countRows(office, 'cases')).toBe(0);
    await sqlAs(owner, 'drop trigger breaks on cases');
    expect(await must(office, 'case import cases.csv')).toMatchObject({ added: 1, written: true });
  });

  test('at the very commit: it cannot be known, and where to look is said', async () => {
    const office = await makeCaseOffice();
    const owner = await ownerUrl(office);
    const late =
      'create constraint trigger breaks after insert on ledger_entries deferrable initially deferred for each row execute function breaks()';
    await sqlAs(owner, BREAKS, late);
    const said = await refused(office, record('RS-001'), 1, 'E_DB_LOST_COMMIT');
    expect(said).toContain('ledger show');
    const english = await office.run(`${record('RS-001')} --lang en`);
    expect(english.err).toContain('whether the act was written cannot be known from here');
    expect(await countRows(office, 'cases')).toBe(0);
  });
});

describe.runIf(onServer)('passwords', () => {
  afterEach(() => void vi.unstubAllEnvs());

  test('come from PGPASSWORD or a password file, and are never shown', async () => {
    const office = await makeOffice();
    const login = await makeLogin(office);
    await must(office, `db roles --login ${login.name} --as auditor --apply`);
    const bare = new URL(login.url);
    bare.password = '';
    const none = await office.run(`ledger verify --db ${bare.href}`);
    expect([none.code, none.err]).toEqual([10, expect.stringContaining('E_DB_LOGIN')]);
    vi.stubEnv('PGPASSWORD', 'a b@c/d');
    expect(await must(office, `ledger verify --db ${bare.href}`)).toMatchObject({ ok: true });
    vi.stubEnv('PGPASSWORD', undefined);
    const file = office.path('pgpass');
    writeFileSync(file, `${bare.hostname}:${bare.port}:*:${login.name}:a b@c/d\n`);
    chmodSync(file, 0o600);
    vi.stubEnv('PGPASSFILE', file);
    expect(await must(office, `ledger verify --db ${bare.href}`)).toMatchObject({ ok: true });

    const wrong = new URL(login.url);
    wrong.password = 'geheim-8712';
    for (const line of ['ledger verify', 'ledger verify --debug', 'case list --format json', 'db info']) {
      const told = await office.run(`${line} --db ${wrong.href}`);
      expect(told.out + told.err).not.toContain('geheim-8712');
    }
    const shown = await office.run('db info');
    expect(shown.out).toContain('chengnuo@127.0.0.1');
    expect(shown.out).not.toContain('chengnuo:chengnuo');
  });
});

test.each([
  ['postgres://u:secret@host/db', 'postgres://u@host/db'],
  ['postgres://u:p@ss@w/rd@host:5432/db', 'postgres://u@host:5432/db'],
  ['postgresql://u@host/db?sslmode=require&password=secret', 'postgresql://u@host/db?sslmode=require'],
  ['postgres://host/db?password=secret&user=u', 'postgres://host/db?user=u'],
  ['postgres://u@host/db', 'postgres://u@host/db'],
])('%s is shown as %s', (url, shown) => {
  expect(withoutPassword(url)).toBe(shown);
});

test('a server below 15 is too old; from 15 on none is', () => {
  expect([140_011, 130_002, 150_000, 180_004].map(tooOld)).toEqual(['14.11', '13.2', null, null]);
});

test.each([
  ['ECONNREFUSED', 'E_DB_UNREACHABLE'],
  ['28P01', 'E_DB_LOGIN'],
  ['3D000', 'E_DB_LOGIN'],
  ['57P01', 'E_DB_LOST'],
  ['08006', 'E_DB_LOST'],
  ['ECONNRESET', 'E_DB_LOST'],
  ['42501', 'E_DB_ROLE'],
  ['55P03', 'E_DB_LOCKED'],
  ['53100', 'E_DISK_FULL'],
])('what the server calls %s is %s', (code, ours) => {
  expect(storeError(Object.assign(new Error('x'), { code }), 'server')).toMatchObject({ code: ours });
});
