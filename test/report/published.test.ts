import { describe, expect, test } from 'vitest';
import type { Rounding } from '../../src/kernel/ratio.ts';
import { growth } from '../../src/report/comparison.ts';
import { coverageGroups, type Entry } from '../../src/report/coverage-rules.ts';
import { addUp, noCounts } from '../../src/report/facts.ts';
import { failedIdentity } from '../../src/report/identities.ts';
import { computeFigures } from '../../src/report/rules.ts';
import {
  type DatedVisit,
  planFigures,
  resultCounts,
  supervisionIdentities,
  supervisionIndicators,
} from '../../src/report/supervision/rules.ts';
import type { PlanRow, SupervisionFacts } from '../../src/sample/joint/supervision-facts.ts';
import { supervisionFigures } from '../../src/sample/joint/supervision-figures.ts';
import { facts } from './facts.ts';

/** Figures that offices published (domain 5.2, 8.4, 9), reproduced by the rules of the reports. */
const half: Rounding = { mode: 'half_up', decimals: 2 };
const cut: Rounding = { mode: 'truncate', decimals: 2 };

const visit = (no: number, results: readonly string[], change: Partial<DatedVisit> = {}): DatedVisit => ({
  plan_id: 1,
  unit: String(no),
  object: `S${no}`,
  inspected_on: '2026-03-02',
  results,
  promise: 'true',
  published_day: null,
  is_replaced: false,
  publish_by: '2026-03-30',
  ...change,
});

const visits = (counts: Readonly<Record<string, number>>): DatedVisit[] =>
  Object.entries(counts).flatMap(([result, count]) =>
    Array.from({ length: count }, (_, i) => visit(Number(result) * 100_000 + i, [result])),
  );

const plan = (change: Partial<PlanRow>): PlanRow => ({
  plan_id: 1,
  plan: 'P',
  frozen_on: '2026-03-01',
  population: 1000,
  drawn: 0,
  must: 0,
  replaced: 0,
  assigned: 0,
  unassignable: 0,
  is_joint: false,
  by_grade: false,
  ...change,
});

function supervise(row: PlanRow, found: readonly DatedVisit[], rounding: Rounding, more = {}) {
  const all: SupervisionFacts = {
    plans: [row],
    visits: found,
    joint: [],
    ...more,
  };
  const none = { sent: 0, open: 0, overdue: 0, replied: 0, closed: 0, in_time: 0, reply_days: 0 };
  const figures = supervisionFigures(all, none, rounding);
  const plans = [planFigures(row, found, null, rounding)];
  const failed = supervisionIdentities(plans, found).filter(({ left, right }) => left !== right);
  return { indicators: supervisionIndicators(all, figures, found, '2026-12-31', rounding), plans, failed };
}

