import Database from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { bulkInsert } from '../../src/store/bulk.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { makeOffice } from '../support/office.ts';

const at = '2026-09-16T02:00:00.000Z';
const columns = ['subject_no', 'type', 'id_type', 'id_key', 'created_at'] as const;
const subject = (i: number) => [`S${i}`, 'person', 'resident_id', `key ${i}`, at];

let store: Store;
let file: Database.Database;
afterEach(async () => {
  file.close();
  await store.close();
});

/** Names of the indexes, as another program reads them from the file. */
const indexes = () =>
  file
    .prepare("select name from sqlite_schema where type = 'index' and tbl_name = 'subjects' order by name")
    .pluck()
    .all();

async function open(): Promise<void> {
  const office = await makeOffice();
  store = await openSqlite(office.path('chengnuo.db'), { region: '320400' });
  file = new Database(office.path('chengnuo.db'), { readonly: true });
}

const load = (rows: readonly (readonly string[])[], unsearched: readonly 'subjects'[]) =>
  store.transaction(async (tx: Tx) => {
    await store.withoutIndexes(
      tx,
      ['subjects'],
      async () => void (await bulkInsert(tx, 'subjects', columns, rows)),
      unsearched,
    );
    return { ok: true as const, value: undefined };
  });

describe.skipIf(process.env['CHENGNUO_TEST_ENGINE'] === 'postgres')('a load without indexes', () => {
  test('leaves every index as it was, unique ones too', async () => {
    await open();
    const before = indexes();
    expect(before).toEqual(expect.arrayContaining(['subjects_by_name', 'subjects_key', 'subjects_number']));
    await load([subject(1), subject(2)], ['subjects']);
    expect(indexes()).toEqual(before);
    expect(await store.check()).toEqual([]);
    await expect(load([subject(2)], [])).rejects.toThrow(/UNIQUE|unique/);
  });

  test('that brings a key twice is refused as a whole, and the indexes are there again', async () => {
    await open();
    const before = indexes();
    await expect(load([subject(1), subject(2), subject(1)], ['subjects'])).rejects.toThrow(/UNIQUE|unique/);
    expect(indexes()).toEqual(before);
    expect(file.prepare('select count(*) from subjects').pluck().get()).toBe(0);
    expect((await load([subject(1)], ['subjects'])).ok).toBe(true);
  });
});
