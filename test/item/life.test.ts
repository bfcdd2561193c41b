import { describe, expect, test } from 'vitest';
import { itemInForce } from '../../src/item/in-force.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { openOffice } from '../support/open-office.ts';
import { listOf, put } from './samples.ts';

async function json(office: Office, command: string): Promise<unknown> {
  const outcome = await office.run(`${command} --format json`);
  expect(outcome.err).toBe('');
  return outcome.json();
}

/** An office with a published batch `b1` of items A and B. */
async function published(): Promise<Office> {
  const office = await makeOffice();
  put(office, 'list.csv', listOf({ item_code: 'A' }, { item_code: 'B', level: 4, kind: '01' }));
  await office.run('item import list.csv --batch b1');
  await office.run('item publish b1 --from 2026-03-01');
  return office;
}

describe('publishing', () => {
  test('an empty first day means from publication, a listed one stays', async () => {
    const office = await makeOffice();
    put(office, 'list.csv', listOf({ item_code: 'A' }, { item_code: 'B', effective_from: '2026-12-01' }));
    await office.run('item import list.csv --batch b1');
    expect(await json(office, 'item publish b1')).toEqual({
      batch: 'b1',
      from: '2026-09-16',
      published: 2,
      retired: 0,
    });
    expect(await json(office, 'item list')).toMatchObject({
      items: [
        { item_code: 'A', status: 'published', effective_from: '2026-09-16', listed_from: null },
        { item_code: 'B', status: 'published', effective_from: '2026-12-01' },
      ],
    });
  });

  test('a new version ends the one before it the day before', async () => {
    const office = await published();
    put(office, 'new.csv', listOf({ item_code: 'A', promised_limit_window: '2h' }));
    await office.run('item import new.csv --batch b2');
    await office.run('item publish b2 --from 2026-10-01');
    expect(await json(office, 'item show A')).toMatchObject({
      item_code: 'A',
      versions: [
        { version: 1, effective_from: '2026-03-01', effective_to: '2026-09-30' },
        { version: 2, effective_from: '2026-10-01', effective_to: null, promised_limit_window: '2h' },
      ],
    });
  });

  test('batches published in another order than they came: the newer version keeps its days', async () => {
    const office = await published();
    put(office, 'second.csv', listOf({ item_code: 'A', domain: '二' }));
    put(office, 'third.csv', listOf({ item_code: 'A', domain: '三' }));
    await office.run('item import second.csv --batch b2');
    await office.run('item import third.csv --batch b3');
    await office.run('item publish b3 --from 2026-06-01');
    await office.run('item publish b2 --from 2026-08-01');
    expect(await json(office, 'item list --as-of 2026-09-01')).toMatchObject({
      items: [{ item_code: 'A', domain: '三' }, { item_code: 'B' }],
      total: 2,
    });
  });

  test.each([
    ['item publish b1', 5, 'E_ITEM_PUBLISHED_ALREADY'],
    ['item publish none', 6, 'E_ITEM_BATCH_UNKNOWN'],
    ['item publish b1 --from 2026-02-30', 2, 'E_USAGE_VALUE'],
    ['item show none', 6, 'E_ITEM_UNKNOWN'],
    ['item undo none', 6, 'E_ITEM_BATCH_UNKNOWN'],
    ['item diff b1 none', 6, 'E_ITEM_BATCH_UNKNOWN'],
    ['item retire none', 6, 'E_ITEM_UNKNOWN'],
  ])('%s is refused with %i', async (command, exit, code) => {
    const office = await published();
    const refused = await office.run(command);
    expect(refused.code).toBe(exit);
    expect(refused.err).toContain(`error[${code}]`);
  });
});

