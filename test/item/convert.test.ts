import { describe, expect, test } from 'vitest';
import { paceIn } from '../../src/item/convert-rules.ts';
import { makeOffice, type Office } from '../support/office.ts';
import { listOf, put, stateOf } from './samples.ts';

/** In force: V1, V2 verified by departments, Q1 by query, X1 cancelled without a legal basis. */
async function listed(): Promise<Office> {
  const office = await makeOffice();
  put(
    office,
    'list.csv',
    listOf(
      { item_code: 'Q1', mode: 'data_query', pace: 'after_query' },
      { item_code: 'V1', mode: 'dept_verify', pace: 'after_verification', effective_from: '2026-01-01' },
      { item_code: 'V2', mode: 'dept_verify', effective_to: '2027-12-31' },
      { item_code: 'X1', mode: 'cancelled', legal_basis: null },
    ),
  );
  await office.run('item import list.csv --batch b1');
  await office.run('item publish b1 --from 2026-03-01');
  return office;
}

const json = async (office: Office, command: string) => {
  const done = await office.run(`${command} --format json`);
  return { code: done.code, err: done.err, json: done.json() as Record<string, unknown> };
};

describe('the pace that goes with a mode', () => {
  test.each([
    ['commitment', 'after_verification', 'on_the_spot'],
    ['commitment', 'after_query', 'after_query'],
    ['commitment', null, null],
    ['data_query', 'on_the_spot', 'after_query'],
    ['dept_verify', 'on_the_spot', 'after_verification'],
    ['ordinary', 'on_the_spot', null],
    ['cancelled', 'after_query', null],
  ] as const)('%s: %s → %s', (mode, before, after) => {
    expect(paceIn(mode, before)).toBe(after);
  });
});

describe('converting', () => {
  const command = 'item convert --from-mode dept_verify --to commitment --batch b2';

  test('a dry run says what the real run does, and writes nothing', async () => {
    const office = await listed();
    const state = await stateOf(office);
    const dry = await json(office, `${command} --dry-run`);
    expect(await stateOf(office)).toEqual(state);
    expect(dry.json).toEqual({
      batch: 'b2',
      from_mode: 'dept_verify',
      to_mode: 'commitment',
      converted: 2,
      unchanged: 0,
      total: 4,
      before: {
        cancelled: { count: 1, share: 25 },
        commitment: { count: 0, share: 0 },
        data_query: { count: 1, share: 25 },
        dept_verify: { count: 2, share: 50 },
        ordinary: { count: 0, share: 0 },
      },
      after: {
        cancelled: { count: 1, share: 25 },
        commitment: { count: 2, share: 50 },
        data_query: { count: 1, share: 25 },
        dept_verify: { count: 0, share: 0 },
        ordinary: { count: 0, share: 0 },
      },
      problems: [],
      // V2 names the certificate that X1 cancelled.
      warnings: expect.arrayContaining([
        expect.objectContaining({ item_code: 'V2', column: 'mode', code: 'mode-conflict' }),
      ]),
      written: false,
    });
    expect((await json(office, command)).json).toEqual({ ...dry.json, written: true });
  });

  test('makes drafts: in force stays what was, until they are published; then the old days end the day before', async () => {
    const office = await listed();
    await office.run(command);
    expect((await json(office, 'item list --as-of 2026-09-16 --mode commitment')).json).toMatchObject({
      total: 0,
    });
    await office.run('item publish b2 --from 2026-10-01');
    expect((await json(office, 'item show V1')).json).toMatchObject({
      versions: [
        { mode: 'dept_verify', effective_from: '2026-01-01', effective_to: '2026-09-30', file: 'list.csv' },
        { mode: 'commitment', pace: 'on_the_spot', effective_from: '2026-10-01', file: null, line: null },
      ],
    });
    expect((await json(office, 'item show V2')).json).toMatchObject({
      versions: [{}, { mode: 'commitment', pace: null, effective_to: '2027-12-31' }],
    });
    expect((await json(office, 'item diff b1 b2')).json).toMatchObject({ added: [], removed: [] });
  });

  test('undoing the batch takes the conversion back; the entry in the ledger has the counts', async () => {
    const office = await listed();
    const before = (await json(office, 'item list')).json;
    await office.run(command);
    const { entries } = (await json(office, 'ledger show')).json as { entries: { text: string }[] };
    expect(JSON.parse(entries.at(-1)?.text ?? '{}')).toMatchObject({
      act: 'item.convert',
      data: { batch: 'b2', converted: 2, before: { dept_verify: 2 }, after: { commitment: 2 } },
    });
    await office.run('item undo b2');
    expect((await json(office, 'item list')).json).toEqual(before);
  });

  test('again changes nothing', async () => {
    const office = await listed();
    await office.run(command);
    expect((await json(office, command)).json).toMatchObject({ converted: 0, written: false });
    expect((await json(office, 'item convert --item V1 --to commitment --batch b2')).json).toMatchObject({
      converted: 0,
      unchanged: 1,
      written: false,
    });
  });

  test('named items: by flag, and by a file in any encoding with or without a header', async () => {
    const office = await listed();
    put(
      office,
      'codes.csv',
      new Uint8Array([0xca, 0xc2, 0xcf, 0xee, 0xb1, 0xe0, 0xc2, 0xeb, 0x0d, 0x0a, 0x56, 0x32]),
    );
    const done = await json(office, 'item convert --codes codes.csv --item V1 --to commitment --batch b2');
    expect(done.json).toMatchObject({ converted: 2, written: true });
  });

  test('what an import would reject is refused, and nothing is converted', async () => {
    const office = await listed();
    const state = await stateOf(office);
    const refused = await json(
      office,
      'item convert --item X1 V1 Q1 NONE --from-mode cancelled --to commitment --batch b2',
    );
    expect(refused.code).toBe(3);
    expect(refused.err).toContain('E_ITEM_CONVERT_REFUSED');
    expect(refused.json).toMatchObject({
      converted: 0,
      written: false,
      problems: [
        { item_code: 'V1', column: 'mode', code: 'constraint-error' },
        { item_code: 'Q1', column: 'mode' },
        { item_code: 'NONE', column: 'item_code', code: 'foreign-key' },
        { item_code: 'X1', column: 'legal_basis', code: 'missing-cell' },
      ],
    });
    expect(await stateOf(office)).toEqual(state);
  });

  test.each([
    ['item convert --to commitment --batch b2', 2, 'E_ITEM_CONVERT_WHICH'],
    ['item convert --item V1 --to commitment --batch b1', 5, 'E_ITEM_BATCH_PUBLISHED'],
    ['item convert --item V1 --to commitment', 2, 'E_USAGE_ANSWER_MISSING'],
    ['item convert --item V1 --batch b2', 2, 'E_USAGE_ANSWER_MISSING'],
  ])('%s is refused with %i', async (line, exit, code) => {
    const refused = await (await listed()).run(line);
    expect(refused.code).toBe(exit);
    expect(refused.err).toContain(`[${code}]`);
  });
});
