import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeCut, timePair } from '../../src/calendar/time-cut.ts';
import type { Limit } from '../../src/kernel/limit.ts';
import { parseLimit } from '../../src/kernel/limit.ts';
import { flowOf, type SavingsUnit, stockOf } from '../../src/report/savings-rules.ts';

const conversion = {
  working_day_hours: 8,
  day_hours: 24,
  month_days: 30,
  year_days: 365,
  days_per_five_working_days: 7,
  on_the_spot_minutes: 0,
};
const halfUp = { mode: 'half_up', decimals: 2 } as const;
const truncate = { mode: 'truncate', decimals: 2 } as const;

const limit = (text: string): Limit => {
  const parsed = parseLimit(text);
  if (parsed === null) throw new Error(text);
  return parsed;
};

const unit = (change: Partial<SavingsUnit>): SavingsUnit => ({
  materials: null,
  statutory: null,
  previous: null,
  visits: null,
  visits_after: null,
  limits: { statutory: null, previous: null, promised: null },
  ...change,
});

describe('the cuts that places have published', () => {
  test.each([
    ['Changzhou', '10工作日', '20分钟', 99.58],
    ['Jinhua', '42工作日', '3工作日', 92.86],
    ['Wenzhou, rented housing', '90工作日', '30工作日', 66.67],
    ['Wenzhou, rented housing at best', '90工作日', '8工作日', 91.11],
    ['Wenzhou, newborn', '6工作日', '2小时', 95.83],
    ['Wenzhou, retirement', '20工作日', '5工作日', 75],
    ['Wenzhou, funeral', '8小时', '0.5小时', 93.75],
  ])('%s: %s to %s is %f %%', (_place, before, after, cut) => {
    const pair = timePair(limit(before), limit(after), conversion);
    expect(timeCut(pair, halfUp)).toBe(cut);
    expect(stockOf([unit({ previous: pair })], 1, halfUp).time_previous).toMatchObject({ id: 'I9', cut });
  });

  test.each([
    ['Wenzhou, newborn', 29, 5, 82.76],
    ['Jinhua, inheritance of an account', 2, 0, 100],
  ])('%s: %i to %i materials is %f %%', (_place, before, after, cut) => {
    expect(stockOf([unit({ materials: { before, after } })], 1, halfUp).materials).toMatchObject({
      id: 'I8',
      saved: before - after,
      cut,
    });
  });

  test('an office that cuts off prints 92.85 for 42 to 3, and 95.83 for both ways', () => {
    const cut = (before: string, after: string) =>
      timeCut(timePair(limit(before), limit(after), conversion), truncate);
    expect([cut('42wd', '3wd'), cut('10wd', '20min'), cut('6wd', '2h')]).toEqual([92.85, 99.58, 95.83]);
  });
});

describe('the stock', () => {
  test('a cut of several is that of their sums, over those that state both sides', () => {
    const stock = stockOf(
      [
        unit({ materials: { before: 10, after: 1 }, visits: { before: 3, after: 1 }, visits_after: 1 }),
        unit({ materials: { before: 2, after: 2 }, visits_after: 0 }),
        unit({ visits_after: 2 }),
        unit({}),
      ],
      4,
      halfUp,
    );
    expect(stock).toMatchObject({
      items: 4,
      materials: { units: 2, before: 12, after: 3, saved: 9, cut: 75 },
      visits: { units: 1, before: 3, after: 1, saved: 2, cut: 66.67 },
      at_most_one_visit: { id: 'I11', value: 50, numerator: 2, denominator: 4 },
    });
  });

  test('nothing below the line is no share, whether nothing is stated or nothing was asked for', () => {
    const none = stockOf([], 0, halfUp);
    expect([none.materials.cut, none.time_statutory.cut, none.at_most_one_visit.value]).toEqual([
      null,
      null,
      null,
    ]);
    const zero = stockOf([unit({ materials: { before: 0, after: 0 } })], 1, halfUp);
    expect(zero.materials).toMatchObject({ units: 1, before: 0, cut: null });
  });

  test('what became longer is a negative cut', () => {
    const pair = timePair(limit('1wd'), limit('2wd'), conversion);
    expect(stockOf([unit({ statutory: pair })], 1, halfUp).time_statutory.cut).toBe(-100);
  });

  test('the parts of a list add up to the whole, however it is divided', () => {
    const pair = fc.option(fc.record({ before: fc.nat(50), after: fc.nat(50) }));
    const units = fc.array(fc.record({ materials: pair, visits: pair }).map(unit), { maxLength: 12 });
    fc.assert(
      fc.property(units, units, (a, b) => {
        const whole = stockOf([...a, ...b], a.length + b.length, halfUp);
        const parts = [stockOf(a, a.length, halfUp), stockOf(b, b.length, halfUp)];
        for (const key of ['materials', 'visits'] as const) {
          expect(parts.reduce((sum, part) => sum + part[key].saved, 0)).toBe(whole[key].saved);
        }
      }),
    );
  });
});

describe('the flow', () => {
  const counting = { conversion, rounding: halfUp };

  test('time used is weighed by cases; the same day is no time at all', () => {
    const flow = flowOf(
      [{ cases: 4, commitment_cases: 3, papers_saved: 12, visits_saved: 3 }],
      [
        { statutory_limit: '20wd', days: 2, cases: 3 },
        { statutory_limit: '10wd', days: 0, cases: 1 },
      ],
      counting,
    );
    expect(flow).toMatchObject({ cases: 4, commitment_cases: 3, papers_saved: 12, visits_saved: 3 });
    expect(flow.time_actual).toMatchObject({ id: 'I9', units: 4, before: 33600, after: 2880, cut: 91.43 });
  });

  test('without a calendar there is no time used', () => {
    expect(flowOf([], null, counting).time_actual).toBeNull();
  });
});
