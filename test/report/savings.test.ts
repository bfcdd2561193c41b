import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Office } from '../support/office.ts';
import { makeSampleOffice, sampleFile } from '../support/sample-office.ts';

interface Group {
  key: string;
  items: number;
  cases: number;
  commitment_cases: number;
  papers_saved: number;
  visits_saved: number;
  materials: { saved: number };
}

interface Document {
  total: Group;
  groups: Group[];
}

const savings = async (office: Office, flags = ''): Promise<Document> => {
  const done = await office.run(`report savings ${flags} --format json`);
  expect([done.code, done.err]).toEqual([0, '']);
  return done.json() as Document;
};

describe('report savings', () => {
  test('the sample list: stock of the day, flow of the year so far, and what was declared', async () => {
    const office = await makeSampleOffice();
    expect(await savings(office)).toMatchObject({
      as_of: '2026-09-16',
      from: '2026-01-01',
      to: '2026-09-16',
      by: null,
      rounding: { mode: 'half_up', decimals: 2 },
      conversion: { working_day_hours: 8, days_per_five_working_days: 7 },
      total: {
        items: 52,
        materials: { id: 'I8', unit: 'papers', units: 52, before: 291, after: 158, saved: 133, cut: 45.7 },
        time_statutory: { id: 'I9', unit: 'min', units: 52 },
        visits: { id: 'I10', before: 108, after: 24 },
        at_most_one_visit: { id: 'I11', value: 100, numerator: 52, denominator: 52 },
        cases: 248,
        commitment_cases: 205,
      },
      groups: [],
      files: [],
    });
    const text = (await office.run('report savings')).out;
    expect(text).toContain('1工作日折8小时');
    expect(text).toContain('45.70');
  });

  test('months say the same as the monthly report, and add up to their quarter', async () => {
    const office = await makeSampleOffice();
    const sums = { papers_saved: 0, visits_saved: 0, commitment_cases: 0 };
    for (const [month, last] of [
      ['2026-07', '31'],
      ['2026-08', '31'],
      ['2026-09', '16'],
    ]) {
      const { total } = await savings(office, `--from ${month}-01 --to ${month}-${last}`);
      const monthly = (await office.run(`report monthly --month ${month} --format json`)).json() as {
        indicators: Record<keyof typeof sums, { value: number }>;
      };
      for (const key of Object.keys(sums) as (keyof typeof sums)[]) {
        expect(total[key]).toBe(monthly.indicators[key].value);
        sums[key] += total[key];
      }
    }
    expect((await savings(office, '--from 2026-07-01 --to 2026-09-16')).total).toMatchObject(sums);
  });

  test.each(['authority', 'item', 'track'])('by %s the lines add up to the total', async (by) => {
    const office = await makeSampleOffice();
    const { total, groups } = await savings(office, `--by ${by}`);
    const sum = (read: (group: Group) => number) => groups.reduce((all, group) => all + read(group), 0);
    expect(sum((group) => group.items)).toBe(52);
    expect(sum((group) => group.materials.saved)).toBe(total.materials.saved);
    for (const key of ['cases', 'commitment_cases', 'papers_saved', 'visits_saved'] as const) {
      expect(sum((group) => group[key])).toBe(total[key]);
    }
  });

  test('by bundle: each counts as one, with its own time and shared materials', async () => {
    const office = await makeSampleOffice();
    await office.run(['bundle', 'import', sampleFile('bundles.csv')]);
    expect((await savings(office, '--by bundle')).groups).toMatchObject([
      {
        key: 'YJS-01',
        name: '公民身后一件事',
        items: 5,
        limits: { statutory: '60wd', previous: '42wd', promised: '3wd' },
        materials: { before: 26, after: 13, cut: 50 },
        time_statutory: { cut: 95 },
        time_previous: { cut: 92.86 },
        visits: { before: 12, after: 1 },
      },
      { key: 'YJS-02', items: 2 },
      { key: 'YJS-03', items: 2 },
    ]);
  });

  test('rounds by policy, and prints — where nothing stands below the line', async () => {
    const office = await makeSampleOffice();
    mkdirSync(office.path('policy'), { recursive: true });
    writeFileSync(
      office.path('policy/reporting.yaml'),
      `rounding:
  - effective_from: 2000-01-01
    effective_to: null
    basis: { zh: 舍去尾数, en: cut off }
    source: design
    value: { mode: truncate, decimals: 1 }
`,
    );
    expect((await savings(office)).total).toMatchObject({ visits: { cut: 77.7 } });
    expect((await savings(office, '--as-of 2020-01-01')).total).toMatchObject({
      items: 0,
      materials: { units: 0, cut: null },
      at_most_one_visit: { value: null },
      time_actual: { units: 0, cut: null },
    });
    const { out } = await office.run('report savings --as-of 2020-01-01');
    expect(out).toMatch(/申请材料（清单）.*—/);
  });

  test('a paper shows times in working days, and names the years that lack a calendar', async () => {
    const office = await makeSampleOffice();
    const { out } = await office.run('report savings');
    expect(out).toMatch(/办结时限：法定→承诺（清单）\s+1687\s.*工作日/);
    expect(out).not.toContain('calendar import');
    const header = '办件编号,事项编码,申请人,申请人类型,证件号码,渠道,受理时间,办结时间,办理结果';
    const old = 'ALT-1,CN-RS-0204,王芳,自然人,11010519491231002X,窗口,2001-03-05 09:00,2001-03-06 10:00,准予';
    writeFileSync(office.path('old.csv'), `${header}\n${old}\n`);
    expect((await office.run('case import old.csv')).code).toBe(0);
    const report = await office.run('report savings --from 2001-01-01 --to 2001-12-31 --as-of 2026-09-16');
    expect(report.out).toContain('没有2001年的工作日历');
  });

  test('writes its forms, whole, and names them', async () => {
    const office = await makeSampleOffice();
    const done = await office.run(
      'report savings --to 2026-08-31 --by authority --to pdf,html,csv,json --out out --format json',
    );
    expect(done.json()).toMatchObject({ to: '2026-08-31', as_of: '2026-08-31' });
    for (const form of ['pdf', 'html', 'csv', 'json']) {
      expect(existsSync(office.path('out', `减负成效-2026-08-31.${form}`)), form).toBe(true);
    }
    const read = (form: string) => readFileSync(office.path('out', `减负成效-2026-08-31.${form}`), 'utf8');
    expect(JSON.parse(read('json'))).toMatchObject({ by: 'authority', total: { items: 50 } });
    expect(read('csv')).toMatch(/^\ufeffkey,name,items,materials_units/);
    expect(read('html')).toContain('常澄市教育局');
    expect(read('pdf').startsWith('%PDF-')).toBe(true);
  });

  test('CSV holds a line a group and the total last, every column once', async () => {
    const office = await makeSampleOffice();
    const { out } = await office.run('report savings --by track --format csv');
    const [head = '', ...rows] = out.trimEnd().split('\n');
    expect(new Set(head.split(',')).size).toBe(head.split(',').length);
    expect(rows.map((row) => row.split(',')[0])).toEqual(['certification', 'licence', 'material', 'total']);
  });

  test.each([
    ['--from 2026-09-01 --to 2026-08-01', '--from'],
    ['--to yesterday', '--to'],
    ['--to docx', '--to'],
    ['--as-of 2026-02-30', '--as-of'],
  ])('%s is wrong usage of %s', async (flags, flag) => {
    const office = await makeSampleOffice();
    const { code, err } = await office.run(`report savings ${flags}`);
    expect([code, err]).toEqual([2, expect.stringContaining(flag)]);
  });
});