describe('supervision', () => {
  test('Tianning 2017: 97 checked = 78 normal + 10 not published + 3 no contact + 6 ordered to correct', () => {
    const found = visits({ 1: 78, 2: 10, 4: 3, 5: 6 });
    expect(resultCounts(found)).toMatchObject({ 1: 78, 2: 10, 3: 0, 4: 3, 5: 6 });
    const { indicators } = supervise(plan({ drawn: 97 }), found, half);
    expect(indicators.problem_rate).toMatchObject({ numerator: 19, denominator: 97, value: 19.59 });
    expect(indicators.completion_rate.value).toBe(100);
  });

  test('Sichuan 2015: 18,880 drawn, 17,759 checked, 1,305 without contact reported as 7.34 %: cut off; 7.88 % of the checked listed', () => {
    const found = visits({ 4: 1305, 1: 17_759 - 1305 });
    const row = plan({ drawn: 18_880, replaced: 18_880 - 17_759 });
    const office = supervise(row, found, cut);
    expect(office.failed).toEqual([]);
    expect(office.indicators.problem_rate.value).toBe(7.34);
    expect(supervise(row, found, half).indicators.problem_rate.value).toBe(7.35);
    const listed = visits({ 8: 1400, 1: 17_759 - 1400 });
    expect(supervise(row, listed, half).indicators.problem_rate.value).toBe(7.88);
  });

  test('Zhanjiang 2015: 39 of 384 reported as 10.15 %: cut off', () => {
    const found = visits({ 5: 39, 1: 345 });
    expect(supervise(plan({ drawn: 384 }), found, cut).indicators.problem_rate.value).toBe(10.15);
    expect(supervise(plan({ drawn: 384 }), found, half).indicators.problem_rate.value).toBe(10.16);
  });

  test('Zhoushan 2024: of 6,789 visits planned 4,083 were saved, 60.14 %', () => {
    const joint = [{ name: '综合查一次', planned: 6789, visits: 6789 - 4083 }];
    const { indicators } = supervise(plan({}), [], half, { joint });
    expect(indicators.visits_saved.value).toBe(4083);
    expect(indicators.visits_saved_rate).toMatchObject({ value: 60.14, numerator: 4083, denominator: 6789 });
  });

  test('results are in time up to the last day, and asked for only once it is over', () => {
    const found = [
      visit(1, ['1'], { published_day: '2026-03-30' }),
      visit(2, ['1'], { published_day: '2026-03-31' }),
      visit(3, ['1']),
      visit(4, ['1'], { publish_by: '2027-01-15' }),
    ];
    const { indicators } = supervise(plan({ drawn: 4 }), found, half);
    expect(indicators.published_in_time_rate).toMatchObject({ numerator: 1, denominator: 3 });
  });

  test('more results than visits of the plans is refused', () => {
    const { failed } = supervise(
      plan({ drawn: 1 }),
      [visit(1, ['1']), visit(2, ['1'], { plan_id: 2 })],
      half,
    );
    expect(failed.map(({ of }) => of)).toEqual(['plan: visited']);
    const over = supervise(plan({ drawn: 1 }), [visit(1, ['1']), visit(2, ['1'])], half);
    expect(over.failed.map(({ name }) => name)).toEqual(['drawn']);
  });
});

describe('the list', () => {
  const entry = (i: number, mode: Entry['mode']): Entry => ({
    item_code: `I${i}`,
    service_code: null,
    mode,
    authority_name: '行政审批局',
    level: 3,
    domain: null,
    track: 'certification',
    batch: 'b',
    visits_after: 1,
  });

  test('Tangshan to mid-2023: 35 of 164 items on commitment, 21.34 %', () => {
    const list = Array.from({ length: 164 }, (_, i) => entry(i, i < 35 ? 'commitment' : 'ordinary'));
    const [first] = coverageGroups(list, 'mode', 'commitment', 'entries', half);
    expect(first).toMatchObject({ key: 'commitment', count: 35, total: 164, share: 21.34 });
  });
});

describe('the figures of a quarter (Wenzhou)', () => {
  const business = (other: number) => {
    const groups = [412_000, 894_000, other].map((cases, i) => ({
      ...noCounts,
      key: String(i),
      item_name: null,
      authority_name: null,
      cases,
      commitment_cases: cases,
    }));
    const total = { ...addUp([]), cases: 1_313_000, commitment_cases: 1_313_000 };
    return {
      ...facts,
      total,
      byMode: { commitment: 1_313_000, data_query: 0, dept_verify: 0, ordinary: 0 },
      byTrack: { certification: 0, licence: 0, material: 0 },
      groups: { authority: groups, level: groups, track: groups, channel: groups, item: groups },
      flow: {
        ...facts.flow,
        open_start: 0,
        accepted: 1_313_000,
        completed: 1_313_000,
        withdrawn: 0,
        open_end: 0,
      },
    };
  };

  test('412,000 + 894,000 are not 1.313 million: refused until the 7,000 of other types are there', () => {
    expect(failedIdentity(business(0))).toMatchObject({
      name: 'rows_to_total',
      left: 1_306_000,
      right: 1_313_000,
    });
    expect(failedIdentity(business(7_000))).toBeNull();
    expect(computeFigures(business(7_000), half).by_level.map(({ part }) => part)).toEqual([
      31.38, 68.09, 0.53,
    ]);
  });

  test.each([
    [1_313_000, 1_119_352, 17.3],
    [412_000, 347_914, 18.42],
    [894_000, 764_168, 16.99],
  ])('%i after %i is growth by %d %%', (now, then, percent) => {
    expect(growth(now, then, half)).toBe(percent);
  });
});
