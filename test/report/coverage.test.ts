import { mkdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countUnits,
  coverageGroups,
  type Entry,
  isAbove,
  neededFor,
  parseTarget,
  unknownVisits,
} from '../../src/report/coverage-rules.ts';
import { listOf, put } from '../item/samples.ts';
import { makeOffice, type Office } from '../support/office.ts';

const entry = (change: Partial<Entry>): Entry => ({
  item_code: 'A',
  service_code: null,
  mode: 'commitment',
  authority_name: '教育局',
  level: 3,
  domain: null,
  track: 'certification',
  batch: 'b1',
  visits_after: 1,
  ...change,
});

describe('what is counted', () => {
  const entries = [
    entry({ item_code: 'A', service_code: 'S', mode: 'commitment', visits_after: 0 }),
    entry({ item_code: 'B', service_code: 'S', mode: 'data_query', visits_after: 2 }),
    entry({ item_code: 'C', mode: 'data_query', visits_after: null }),
    entry({ item_code: 'D', mode: 'commitment', visits_after: 1 }),
  ];

  test('entries one by one; services by their code, an entry without one for itself', () => {
    expect(countUnits(entries, 'commitment', 'entries')).toEqual({ total: 4, count: 2 });
    expect(countUnits(entries, 'commitment', 'services')).toEqual({ total: 3, count: 2 });
    expect(countUnits(entries, 'visits', 'entries')).toEqual({ total: 4, count: 2 });
    expect(countUnits(entries, 'visits', 'services')).toEqual({ total: 3, count: 1 });
    expect(unknownVisits(entries, 'entries')).toBe(1);
  });

  test('an item code is never taken for the same service code', () => {
    const two = [entry({ item_code: 'S' }), entry({ item_code: 'A', service_code: 'S' })];
    expect(countUnits(two, 'commitment', 'services').total).toBe(2);
  });

  test('groups of entries add up to the whole, whatever they are grouped by', () => {
    const some = fc.record({
      mode: fc.constantFrom('commitment' as const, 'data_query' as const, 'cancelled' as const),
      level: fc.integer({ min: 1, max: 6 }),
      domain: fc.option(fc.constantFrom('教育', '民政')),
      visits_after: fc.option(fc.nat(3)),
    });
    const rounding = { mode: 'half_up', decimals: 2 } as const;
    fc.assert(
      fc.property(fc.array(some), fc.constantFrom('mode', 'level', 'domain'), (changes, by) => {
        const list = changes.map((change, i) => entry({ ...change, item_code: `I${i}` }));
        const groups = coverageGroups(list, by, 'visits', 'entries', rounding);
        const whole = countUnits(list, 'visits', 'entries');
        expect(groups.reduce((sum, group) => sum + group.total, 0)).toBe(whole.total);
        expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(whole.count);
      }),
    );
  });
});

describe('targets', () => {
  test.each([
    ['40%@2026-03-31', { digits: 40, decimals: 0, by: '2026-03-31' }],
    [' 12.50@2026-03-31 ', { digits: 1250, decimals: 2, by: '2026-03-31' }],
    ['100%@2026-03-31', null],
    ['40%@2026-02-30', null],
    ['40%', null],
    ['-1%@2026-03-31', null],
  ])('%s', (text, target) => {
    expect(parseTarget(text)).toEqual(target);
  });

  test.each([
    [586, '40%', 235],
    [586, '90%', 528],
    [10, '40%', 5],
    [3, '33.33%', 1],
    [3, '33.34%', 2],
    [0, '40%', 1],
  ])('above of %i at %s begins with %i', (total, share, needed) => {
    const target = parseTarget(`${share}@2026-03-31`);
    if (target === null) throw new Error('a target');
    expect(neededFor(total, target)).toBe(needed);
    expect(isAbove({ total, count: needed - 1 }, target)).toBe(false);
    expect(isAbove({ total, count: needed }, target)).toBe(total > 0);
  });
});

