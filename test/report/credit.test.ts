import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import type { BreachRow, CreditFacts } from '../../src/report/credit/facts.ts';
import { creditFigures, creditIdentities } from '../../src/report/credit/rules.ts';
import { makeOffice, type Office } from '../support/office.ts';

const half = { mode: 'half_up', decimals: 2 } as const;

const breach = (breach_id: number, change: Partial<BreachRow> = {}): BreachRow => ({
  breach_id,
  kind: 'false_promise',
  seriousness: 'general',
  state: 'decided',
  authority_name: '甲局',
  notified_on: '2026-02-01',
  decided_on: '2026-02-10',
  dismissed_on: null,
  dismissed_as: null,
  repaired_on: null,
  lifted_on: null,
  earliest_repair: '2026-05-10',
  item_code: 'A',
  item_name: '事项',
  agent: null,
  ...change,
});

const bar = (breach_id: number, subject_id: number, lifted_on: string | null = null) => ({
  ...{ breach_id, subject_id, from_day: '2026-02-10', until_day: null, until_repaired: 1 },
  scope: 'all' as const,
  lifted_on,
});

/** One on record, one repaired, one lifted, one corrected from the start, one of the year before. */
const facts: CreditFacts = {
  span: { from: '2026-01-01', to: '2026-06-30' },
  breaches: [
    breach(1, { agent: { subject_no: 'S320400000007', name: null } }),
    breach(2, { state: 'repaired', repaired_on: '2026-05-20', seriousness: 'minor' }),
    breach(3, { state: 'lifted', lifted_on: '2026-06-01', kind: 'refusal', authority_name: '乙局' }),
    breach(4, { state: 'dismissed', dismissed_as: 'objection', dismissed_on: '2026-03-01' }),
    breach(5, { decided_on: '2025-12-01', notified_on: '2025-11-01', earliest_repair: '2026-12-01' }),
    breach(6, { decided_on: null, state: 'dismissed', dismissed_as: 'excused', dismissed_on: '2026-02-20' }),
  ],
  bars: [bar(1, 11), bar(2, 12, '2026-05-20'), bar(5, 11)],
  repairs: [
    {
      ...{ breach_id: 2, applied_on: '2026-05-11', accepted_on: '2026-05-13', completed_on: '2026-05-20' },
      rejected_on: null,
      broken_on: null,
    },
  ],
  objections: [
    { breach_id: 4, against: 'content', state: 'upheld', filed_on: '2026-02-20', closed_on: '2026-03-01' },
    { breach_id: 1, against: 'period', state: 'open', filed_on: '2026-06-20', closed_on: null },
  ],
};

describe('the rules of the credit report', () => {
  const figures = creditFigures(facts, '2026-06-30', half);
  const value = (key: keyof typeof figures.indicators) => figures.indicators[key].value;

  test('breaches, bars, repairs and objections of the half year', () => {
    expect(value('notified')).toBe(5);
    expect(value('breaches')).toBe(3);
    expect(value('excused')).toBe(1);
    expect(value('on_record')).toBe(2);
    expect([value('bars_new'), value('bars_in_force'), value('subjects_barred')]).toEqual([3, 2, 1]);
    expect(value('repair_days')).toBe(9);
    expect(figures.indicators.repair_rate).toMatchObject({ value: 33.33, numerator: 1, denominator: 3 });
    expect(figures.indicators.upheld_rate).toMatchObject({ value: 100, numerator: 1, denominator: 1 });
    expect([value('objections'), value('objections_open')]).toEqual([2, 1]);
  });

  test('by kind and seriousness, authority and agent', () => {
    expect(figures.by_kind.map(({ key, minor, general }) => [key, minor, general])).toEqual([
      ['false_promise', 1, 1],
      ['broken_promise', 0, 0],
      ['refusal', 0, 1],
    ]);
    expect(figures.by_authority.map(({ key, breaches }) => [key, breaches])).toEqual([
      ['甲局', 2],
      ['乙局', 1],
    ]);
    expect(figures.by_agent).toMatchObject([{ key: 'S320400000007', name: null, breaches: 1 }]);
  });

  test('records at the start, decided and ended add up to those at the end', () => {
    const identities = creditIdentities(facts, figures, '2026-06-30');
    expect(identities.filter(({ left, right }) => left !== right)).toEqual([]);
    expect(identities.find(({ name }) => name === 'records')).toMatchObject({ left: 2, right: 2 });
    // Repaired on a day before it was decided: somebody changed it.
    const wrong = { ...facts, breaches: [breach(1, { state: 'repaired', repaired_on: '2025-01-01' })] };
    const failed = creditIdentities(wrong, creditFigures(wrong, '2026-06-30', half), '2026-06-30');
    expect(failed.find(({ left, right }) => left !== right)?.name).toBe('records');
  });

  test('no rate where there is nothing', () => {
    const none = { ...facts, breaches: [], bars: [], repairs: [], objections: [] };
    const { indicators } = creditFigures(none, '2026-06-30', half);
    for (const key of ['repair_days', 'repair_rate', 'upheld_rate'] as const) {
      expect(indicators[key].value).toBeNull();
    }
  });
});

