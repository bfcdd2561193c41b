import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/i18n/catalogue.ts';
import type { Rounding } from '../../src/kernel/ratio.ts';
import { noCounts, type PeriodFacts } from '../../src/report/facts.ts';
import { failedIdentity, identitiesOf, identityNames } from '../../src/report/identities.ts';
import { isMonth, monthsUpTo, shiftMonth, spanOf } from '../../src/report/month.ts';
import { narrative } from '../../src/report/narrative.ts';
import { periodTables } from '../../src/report/period-tables.ts';
import { computeFigures } from '../../src/report/rules.ts';
import { indicatorLines } from '../../src/report/show-value.ts';
import { facts } from './facts.ts';

const rounding: Rounding = { mode: 'half_up', decimals: 2 };
const { total, flow, byMode, byTrack, groups } = facts;
const noGroups = { authority: [], level: [], track: [], channel: [], item: [] };

const nothing: PeriodFacts = {
  ...facts,
  total: noCounts,
  byMode: { commitment: 0, data_query: 0, dept_verify: 0, ordinary: 0 },
  byTrack: { certification: 0, licence: 0, material: 0 },
  groups: noGroups,
  handling: [],
  trend: [],
};

describe('computeFigures', () => {
  const { indicators, by_authority } = computeFigures(facts, rounding);

  it('gives each figure with its parts, unit and number', () => {
    expect(indicators.commitment_share).toMatchObject({
      value: 55.56,
      numerator: 5,
      denominator: 9,
      unit: '%',
      id: 'I5',
    });
    expect(indicators.cases).toMatchObject({
      value: 9,
      numerator: null,
      denominator: null,
      unit: 'cases',
      id: 'I4',
    });
    expect(indicators.cases_by_mode.value).toEqual(byMode);
  });

  it('takes the untrue rate of what was checked, not of what was due or committed', () => {
    expect(indicators.untrue_rate).toMatchObject({ value: 33.33, numerator: 1, denominator: 3 });
    expect(indicators.check_rate).toMatchObject({ value: 75, numerator: 3, denominator: 4 });
  });

  it('gives mean and median of the handling time', () => {
    expect(indicators.handling_mean).toMatchObject({ value: 0.89, numerator: 8, denominator: 9 });
    expect(indicators.handling_median.value).toBe(1);
    const even = computeFigures(
      {
        ...facts,
        handling: [
          { days: 1, cases: 2 },
          { days: 2, cases: 2 },
        ],
      },
      rounding,
    );
    expect(even.indicators.handling_median.value).toBe(1.5);
    const unknown = computeFigures({ ...facts, handling: null }, rounding);
    expect(unknown.indicators.handling_mean.value).toBeNull();
  });

  it('sorts authorities by their UTF-8 bytes and keeps those without cases', () => {
    expect(by_authority.map(({ authority }) => authority)).toEqual(['市医疗保障局', '甲镇人民政府']);
    expect(by_authority[1]).toMatchObject({ commitment_cases: 0, check_rate: null, untrue_rate: null });
  });

  it('has no rate where nothing stands below the line, and prints —', () => {
    const empty = computeFigures(nothing, rounding);
    for (const key of [
      'commitment_share',
      'choice_rate',
      'on_time_rate',
      'check_rate',
      'untrue_rate',
    ] as const) {
      expect(empty.indicators[key].value).toBeNull();
    }
    const lines = indicatorLines(empty, catalogue('zh'));
    expect(lines.find(({ key }) => key === 'untrue_rate')?.value).toBe('—');
    expect(lines.find(({ key }) => key === 'untrue')?.value).toBe('0');
  });

  it('cuts off where policy says so', () => {
    const cut = computeFigures(facts, { mode: 'truncate', decimals: 2 });
    expect(cut.indicators.commitment_share.value).toBe(55.55);
  });
});

describe('identities (domain 8.3)', () => {
  it('hold in a month that adds up', () => {
    expect(failedIdentity(facts)).toBeNull();
    expect(new Set(identitiesOf(facts).map(({ name }) => name))).toEqual(new Set(identityNames));
  });

  it.each<[(typeof identityNames)[number], PeriodFacts]>([
    ['cases_by_mode', { ...facts, byMode: { ...byMode, ordinary: 2 } }],
    ['commitment_cases', { ...facts, byMode: { ...byMode, commitment: 4, ordinary: 2 } }],
    ['items_by_track', { ...facts, byTrack: { ...byTrack, material: 1 } }],
    ['open_cases', { ...facts, flow: { ...flow, open_end: 3 } }],
    ['completed_cases', { ...facts, flow: { ...flow, completed: 8, withdrawn: 2 } }],
    ['checks_due', { ...facts, total: { ...total, pending: 0 } }],
    ['check_outcomes', { ...facts, total: { ...total, unverifiable: 0 } }],
    ['bars', { ...facts, flow: { ...flow, bars_end: 2 } }],
    ['rows_to_total', { ...facts, groups: { ...groups, authority: groups.authority.slice(1) } }],
    ['rows_to_total', { ...facts, groups: { ...groups, channel: [] } }],
  ])('%s is named when it fails', (name, wrong) => {
    expect(failedIdentity(wrong)?.name).toBe(name);
  });
});

describe('the texts', () => {
  const figures = computeFigures(facts, rounding);

  it('write the month in both languages from the same figures', () => {
    const [zh, zhChecks] = narrative(figures, '某市行政审批局', catalogue('zh'));
    expect(zh).toContain('2026年8月办结9件，环比增长12.50%。');
    expect(zh).toContain('告知承诺5件，占55.56%，比上月提高5.56个百分点');
    expect(zhChecks).toContain('应核查承诺4件，已核查3件，核查率75.00%');
    expect(zhChecks).toContain('尚有1件未核查，涉及市医疗保障局（1件）');
    const [en, enChecks] = narrative(figures, 'The Bureau', catalogue('en'));
    expect(en).toContain('In August 2026, 9 cases were completed (up 12.50% on the month before)');
    expect(enChecks).toContain('4 promises fell due for checking and 3 were checked (75.00%)');
  });

  it('say so where there is nothing to report, and never print a rate without denominator', () => {
    const empty = computeFigures(nothing, rounding);
    for (const lang of ['zh', 'en'] as const) {
      const text = narrative(empty, 'X', catalogue(lang)).join('');
      expect(text).not.toMatch(/NaN|null|undefined|%/);
    }
    expect(narrative(empty, 'X', catalogue('zh'))[0]).toContain('没有办结件');
  });

  it('end the table by authority with the total of its columns', () => {
    const [, , authorities] = periodTables(figures, [], catalogue('zh'));
    expect(authorities?.rows.at(-1)).toEqual([
      ...['合计', '4', '9', '5', '55.56', '4', '3', '75.00', '1', '33.33', '1'],
    ]);
  });
});

describe('months', () => {
  it('know their days', () => {
    expect(spanOf('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(spanOf('2026-12').to).toBe('2026-12-31');
    expect(shiftMonth('2026-01', -12)).toBe('2025-01');
    expect(monthsUpTo('2026-02', 3)).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(['2026-8', '2026-13', '2026-00', '202608', '2026-08-01'].some(isMonth)).toBe(false);
  });
});