describe('listing', () => {
  test.each([
    ['--level 4', ['B']],
    ['--level 3 --mode commitment', ['A']],
    ['--status draft', []],
    ['--batch b1 --authority 常澄市教育局', ['A', 'B']],
    ['--authority 教育局', []],
    ['--search 教师', ['A', 'B']],
    ['--search 100%', []],
    ['--as-of 2026-02-28', []],
    ['--as-of 2026-03-01', ['A', 'B']],
  ])('%s', async (flags, codes) => {
    const found = (await json(await published(), `item list ${flags}`)) as { items: { item_code: string }[] };
    expect(found.items.map((item) => item.item_code)).toEqual(codes);
    expect(found).toMatchObject({ total: codes.length });
  });

  test.each([
    ['authority', [{ key: '常澄市教育局', count: 2 }]],
    ['batch', [{ key: 'b1', count: 2 }]],
    ['domain', [{ key: '教育', count: 2 }]],
    ['mode', [{ key: 'commitment', count: 2 }]],
    ['track', [{ key: 'certification', count: 2 }]],
    [
      'level',
      [
        { key: '3', count: 1 },
        { key: '4', count: 1 },
      ],
    ],
    [
      'kind',
      [
        { key: '01', count: 1 },
        { key: '07', count: 1 },
      ],
    ],
  ])('by %s', async (by, groups) => {
    expect(await json(await published(), `item list --by ${by}`)).toEqual({ groups, total: 2 });
  });
});

describe('retiring and undoing', () => {
  test('a retired item is out of force from its day on, and stays on the list as retired', async () => {
    const office = await published();
    await office.run('item retire A --from 2026-11-01 --reason 法律修改');
    const store = await openOffice(office);
    expect(await itemInForce(store.db, 'A', '2026-10-31')).toMatchObject({ ok: true, item: { version: 1 } });
    expect(await itemInForce(store.db, 'A', '2026-11-01')).toEqual({ ok: false, reason: 'retired' });
    await store.close();
    expect(await json(office, 'item list --status retired')).toMatchObject({ items: [{ item_code: 'A' }] });
  });

  test('an item with a waiting draft is not retired', async () => {
    const office = await published();
    put(office, 'new.csv', listOf({ item_code: 'A', domain: 'x' }));
    await office.run('item import new.csv --batch b2');
    const refused = await office.run('item retire A');
    expect(refused.code).toBe(5);
    expect(refused.err).toContain('E_ITEM_DRAFT');
  });

  test('undoing a batch restores what was in force before it', async () => {
    const office = await published();
    const before = await json(office, 'item list');
    put(office, 'new.csv', listOf({ item_code: 'A', domain: 'x' }, { item_code: 'C' }));
    await office.run('item import new.csv --batch b2 --full');
    await office.run('item publish b2');
    expect(await json(office, 'item undo b2')).toEqual({ batch: 'b2', versions: 3 });
    expect(await json(office, 'item list')).toEqual(before);
  });

  test('an undone batch may be taken up again under its name', async () => {
    const office = await published();
    await office.run('item undo b1');
    expect(await json(office, 'item import list.csv --batch b1')).toMatchObject({ added: 2, written: true });
    await office.run('item publish b1');
    expect(await json(office, 'item show A')).toMatchObject({
      versions: [{ version: 2, status: 'published' }],
    });
  });
});

describe('comparing batches', () => {
  test('the whole list after one against the whole list after the other', async () => {
    const office = await published();
    put(office, 'more.csv', listOf({ item_code: 'A', promised_limit_window: '0.5wd' }, { item_code: 'C' }));
    await office.run('item import more.csv --batch b2');
    await office.run('item retire B');
    put(office, 'last.csv', listOf({ item_code: 'D' }));
    await office.run('item import last.csv --batch b3');
    expect(await json(office, 'item diff b1 b2')).toEqual({
      added: ['C'],
      removed: [],
      changed: [{ code: 'A', fields: [{ field: 'promised_limit_window', from: null, to: '0.5wd' }] }],
    });
    expect(await json(office, 'item diff b2 b3')).toEqual({ added: ['D'], removed: ['B'], changed: [] });
    expect(await json(office, 'item diff b3 b3')).toEqual({ added: [], removed: [], changed: [] });
  });

  test('publication is no change of the list', async () => {
    const office = await published();
    put(office, 'more.csv', listOf({ item_code: 'C' }));
    await office.run('item import more.csv --batch b2');
    await office.run('item publish b2');
    expect(await json(office, 'item diff b1 b2')).toEqual({ added: ['C'], removed: [], changed: [] });
  });
});
