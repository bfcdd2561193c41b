import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations/index.ts';
import { must, refused } from '../case/support.ts';
import { makeFolder, type Office, run } from '../support/office.ts';
import { officeDatabase } from '../support/office-database.ts';

const FIXTURE = join(import.meta.dirname, '../fixtures/old');
const LI = '110101199003070011';
/** The root over the 31 entries that the old program had written. */
const ROOT = 'GFNvxDxf7Y1Yk1D9QcJcW5Bafe9v88OjR8pfyh106kE=';
const JULY = '2026-07-16T10:00:00+08:00';

/** The office as the oldest program left it: cases 1 to 6 and H-0001 to H-0004, breaches 1 and 2, two plans, the report of June. */
function openOldOffice(): Office {
  const dir = makeFolder();
  cpSync(join(FIXTURE, 'keys'), join(dir, '.keys'), { recursive: true });
  for (const [name, mode] of [
    ['', 0o700],
    ['hash.key', 0o600],
    ['signing.pem', 0o600],
  ] as const)
    chmodSync(join(dir, '.keys', name), mode);
  cpSync(join(FIXTURE, 'chengnuo.yaml'), join(dir, 'chengnuo.yaml'));
  const database = new Database(join(dir, 'chengnuo.db'));
  database.pragma('foreign_keys = off');
  database.exec(readFileSync(join(FIXTURE, 'database.sql'), 'utf8'));
  database.close();
  return {
    dir,
    path: (...parts) => join(dir, ...parts),
    run: (args, more = {}) => run(args, { cwd: dir, now: JULY, ...more }),
  };
}

/** The same brought up to date, and on a server's run moved there. */
async function makeUpToDate(): Promise<Office> {
  const office = openOldOffice();
  await must(office, 'db migrate');
  const server = await officeDatabase();
  if (server !== null) {
    await must(office, `db move --to ${server}`);
    const config = readFileSync(office.path('chengnuo.yaml'), 'utf8');
    writeFileSync(office.path('chengnuo.yaml'), config.replace('sqlite:chengnuo.db', server));
  }
  return office;
}

const CASE = (no: number): string => `320400-2026-00000${no}`;

test('an office of the oldest version is read by none of today’s commands until it is migrated, then by all', async () => {
  const office = openOldOffice();
  await refused(office, 'case list', 12, 'E_DB_SCHEMA_OLD');
  const { applied, backup } = await must(office, 'db migrate');
  expect(applied).toEqual(migrations.map(({ id }) => id).filter((id) => id > 6));
  expect(await must(office, 'db check')).toMatchObject({ ok: true, ledger_size: 31 });
  expect(await must(office, 'ledger verify')).toMatchObject({ ok: true, size: 31, root: ROOT });
  expect(await must(office, 'case list')).toMatchObject({ total: 10 });
  const untouched = new Database(String(backup), { readonly: true });
  expect(untouched.prepare('select max(migration_id) from migrations').pluck().get()).toBe(6);
  untouched.close();
});

test('its cases go on: signed ones are decided, letters are genuine and printed, requests are sent', async () => {
  const office = await makeUpToDate();
  const { cases } = await must(office, 'case list');
  const states = (cases as { case_no: string; state: string }[]).map(({ case_no, state }) => [
    case_no,
    state,
  ]);
  expect(Object.fromEntries(states)).toEqual({
    [CASE(1)]: 'granted',
    [CASE(2)]: 'signed',
    [CASE(3)]: 'granted',
    [CASE(4)]: 'recorded',
    [CASE(5)]: 'granted',
    [CASE(6)]: 'withdrawn',
    'H-0001': 'granted',
    'H-0002': 'granted',
    'H-0003': 'refused',
    'H-0004': 'withdrawn',
  });
  expect(await must(office, `letter issue ${CASE(2)} --out letters`)).toMatchObject({
    issued: 1,
    failed: [],
  });
  expect(await must(office, `letter verify letters/${CASE(2)}.pdf`)).toMatchObject({ valid: true });
  expect(await must(office, `case decide ${CASE(2)} --grant`)).toMatchObject({ state: 'granted' });
  await must(office, `check request ${CASE(4)}`);
  await must(office, `case decide ${CASE(4)} --grant --evidence 公安机关复函`);
  const more = `case record --item RS-001 --name 王小明 --type person --id-number 320402199001011239 --channel window`;
  expect(await must(office, more)).toMatchObject({ case_no: CASE(7), state: 'notified' });
  expect(await must(office, 'db check')).toMatchObject({ ok: true });
});

test('its breaches bar, are decided and repaired by today’s rules', async () => {
  const office = await makeUpToDate();
  const gate = await office.run(`credit gate ${LI} --format json`);
  expect([gate.code, gate.json()]).toMatchObject([5, { allowed: false, until_repaired: true }]);
  const shown = await must(office, `credit show ${LI}`);
  expect(shown).toMatchObject({ bars: [{ until_repaired: true }] });
  const decided = await must(
    office,
    'credit decide X320400-2026-0002 --document 常信决〔2026〕2号 --defence heard',
  );
  expect(decided).toMatchObject({ bars: [{ until_repaired: true }] });
  const later = { now: '2027-08-02T10:00:00+08:00' };
  const repair = 'credit repair X320400-2026-0001 --fulfilled-on 2026-08-01 --promise 修复承诺1号';
  await must(office, repair, later);
  expect((await office.run(`credit gate ${LI}`, later)).code).toBe(0);
});

test('its plans are drawn, assigned, visited and published, and its reports counted again', async () => {
  const office = await makeUpToDate();
  await must(office, 'sample draw 待抽查 --seed 81530224467193202609');
  const { assignments } = await must(office, 'sample assign 六月抽查');
  const units = (assignments as { unit: string }[]).map(({ unit }) => unit);
  expect(units.length).toBe(4);
  writeFileSync(
    office.path('results.csv'),
    `抽查对象,检查日期,检查结果,承诺核查结论\n${units.map((unit) => `${unit},2026-07-20,1,属实\n`).join('')}`,
  );
  const visited = { now: '2026-07-21T10:00:00+08:00' };
  await must(office, 'sample import-results 六月抽查 results.csv', visited);
  await must(office, 'sample publish 六月抽查 --out published', visited);
  expect(await must(office, 'sample verify published', visited)).toMatchObject({ valid: true });
  const june = await must(office, 'report monthly --month 2026-06 --out reports --to json', visited);
  expect(june).toMatchObject({ version: 1, indicators: { cases: { value: 3 } } });
  const july = await must(office, 'report monthly --month 2026-07 --out reports --to json', visited);
  expect(july).toMatchObject({ indicators: { cases: { value: 3 } } });
  for (const line of [
    'status',
    'item list',
    'case due',
    'check due',
    'credit list',
    'report coverage',
    'report savings',
  ])
    expect([line, (await office.run(line, visited)).code]).toEqual([line, 0]);
});