describe('report coverage', () => {
  async function listed(): Promise<Office> {
    const office = await makeOffice();
    put(
      office,
      'list.csv',
      listOf(
        { item_code: 'A', service_code: 'S1', visits_after: 1, authority_name: '<甲>局' },
        { item_code: 'B', service_code: 'S1', mode: 'data_query', visits_after: 0 },
        { item_code: 'C', mode: 'dept_verify', level: 4, domain: null },
      ),
    );
    await office.run('item import list.csv --batch b1');
    await office.run('item publish b1 --from 2026-03-01');
    return office;
  }

  test('by default commitment, entries, by mode, as of today', async () => {
    const done = await (await listed()).run('report coverage --format json');
    expect(done.json()).toEqual({
      measure: 'commitment',
      counts: 'entries',
      by: 'mode',
      as_of: '2026-09-16',
      batch: null,
      total: 3,
      count: 1,
      share: 33.33,
      unknown: 0,
      groups: [
        { key: 'commitment', total: 3, count: 1, share: 33.33, part: 33.33 },
        { key: 'data_query', total: 3, count: 1, share: 33.33, part: 33.33 },
        { key: 'dept_verify', total: 3, count: 1, share: 33.33, part: 33.33 },
      ],
      targets: [],
    });
  });

  test('before the list was in force there is nothing, and no share', async () => {
    const done = await (await listed()).run(
      'report coverage --as-of 2026-02-28 --target 40%@2026-02-01 --format json',
    );
    expect(done.code).toBe(0);
    expect(done.json()).toMatchObject({
      total: 0,
      share: null,
      groups: [],
      targets: [{ reached: null, met: false, open: false }],
    });
  });

  test('a draft counts for nothing', async () => {
    const office = await listed();
    put(office, 'more.csv', listOf({ item_code: 'D' }));
    await office.run('item import more.csv --batch b2');
    expect((await office.run('report coverage --format json')).json()).toMatchObject({ total: 3 });
  });

  test('services and visits, with what is not known', async () => {
    const office = await listed();
    const done = await office.run(
      'report coverage --measure visits --count services --by domain --format json',
    );
    expect(done.json()).toMatchObject({
      counts: 'services',
      total: 2,
      count: 1,
      unknown: 1,
      groups: [
        { key: '', total: 1, count: 0, share: 0 },
        { key: '教育', total: 1, count: 1, share: 100, part: 50 },
      ],
    });
    const text = (await office.run('report coverage --measure visits --count services --by domain')).out;
    expect(text).toContain('政务服务事项（同一服务编码计一次）');
    expect(text).toContain('其中 1 项未填现跑动次数');
  });

  test('as files: a page with all text escaped, a table, the document', async () => {
    const office = await listed();
    const done = await office.run(
      'report coverage --by authority --target 30%@2026-12-31 --out out --to html,csv,json,xlsx,pdf --lang en --format json',
    );
    const { files } = done.json() as { files: string[] };
    expect(files.map((file) => file.slice(office.dir.length + 1))).toEqual(
      ['pdf', 'html', 'xlsx', 'csv', 'json'].map(
        (form) => `out/coverage-commitment-authority-2026-09-16.${form}`,
      ),
    );
    const [pdf = '', page = '', , table = '', document = ''] = files.map((file) =>
      readFileSync(file, 'utf8'),
    );
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(page).toContain('&lt;甲&gt;局');
    expect(page).toContain('above 30%');
    expect(page).not.toMatch(/<甲|<script|https?:\/\/(?!www\.w3\.org)/);
    expect(table.startsWith('\ufeffAuthority,Total,By commitment,Share,Part of list\r\n')).toBe(true);
    expect(table).toContain('above 30%,2026-12-31,2026-09-16,33.33% (1/3),1,met');
    expect(JSON.parse(document)).toMatchObject({ by: 'authority', total: 3 });
  });

  test('targets of the policy stand where no flag names any', async () => {
    const office = await listed();
    mkdirSync(office.path('policy'), { recursive: true });
    const period = `effective_from: 2026-01-01\n    effective_to: null\n    basis: { zh: 方案, en: Plan }\n    source: sourced`;
    const targets = [
      `{ measure: commitment, above: 30%, by: 2026-08-31, basis: { zh: 方案第三条, en: "Plan, article 3" } }`,
      `{ measure: visits, above: 90%, by: 2027-06-30, basis: { zh: 方案第四条, en: "Plan, article 4" } }`,
    ];
    const write = (lines: readonly string[]): void => {
      const values = lines.map((line) => `      - ${line}\n`).join('');
      put(office, 'policy/targets.yaml', `coverage:\n  - ${period}\n    value:\n${values}`);
    };
    write(targets);
    const shown = (await office.run('report coverage --format json')).json();
    expect(shown).toMatchObject({
      targets: [{ share: 30, by: '2026-08-31', met: true, basis: { zh: '方案第三条' } }],
    });
    expect((await office.run('report coverage')).out).toContain('方案第三条');
    const flag = await office.run('report coverage --target 40%@2026-08-31 --format json');
    expect(flag.json()).toMatchObject({ targets: [{ share: 40, met: false, basis: null }] });
    write([`{ measure: commitment, above: 100%, by: 2026-08-31, basis: { zh: 方案, en: Plan } }`]);
    const wrong = await office.run('report coverage');
    expect(wrong.err).toContain('E_POLICY_FILE');
    expect(wrong.err).toContain('targets.yaml');
  });

  test.each([
    ['report coverage --target 100%@2026-01-01', 2, 'E_USAGE_VALUE'],
    ['report coverage --target 40', 2, 'E_USAGE_VALUE'],
    ['report coverage --as-of 2026-02-30', 2, 'E_USAGE_VALUE'],
    ['report coverage --to docx', 2, 'E_USAGE_VALUE'],
    ['report coverage --batch none', 6, 'E_ITEM_BATCH_UNKNOWN'],
  ])('%s is refused with %i', async (command, exit, code) => {
    const refused = await (await listed()).run(command);
    expect(refused.code).toBe(exit);
    expect(refused.err).toContain(`[${code}]`);
  });
});
