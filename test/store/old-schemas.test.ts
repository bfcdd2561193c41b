import { expect, test } from 'vitest';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { locationOf } from '../../src/workspace/workspace.ts';
import { must } from '../case/support.ts';
import { makeOffice } from '../support/office.ts';
import { testEngine } from '../support/office-database.ts';
import {
  applyMigrations,
  type EarlierDatabase,
  emptyDatabase,
  insertRows,
  makeModel,
  upTo,
} from './old/earlier-database.ts';
import { REGION, ROWS, type Row, type Value } from './old/generate-rows.ts';
import { schemaText } from './old/schema-text.ts';

const NEWEST = migrations.at(-1)?.id ?? 0;

/** What became of a table that is there no more. */
const successors: Readonly<Record<string, string>> = { ledger_leaves: 'ledger_leaf_blocks' };

/** Columns that a migration fills from what was there; every other new one is null, or 0 where it must hold a number. */
const filled: Readonly<Record<string, (row: Row) => Value>> = {
  office_region: () => REGION,
  'calendar_days.scope': () => 'national',
  'breaches.publicity_ended_on': ({ publicity_from, repaired_on }) =>
    publicity_from === null ? null : (repaired_on ?? null),
};

/** Every one of them on a file; on a server, where each takes seconds, every sixth: the test after these lives through all there too. */
const versions = migrations.slice(0, -1).filter((_, i) => testEngine === 'sqlite' || i % 6 === 0);

for (const { id, name } of versions) {
  test(`a database of version ${id} (${name}) is brought up to date with every row`, async () => {
    const office = await makeOffice();
    const old = await emptyDatabase(office.path('old.db'));
    const model = await makeModel();
    await model.apply(upTo(id));
    await applyMigrations(old, upTo(id));
    await insertRows(old, await model.fill());
    const before = await old.rows();
    for (const [table, rows] of before) expect([table, rows.length]).toEqual([table, ROWS]);

    const { applied } = await must(office, `db migrate --db ${old.url}`);
    expect(applied).toEqual(migrations.map((one) => one.id).filter((one) => one > id));
    sameRows(before, await old.rows());
    await isSound(old);
    expect(await schemaText(old)).toEqual(await freshSchema());
    await nextKeysFollow(old);
  });
}

test('a database that lived through every version keeps the rows of each', async () => {
  const office = await makeOffice();
  const old = await emptyDatabase(office.path('old.db'));
  const model = await makeModel();
  for (const migration of migrations) {
    const before = await old.rows();
    await model.apply([migration]);
    await applyMigrations(old, [migration]);
    sameRows(before, await old.rows());
    await insertRows(old, await model.fill());
  }
  for (const [table, rows] of await old.rows()) expect([table, rows.length]).toEqual([table, ROWS]);
  expect(await must(office, `db migrate --db ${old.url}`)).toMatchObject({ applied: [], backup: null });
  await isSound(old);
  expect(await schemaText(old)).toEqual(await freshSchema());
});

let fresh: readonly string[] | null = null;

/** The structure of a database that never was an older one; the same for every test. */
async function freshSchema(): Promise<readonly string[]> {
  if (fresh === null) {
    const empty = await emptyDatabase(':memory:');
    await applyMigrations(empty, upTo(NEWEST));
    fresh = await schemaText(empty);
  }
  return fresh;
}

/** As far as generated rows can be: they keep every constraint, and the log is a real one, but no act of an office wrote them. */
async function isSound(old: EarlierDatabase): Promise<void> {
  const store = await openStore(locationOf(old.url, '/'));
  try {
    expect(await store.check()).toEqual([]);
    expect(await verifyLedger(store.db)).toMatchObject({ ok: true, size: ROWS });
  } finally {
    await store.close();
  }
}

/** No row is lost, none is there that was not, each holds what it held, and what is new in it is what it should be. */
function sameRows(
  before: ReadonlyMap<string, readonly Row[]>,
  after: ReadonlyMap<string, readonly Row[]>,
): void {
  for (const [table, rows] of before) {
    const there = after.get(table) ?? after.get(successors[table] ?? '') ?? [];
    const [example = {}] = rows;
    const columns = Object.keys(example);
    const kept = there.map((row) => columns.map((column) => row[column]));
    expect([table, sorted(kept)]).toEqual([table, sorted(rows.map((row) => columns.map((one) => row[one])))]);
    for (const row of there) {
      for (const [column, value] of Object.entries(row)) {
        if (columns.includes(column)) continue;
        const rule = filled[`${table}.${column}`] ?? filled[column];
        const wanted = rule ? [rule(row)] : [null, 0];
        expect(wanted, `${table}.${column}`).toContain(value);
      }
    }
  }
}

const sorted = (rows: readonly (readonly unknown[])[]): readonly string[] =>
  rows.map((row) => JSON.stringify(row)).sort();

/** A key that an engine gives after the migration is none that was given before it. */
async function nextKeysFollow({ run, rows }: EarlierDatabase): Promise<void> {
  await run(
    "insert into imports (kind, file, sha256, encoding, read, added, updated, unchanged, rejected, at, actor) values ('item', '', '', '', 0, 0, 0, 0, 0, '', '')",
  );
  const keys = ((await rows()).get('imports') ?? []).map(({ import_id }) => import_id);
  expect(keys.length).toBe(new Set(keys).size);
  expect(Math.max(...keys.map(Number))).toBe(ROWS + 1);
}
