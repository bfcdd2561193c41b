import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeOffice } from '../support/office.ts';
import { atTerminal } from '../support/terminal.ts';
import { listOf, put, stateOf } from './samples.ts';

const two = listOf({ item_code: 'A' }, { item_code: 'B' });

describe('importing', () => {
  test('a dry run tells the very plan, and writes nothing', async () => {
    const office = await makeOffice();
    const before = await stateOf(office);
    put(office, 'list.csv', two);
    const dry = await office.run('item import list.csv --batch b1 --dry-run --format json');
    expect(await stateOf(office)).toEqual(before);
    const real = await office.run('item import list.csv --batch b1 --format json');
    expect(dry.json()).toEqual({ ...(real.json() as object), written: false });
    expect(real.json()).toMatchObject({ read: 2, added: 2, written: true, batch: 'b1', file: 'list.csv' });
  });

  test('the same file again: unchanged = read, nothing written, exit 0', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', two);
    await office.run('item import list.csv --batch b1');
    const before = await stateOf(office);
    for (const batch of ['b1', 'b2']) {
      const again = await office.run(`item import list.csv --batch ${batch} --format json`);
      expect(again.code).toBe(0);
      expect(again.json()).toMatchObject({ read: 2, unchanged: 2, added: 0, updated: 0, written: false });
    }
    expect(await stateOf(office)).toEqual(before);
  });

  test('publication fills in the first day, and the file still is unchanged', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', two);
    await office.run('item import list.csv --batch b1');
    await office.run('item publish b1');
    const again = await office.run('item import list.csv --batch b1 --format json');
    expect(again.json()).toMatchObject({ unchanged: 2, written: false });
  });

  test('a draft filled again is replaced; a published item gets a new version', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', two);
    put(office, 'changed.csv', listOf({ item_code: 'A', domain: '民政' }, { item_code: 'B' }));
    await office.run('item import list.csv --batch b1');
    const replaced = await office.run('item import changed.csv --batch b1 --format json');
    expect(replaced.json()).toMatchObject({ updated: 1, unchanged: 1 });
    expect((await office.run('item show A --format json')).json()).toMatchObject({
      versions: [{ version: 1, domain: '民政', status: 'draft' }],
    });
    await office.run('item publish b1');
    await office.run('item import list.csv --batch b2');
    expect((await office.run('item show A --format json')).json()).toMatchObject({
      versions: [
        { version: 1, status: 'published', batch: 'b1' },
        { version: 2, status: 'draft', batch: 'b2' },
      ],
    });
  });

  test('one bad row keeps all out; --skip-invalid lets the good ones in; both exit 3', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf({ item_code: 'A' }, { item_code: 'B', legal_basis: null }));
    const before = await stateOf(office);
    const refused = await office.run('item import list.csv --batch b1 --format json');
    expect(refused.code).toBe(3);
    expect(refused.json()).toMatchObject({
      read: 2,
      added: 1,
      rejected: 1,
      written: false,
      problems: [{ line: 3, column: 'legal_basis', code: 'missing-cell' }],
    });
    expect(await stateOf(office)).toEqual(before);
    const partly = await office.run('item import list.csv --batch b1 --skip-invalid --format json');
    expect(partly.code).toBe(3);
    expect(partly.json()).toMatchObject({ added: 1, rejected: 1, written: true });
    expect((await office.run('item list --format json')).json()).toMatchObject({
      items: [{ item_code: 'A' }],
      total: 1,
    });
  });

  test('of a repeated code every row after the first is rejected', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf({ item_code: 'A' }, { item_code: 'A' }, { item_code: 'A', domain: 'x' }));
    const result = await office.run('item import list.csv --batch b1 --format json');
    expect(result.json()).toMatchObject({
      read: 3,
      added: 1,
      rejected: 2,
      problems: [
        { line: 3, column: 'item_code', code: 'unique-error', value: 'A' },
        { line: 4, code: 'unique-error' },
      ],
    });
  });

  test('an upper-case check of codes does not hide the cell as it came', async () => {
    const office = await makeOffice();
    put(
      office,
      'list.csv',
      '事项编码,事项名称,类别,事项类型,实施主体,行使层级,办理方式\nA,甲,材料,处罚,局,县,取消\n',
    );
    const result = await office.run('item import list.csv --batch b1 --format json');
    expect(result.json()).toMatchObject({ problems: [{ column: 'kind', value: '处罚' }] });
  });

  test('the rejects file is private, and once corrected it goes in', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf({ item_code: 'A' }, { item_code: 'B', legal_basis: null }));
    await office.run('item import list.csv --batch b1 --skip-invalid --rejects bad.csv');
    expect(statSync(office.path('bad.csv')).mode & 0o777).toBe(0o600);
    const rejected = readFileSync(office.path('bad.csv'), 'utf8');
    put(office, 'bad.csv', rejected.replace('教育,commitment,,,', '教育,commitment,,《教育法》第一条,'));
    const corrected = await office.run('item import bad.csv --batch b1 --format json');
    expect(corrected.code).toBe(0);
    expect(corrected.json()).toMatchObject({ read: 1, added: 1, written: true });
  });

  test('where the rejects cannot be written, nothing is imported', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf({ item_code: 'A' }, { item_code: 'B', legal_basis: null }));
    const before = await stateOf(office);
    const refused = await office.run(
      'item import list.csv --batch b1 --skip-invalid --rejects list.csv/x.csv',
    );
    expect(refused.code).toBe(1);
    expect(await stateOf(office)).toEqual(before);
  });

  test('a published batch does not change: an error of its own', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', two);
    await office.run('item import list.csv --batch b1');
    await office.run('item publish b1');
    put(office, 'more.csv', listOf({ item_code: 'C' }));
    const refused = await office.run('item import more.csv --batch b1 --format json');
    expect(refused.code).toBe(5);
    expect(refused.err).toContain('E_ITEM_BATCH_PUBLISHED');
    expect(refused.out).toBe('');
  });

  test('reads stdin as -', async () => {
    const office = await makeOffice();
    const result = await office.run('item import - --batch b1 --format json', { stdin: two });
    expect(result.json()).toMatchObject({ file: '-', added: 2, written: true });
  });

  test('a whole list retires what it leaves out, but only when every row is sound', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', two);
    await office.run('item import list.csv --batch b1');
    await office.run('item publish b1');
    put(office, 'bad.csv', listOf({ item_code: 'A', domain: 'x' }, { item_code: 'C', legal_basis: null }));
    const partly = await office.run('item import bad.csv --batch b2 --full --skip-invalid --format json');
    expect(partly.json()).toMatchObject({ updated: 1, retired: 0 });
    put(office, 'whole.csv', listOf({ item_code: 'A', domain: 'x' }));
    const whole = await office.run('item import whole.csv --batch b2 --full --format json');
    expect(whole.json()).toMatchObject({ read: 1, unchanged: 1, retired: 1, written: true });
    expect((await office.run('item list --as-of 2026-09-16 --format json')).json()).toMatchObject({
      total: 2,
    });
    await office.run('item publish b2');
    expect((await office.run('item list --as-of 2026-09-16 --format json')).json()).toMatchObject({
      items: [{ item_code: 'A', version: 2 }],
      total: 1,
    });
  });

  test('at a terminal a long list shows how far it has come in each stage, and leaves no trace of it', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf(...Array.from({ length: 4052 }, (_, i) => ({ item_code: `A${i}` }))));
    const person = atTerminal(['item', 'import', 'list.csv', '--batch', 'b1'], office.dir);
    expect(await person.exit).toBe(0);
    expect(person.written()).toMatch(/检查 \d+\/4052/);
    expect(person.written()).toMatch(/比对 0\/4052/);
    expect(person.written()).toMatch(/写入 0\/4052/);
    expect(person.screen()).not.toMatch(/比对|写入 \d/);
  });

  test('the act is in the ledger, with the root over its rows and no file name', async () => {
    const office = await makeOffice();
    put(office, '张三整理.csv', two);
    await office.run('item import 张三整理.csv --batch b1');
    const { entries } = (await office.run('ledger show --format json')).json() as {
      entries: { text: string }[];
    };
    const { act, data } = JSON.parse(entries.at(-1)?.text ?? '') as { act: string; data: object };
    expect(act).toBe('item.import');
    expect(data).toMatchObject({ batch: 'b1', read: 2, added: 2, leaves: 2 });
    expect(JSON.stringify(entries)).not.toContain('张三');
    expect((await office.run('ledger verify')).code).toBe(0);
  });
});
