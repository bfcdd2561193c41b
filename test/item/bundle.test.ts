import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeOffice, type Office } from '../support/office.ts';
import { sampleFile } from '../support/sample-office.ts';

type Cells = Readonly<Record<string, string>>;

const csv = (rows: readonly Cells[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return `${[columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => cells.join(',')).join('\n')}\n`;
};

const item = (code: string, more: Cells = {}): Cells => ({
  item_code: code,
  item_name: `事项${code}`,
  track: 'certification',
  certificate_name: '证明',
  authority_name: '常澄市卫生健康委员会',
  level: '3',
  mode: 'commitment',
  legal_basis: '《条例》第一条',
  ...more,
});

/** An office whose list holds the rows given, published. */
async function officeWith(...rows: readonly Cells[]): Promise<Office> {
  const office = await makeOffice();
  writeFileSync(office.path('items.csv'), csv(rows));
  for (const line of ['item import items.csv --batch b1', 'item publish b1']) {
    const done = await office.run(line);
    if (done.code !== 0) throw new Error(done.err);
  }
  return office;
}

async function take(
  office: Office,
  rows: readonly Cells[],
  flags = '',
): Promise<{ code: number; json: unknown }> {
  writeFileSync(office.path('bundles.csv'), csv(rows));
  const done = await office.run(`bundle import bundles.csv ${flags} --format json`);
  return { code: done.code, json: done.json() };
}

const json = async (office: Office, line: string): Promise<unknown> =>
  (await office.run(`${line} --format json`)).json();

const birth = { bundle_code: 'CS', bundle_name: '新生儿出生一件事' };

describe('bundle import', () => {
  test('the same file again changes nothing, a changed one what it changes', async () => {
    const office = await officeWith(item('A'), item('B'), item('C'));
    const rows = [
      {
        ...birth,
        item_code: 'A',
        step: '受理',
        lead: '市卫健委',
        limit_before: '6工作日',
        limit_after: '2小时',
      },
      { ...birth, item_code: 'B' },
    ];
    expect(await take(office, rows, '--dry-run')).toMatchObject({ json: { added: 2, written: false } });
    expect(await json(office, 'bundle list')).toEqual({ bundles: [], total: 0 });
    expect(await take(office, rows)).toMatchObject({ code: 0, json: { read: 2, added: 2, written: true } });
    expect(await take(office, rows)).toMatchObject({
      code: 0,
      json: { read: 2, added: 0, updated: 0, unchanged: 2, removed: 0, written: false },
    });
    const changed = [
      { ...rows[0], limit_after: '1小时' },
      { ...birth, item_code: 'C' },
    ];
    expect(await take(office, changed as Cells[])).toMatchObject({
      json: { added: 1, updated: 1, unchanged: 0, removed: 1, written: true },
    });
    expect(await json(office, 'bundle show CS')).toMatchObject({
      lead: '市卫健委',
      limit_before: '6wd',
      limit_after: '1h',
      members: [
        { item_code: 'A', step: '受理' },
        { item_code: 'C', step: null },
      ],
    });
  });

  test('an item that is on no list is a foreign key of its row, and every bad row is told at once', async () => {
    const office = await officeWith(item('A'), item('B'), item('C'));
    const rows = [
      { ...birth, item_code: 'A' },
      { ...birth, item_code: 'NONE' },
      { ...birth, item_code: 'B', limit_after: '不久' },
      { bundle_code: 'CS', bundle_name: '出生', item_code: 'C' },
      { ...birth, item_code: 'A' },
    ];
    const { code, json: summary } = await take(office, rows);
    expect(code).toBe(3);
    expect(summary).toMatchObject({
      read: 5,
      added: 1,
      rejected: 4,
      written: false,
      problems: [
        { line: 3, column: 'item_code', code: 'foreign-key', value: 'NONE' },
        { line: 4, column: 'limit_after', code: 'type-error' },
        { line: 5, column: 'bundle_name', code: 'constraint-error', value: '出生' },
        { line: 6, code: 'unique-error' },
      ],
    });
    expect(await json(office, 'bundle list')).toMatchObject({ total: 0 });
  });

  test('--skip-invalid writes the good rows and throws nobody out, the rejects come back', async () => {
    const office = await officeWith(item('A'), item('B'));
    await take(office, [
      { ...birth, item_code: 'A' },
      { ...birth, item_code: 'B' },
    ]);
    const rows = [
      { ...birth, item_code: 'A', step: '受理' },
      { ...birth, item_code: 'BB' },
    ];
    const { code, json: summary } = await take(office, rows, '--skip-invalid --rejects bad.csv');
    expect(code).toBe(3);
    expect(summary).toMatchObject({ updated: 1, rejected: 1, removed: 0, written: true });
    expect(readFileSync(office.path('bad.csv'), 'utf8')).toContain('BB');
    expect(await json(office, 'bundle show CS')).toMatchObject({
      members: [{ item_code: 'A', step: '受理' }, { item_code: 'B' }],
    });
  });

  test('is one act in the ledger, which stays sound', async () => {
    const office = await officeWith(item('A'));
    await take(office, [{ ...birth, item_code: 'A' }]);
    const shown = (await json(office, 'ledger show --act bundle.import')) as { entries: { text: string }[] };
    expect(shown.entries).toHaveLength(1);
    expect(JSON.parse(shown.entries[0]?.text ?? '')).toMatchObject({
      act: 'bundle.import',
      data: { bundles: ['CS'], read: 1, added: 1, removed: 0, leaves: 1 },
    });
    expect((await office.run('ledger verify')).code).toBe(0);
    expect((await office.run('db check')).code).toBe(0);
  });
});

describe('bundle show and list', () => {
  test('Wenzhou, newborn: 29 to 5 materials, 6 working days to 2 hours', async () => {
    const office = await officeWith(
      item('A', { materials: '申请表；母亲身份证；父亲身份证', materials_before: '12' }),
      item('B', {
        materials: '申请表；户口簿（容缺）；父亲 身份证',
        materials_before: '9',
        authority_name: '常澄市公安局',
      }),
      item('C', {
        materials: '《结婚证》；户口簿',
        materials_before: '8',
        authority_name: '常澄市医疗保障局',
      }),
    );
    await take(
      office,
      ['A', 'B', 'C'].map((item_code) => ({
        ...birth,
        item_code,
        limit_before: '6工作日',
        limit_after: '2小时',
      })),
    );
    expect(await json(office, 'bundle show CS')).toMatchObject({
      bundle_code: 'CS',
      items: 3,
      departments: 3,
      materials_before: 29,
      materials_after: 5,
      materials_cut: 82.76,
      limit_before: '6wd',
      limit_after: '2h',
      time_cut: 95.83,
      materials: [
        { name: '申请表', deferrable: false, items: ['A', 'B'] },
        { name: '母亲身份证', items: ['A'] },
        { name: '父亲身份证', items: ['A', 'B'] },
        { name: '户口簿', deferrable: false, items: ['B', 'C'] },
        { name: '《结婚证》', items: ['C'] },
      ],
      conversion: { working_day_hours: 8 },
      rounding: { mode: 'half_up', decimals: 2 },
    });
    expect((await office.run('bundle show CS')).out).toContain('29 → 5，压减 82.76%');
  });

  test('Wenzhou, retirement: 18 departments, 25 steps, 20 to 5 working days', async () => {
    const items = Array.from({ length: 25 }, (_, i) =>
      item(`T${i + 1}`, { authority_name: `常澄市第${(i % 18) + 1}局` }),
    );
    const office = await officeWith(...items);
    const rows = items.map(({ item_code = '' }, i) => ({
      bundle_code: 'TX',
      bundle_name: '企业职工退休一件事',
      item_code,
      step: `第${i + 1}环节`,
      limit_before: '20工作日',
      limit_after: '5工作日',
    }));
    await take(office, rows);
    expect(await json(office, 'bundle list')).toMatchObject({
      bundles: [{ bundle_code: 'TX', items: 25, departments: 18, steps: 25, time_cut: 75 }],
      total: 1,
    });
  });

  test('rounds as policy says', async () => {
    const office = await officeWith(item('A', { materials: '一；二；三；四；五', materials_before: '29' }));
    mkdirSync(office.path('policy'), { recursive: true });
    writeFileSync(
      office.path('policy/reporting.yaml'),
      `rounding:
  - effective_from: 2000-01-01
    effective_to: null
    basis: { zh: 舍去尾数, en: cut off }
    source: design
    value: { mode: truncate, decimals: 2 }
`,
    );
    await take(office, [{ ...birth, item_code: 'A' }]);
    expect(await json(office, 'bundle show CS')).toMatchObject({ materials_cut: 82.75, steps: 0 });
  });

  test('--as-of takes the versions in force that day', async () => {
    const office = await officeWith(item('A', { materials: '一；二', materials_before: '4' }));
    writeFileSync(office.path('new.csv'), csv([item('A', { materials: '一', materials_before: '4' })]));
    await office.run('item import new.csv --batch b2');
    await office.run('item publish b2 --from 2026-10-01');
    await take(office, [{ ...birth, item_code: 'A' }]);
    expect(await json(office, 'bundle show CS')).toMatchObject({ materials_after: 2 });
    expect(await json(office, 'bundle show CS --as-of 2026-10-01')).toMatchObject({ materials_after: 1 });
  });

  test('an unknown code is exit 6', async () => {
    const office = await makeOffice();
    const { code, err } = await office.run('bundle show NONE');
    expect([code, err]).toEqual([6, expect.stringContaining('E_BUNDLE_UNKNOWN')]);
  });

  test('the sample bundles: materials asked for once, times as stated or as their items promise', async () => {
    const office = await makeOffice();
    await office.run(['item', 'import', sampleFile('items.csv'), '--batch', '第一批']);
    await office.run(['item', 'publish', '第一批']);
    const done = await office.run(['bundle', 'import', sampleFile('bundles.csv'), '--format', 'json']);
    expect(done.json()).toMatchObject({ read: 9, added: 9, rejected: 0, written: true });
    expect(await json(office, 'bundle list')).toMatchObject({
      total: 3,
      bundles: [
        {
          bundle_code: 'YJS-01',
          departments: 4,
          steps: 5,
          materials_before: 26,
          materials_after: 13,
          materials_cut: 50,
          time_cut: 92.86,
          visits_before: 12,
          visits_after: 1,
        },
        { bundle_code: 'YJS-02', departments: 1, steps: 4, materials_before: 17, materials_after: 7 },
        { bundle_code: 'YJS-03', limit_before: '10wd', limit_before_from: 'items', time_cut: 100 },
      ],
    });
  });
});
