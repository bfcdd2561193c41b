import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { selectCasesByNo } from '../../src/letter/select-cases.ts';
import type { Db } from '../../src/store/store.ts';
import { must, record } from '../case/support.ts';
import { makeListedOffice, TEACHER } from '../letter/support.ts';
import type { Office } from '../support/office.ts';
import { openOffice } from '../support/open-office.ts';
import { sampleFile } from '../support/sample-office.ts';
import { put } from './samples.ts';

/** The sample list is in force; batch 草稿 renames one of its items and brings a new one. */
async function withDraft(): Promise<Office> {
  const office = await makeListedOffice();
  const list = readFileSync(sampleFile('items.csv'), 'utf8');
  put(office, 'draft.csv', list.replace('教师资格认定（', '教师资格认定草稿（'));
  await must(office, 'item import draft.csv --batch 草稿');
  put(
    office,
    'new.csv',
    'item_code,item_name,track,certificate_name,authority_name,level,mode,legal_basis\n' +
      `NEW-001,新事项,certification,某证明,常澄市教育局,3,commitment,《教师法》第十条\n`,
  );
  await must(office, 'item import new.csv --batch 草稿');
  return office;
}

const recorded = async (office: Office, item: string): Promise<string> =>
  String((await must(office, record(item)))['case_no']);

async function inStore<T>(office: Office, look: (db: Db) => Promise<T>): Promise<T> {
  const store = await openOffice(office);
  try {
    return await look(store.db);
  } finally {
    await store.close();
  }
}

/** The item as the letter of a case prints it. */
const printedItem = (office: Office, caseNo: string) =>
  inStore(office, async (db) => (await selectCasesByNo(db, [caseNo]))[0]?.item);

/** The item versions behind the letters that were issued, each once. */
const printedVersions = (office: Office) =>
  inStore(office, async (db) => {
    const rows = await db
      .selectFrom('letters as l')
      .innerJoin('cases as c', 'c.case_id', 'l.case_id')
      .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
      .select('v.version')
      .distinct()
      .orderBy('v.version')
      .execute();
    return rows.map((row) => row.version);
  });

describe('a draft', () => {
  test('never reaches a case or its letter: the version in force does', async () => {
    const office = await withDraft();
    const caseNo = await recorded(office, TEACHER);
    expect(await printedItem(office, caseNo)).toMatchObject({
      version: 1,
      item_name: expect.not.stringContaining('草稿'),
    });
    expect(await must(office, `letter issue ${caseNo} --out letters`)).toMatchObject({ issued: 1 });
    expect(await printedVersions(office)).toEqual([1]);
    const all = await must(office, 'letter blank --all --out blank');
    expect(JSON.stringify(all)).not.toContain('NEW-001');
  });

  test('of an item that was never published gets no case and no blank letter', async () => {
    const office = await withDraft();
    for (const command of [record('NEW-001'), 'letter blank NEW-001 --out blank']) {
      const refused = await office.run(command);
      expect(refused.code).toBe(5);
      expect(refused.err).toContain('E_ITEM_NOT_IN_FORCE');
    }
  });

  test('once published it serves the cases that come after, and no others', async () => {
    const office = await withDraft();
    const before = await recorded(office, TEACHER);
    await must(office, 'item publish 草稿');
    const after = await recorded(office, TEACHER);
    expect(await printedItem(office, before)).toMatchObject({ version: 1 });
    expect(await printedItem(office, after)).toMatchObject({
      version: 2,
      item_name: expect.stringContaining('草稿'),
    });
    expect(await must(office, 'letter issue --pending --out letters')).toMatchObject({ issued: 2 });
    expect(await printedVersions(office)).toEqual([1, 2]);
  });
});

describe('undoing a batch on which cases hang', () => {
  test('is refused and names every case; a batch without cases goes', async () => {
    const office = await withDraft();
    const numbers: string[] = [];
    for (let i = 0; i < 12; i++) numbers.push(await recorded(office, TEACHER));
    const before = await must(office, 'item list');
    const refused = await office.run('item undo 第一批 --format json');
    expect(refused.code).toBe(5);
    expect(refused.err).toContain('"code":"E_ITEM_BATCH_IN_USE"');
    expect(refused.json()).toEqual({ batch: '第一批', versions: 0, cases: numbers });
    const shown = await office.run('item undo 第一批');
    expect(shown.out).toBe(numbers.map((number) => `${number}\n`).join(''));
    expect(await must(office, 'item list')).toEqual(before);
    expect(await must(office, 'item undo 草稿')).toEqual({ batch: '草稿', versions: 2 });
  });
});