describe('report credit', () => {
  const PERSON = '320402199001011239';

  async function withBreach(): Promise<Office> {
    const office = await makeOffice();
    const found = await office.run([
      ...['credit', 'breach', '--subject', PERSON, '--name', '王小明', '--type', 'person'],
      ...['--kind', 'false_promise', '--seriousness', 'general', '--facts', '材料不实', '--format', 'json'],
    ]);
    const { breach: no } = found.json() as { breach: string };
    expect((await office.run(`credit notify ${no} --at 2026-09-01`)).code).toBe(0);
    const decided = await office.run(`credit decide ${no} --document 决1 --at 2026-09-10 --defence heard`);
    expect(decided.code).toBe(0);
    return office;
  }

  it('counts what was decided, and never names a person', async () => {
    const office = await withBreach();
    const done = await office.run('report credit --to json,csv,html,pdf,xlsx --out out --format json');
    const shown = done.json() as {
      from: string;
      to: string;
      indicators: Record<string, { value: number }>;
      by_authority: { key: string; breaches: number }[];
      files: string[];
    };
    expect([shown.from, shown.to]).toEqual(['2026-01-01', '2026-09-16']);
    expect(shown.indicators['breaches']?.value).toBe(1);
    expect(shown.indicators['bars_in_force']?.value).toBe(1);
    expect(shown.by_authority).toMatchObject([{ key: '常澄市行政审批局', breaches: 1 }]);
    expect(shown.files).toHaveLength(5);
    const html = readFileSync(shown.files.find((file) => file.endsWith('.html')) ?? '', 'utf8');
    expect(html).toContain('认定失信行为1件，其中虚假承诺1件');
    for (const text of [done.out, html, (await office.run('report credit')).out]) {
      expect(text).not.toMatch(/王小明|320402199001011239/);
    }
    const monthly = (await office.run('report monthly --month 2026-09 --format json')).json() as typeof shown;
    expect(monthly.indicators['breaches']?.value).toBe(1);
  });

  it('counts a span that is not over up to today, and says so', async () => {
    const office = await withBreach();
    const line = 'report credit --from 2026-07-01 --to 2026-12-31';
    const now = '2026-09-05T09:30:00+08:00';
    const early = await office.run(`${line} --format json`, { now });
    expect([early.code, early.err]).toEqual([0, expect.not.stringContaining('error')]);
    const { indicators } = early.json() as { indicators: Record<string, { value: number }> };
    // Notified on the 1st, decided on the 10th: on the 5th there is a notice and no decision yet.
    expect(['notified', 'breaches', 'on_record', 'bars_new'].map((key) => indicators[key]?.value)).toEqual([
      1, 0, 0, 0,
    ]);
    expect((await office.run(line, { now })).out).toContain('报告期尚未结束，数据截至2026年9月5日');
    const later = (await office.run(`${line} --format json`)).json() as { indicators: typeof indicators };
    expect(['breaches', 'on_record', 'bars_new'].map((key) => later.indicators[key]?.value)).toEqual([
      1, 1, 1,
    ]);
  });

  it('stands empty before anything happened, in both languages', async () => {
    const office = await makeOffice();
    const zh = await office.run('report credit --from 2025-01-01 --to 2025-12-31');
    expect(zh.out).toContain('按种类和程度');
    expect(zh.out).not.toContain('分单位情况');
    const en = await office.run('report credit --from 2025-01-01 --to 2025-12-31 --lang en');
    expect(en.out).toContain('Report on Credit');
    expect((await office.run('report credit --from 2027-01-01 --to 2027-12-31')).code).toBe(1);
  });
});
