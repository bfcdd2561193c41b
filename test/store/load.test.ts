import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bulkInsert } from '../../src/store/bulk.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { makeOffice } from '../support/office.ts';
import { behind, openOffice } from '../support/open-office.ts';

const at = '2026-09-16T02:00:00.000Z';
const columns = ['subject_no', 'type', 'id_type', 'id_key', 'created_at'] as const;
const subject = (i: number) => [`S${i}`, 'person', 'resident_id', `key ${i}`, at];

const load = (store: Store, rows: readonly (readonly string[])[], unsearched: readonly 'subjects'[] = []) =>
  store.transaction(async (tx) => {
    const insert = async () => void (await bulkInsert(tx, 'subjects', columns, rows));
    await store.largeLoad(tx, ['subjects'], insert, { unsearched });
    return { ok: true as const, value: undefined };
  });

/** The office's file, and how another program reads it. */
async function open() {
  const office = await makeOffice();
  const store = await openSqlite(office.path('chengnuo.db'), { region: '320400' });
  const file = new Database(office.path('chengnuo.db'), { readonly: true });
  onTestFinished(async () => {
    file.close();
    await store.close();
  });
  const named = "select name from sqlite_schema where type = 'index' and tbl_name = 'subjects' order by name";
  return {
    store,
    indexes: () => file.prepare(named).pluck().all(),
    count: () => file.prepare('select count(*) from subjects').pluck().get(),
  };
}

describe.skipIf(process.env['CHENGNUO_TEST_ENGINE'] === 'postgres')('a load without indexes', () => {
  test('leaves every index as it was, unique ones too', async () => {
    const { store, indexes } = await open();
    const before = indexes();
    expect(before).toEqual(expect.arrayContaining(['subjects_by_name', 'subjects_key', 'subjects_number']));
    await load(store, [subject(1), subject(2)], ['subjects']);
    expect(indexes()).toEqual(before);
    expect(await store.check()).toEqual([]);
    await expect(load(store, [subject(2)])).rejects.toThrow(/UNIQUE|unique/);
  });

  test('of few rows beside many keeps the indexes up, of many makes them anew', async () => {
    const { store, indexes } = await open();
    const dropped = async (coming: number, from: number, count: number) => {
      const rows = Array.from({ length: count }, (_, i) => subject(from + i));
      let during: readonly string[] = [];
      await store.transaction(async (tx) => {
        const insert = async () => {
          await bulkInsert(tx, 'subjects', columns, rows);
          const there = sql<{ name: string }>`select name from sqlite_schema where type = 'index'`;
          during = (await there.execute(tx)).rows.map(({ name }) => name);
        };
        await store.largeLoad(tx, ['subjects'], insert, { coming });
        return { ok: true as const, value: undefined };
      });
      return indexes().filter((name) => !during.includes(String(name)));
    };
    const before = indexes();
    expect(await dropped(30, 0, 30)).toEqual(['subjects_by_name']);
    expect(await dropped(15, 100, 15)).toEqual(['subjects_by_name']);
    expect(await dropped(15, 200, 15)).toEqual([]);
    expect(indexes()).toEqual(before);
    expect(await store.check()).toEqual([]);
  });

  test('that brings a key twice is refused as a whole, and the indexes are there again', async () => {
    const { store, indexes, count } = await open();
    const before = indexes();
    await expect(load(store, [subject(1), subject(2), subject(1)], ['subjects'])).rejects.toThrow(
      /UNIQUE|unique/,
    );
    expect(indexes()).toEqual(before);
    expect(count()).toBe(0);
    expect((await load(store, [subject(1)], ['subjects'])).ok).toBe(true);
  });
});

test.runIf(process.env['CHENGNUO_TEST_ENGINE'] === 'postgres')(
  'after a large load the server plans with what is there now',
  async () => {
    const office = await makeOffice();
    const own = await openOffice(office);
    try {
      const rows = Array.from({ length: 300 }, (_, i) => subject(i));
      await load(own, rows);
    } finally {
      await own.close();
    }
    const known = await behind<{ rows: number }>(
      office,
      "select reltuples::int as rows from pg_class where relname = 'subjects'",
    );
    expect(known).toEqual([{ rows: 300 }]);
  },
);
