import { describe, expect, test } from 'vitest';
import { estimateOverall, estimateStratum, type StratumOutcomes } from '../../src/sample/estimate-rules.ts';
import { clopperPearson, wilson } from '../../src/sample/interval.ts';

/**
 * What `sample_values.py` beside this file works out with whole numbers and fractions alone (`sample-values.test.ts` runs it): untrue,
 * checked, then low and high of Clopper-Pearson and of Wilson at 95 %.
 */
const independent = [
  [81, 263, 0.252736745585, 0.367621922601, 0.255288519878, 0.366209576983],
  [15, 148, 0.057844010083, 0.161650490349, 0.062386399531, 0.160487241723],
  [0, 20, 0, 0.168433470983, 0, 0.161125158053],
  [1, 29, 0.000872646884, 0.177644295489, 0.006113214293, 0.171755218793],
  [29, 29, 0.88055513093, 1, 0.8830302015, 1],
  [3, 320, 0.001937538922, 0.027151805562, 0.003193368736, 0.027196374617],
  [0, 1, 0, 0.975, 0, 0.793450685623],
  [5, 50, 0.033275093589, 0.218135366434, 0.043475764932, 0.213602314375],
] as const;

const cut = (value: number, digits: number) => Number(value.toFixed(digits));

describe('intervals', () => {
  test('7 of 50 as the documentation of SciPy gives it (stats.binomtest(7, 50).proportion_ci())', () => {
    const { low, high } = clopperPearson(7, 50, 0.95);
    expect(low).toBeCloseTo(0.05819170033997342, 11);
    expect(high).toBeCloseTo(0.26739600249700846, 11);
  });

  test.each(independent)('%i of %i to ten digits', (x, n, cpLow, cpHigh, wLow, wHigh) => {
    const exact = clopperPearson(x, n, 0.95);
    const score = wilson(x, n, 0.95);
    for (const [found, known] of [
      [exact.low, cpLow],
      [exact.high, cpHigh],
      [score.low, wLow],
      [score.high, wHigh],
    ] as const)
      expect(found).toBeCloseTo(known, 10);
  });

  test('another confidence: 5 of 50 at 99 %', () => {
    const { low, high } = clopperPearson(5, 50, 0.99);
    expect([cut(low, 10), cut(high, 10)]).toEqual([0.0222178148, 0.2580497288]);
  });
});

const outcomes = (
  stratum: string,
  population: number,
  checked: number,
  untrue: number,
  more: Partial<StratumOutcomes> = {},
): StratumOutcomes => ({
  stratum,
  population,
  drawn: checked,
  checked,
  untrue,
  partly: 0,
  unverifiable: 0,
  ...more,
});

describe('estimates', () => {
  test('a stratified estimate by hand, as exact fractions', () => {
    // W = 3/5 and 2/5; p = 3/5·1/10 + 2/5·1/4 = 4/25; variance 9/25·(1 − 20/600)·(1/10·9/10)/19 + 4/25·(1 − 40/400)·(1/4·3/4)/39.
    const overall = estimateOverall([outcomes('A', 600, 20, 2), outcomes('B', 400, 40, 10)], 0.95);
    const variance = (9 / 25) * (29 / 30) * (0.09 / 19) + (4 / 25) * 0.9 * (0.1875 / 39);
    const size = (0.16 * 0.84) / variance;
    const most = 1 / ((9 / 25) * (29 / 30) * (1 / 20) + (4 / 25) * 0.9 * (1 / 40));
    expect(overall.rate).toBeCloseTo(0.16, 12);
    expect(overall.effective_size).toBeCloseTo(Math.min(size, most), 9);
    expect(overall.method).toBe('stratified-clopper-pearson');
    const { low, high } = clopperPearson(0.16 * Math.min(size, most), Math.min(size, most), 0.95);
    expect(overall.low).toBeCloseTo(low, 12);
    expect(overall.high).toBeCloseTo(high, 12);
    // 160 of 1,000 expected, 12 found.
    expect(overall.unsampled?.untrue).toBeCloseTo(148, 9);
  });

  test('with one stratum and no finding the interval is never narrower than the plain one allows for', () => {
    const one = estimateOverall([outcomes('all', 1_000_000_000, 20, 0)], 0.95);
    expect(one.low).toBe(0);
    expect(one.high).toBeCloseTo(0.168433470983, 6);
  });

  test('a stratum known in full lends no certainty to one of which little is known', () => {
    const { high } = estimateOverall([outcomes('A', 100_000, 10, 0), outcomes('D', 1000, 1000, 0)], 0.95);
    const alone = clopperPearson(0, 10, 0.95).high;
    expect(high).toBeGreaterThan(0.95 * alone);
    expect(high).toBeLessThan(alone);
    const found = estimateOverall([outcomes('A', 100_000, 10, 0), outcomes('D', 1000, 1000, 50)], 0.95);
    expect(found.high).toBeGreaterThan(0.25);
  });

  test('all checked: no interval is left', () => {
    const rows = [outcomes('A', 5, 5, 1), outcomes('B', 4, 4, 0)];
    expect(estimateStratum(outcomes('A', 5, 5, 1), 0.95)).toMatchObject({
      low: 0.2,
      high: 0.2,
      method: 'census',
      small: false,
    });
    const overall = estimateOverall(rows, 0.95);
    expect(overall).toMatchObject({ method: 'census', effective_size: null });
    expect(overall.low).toBeCloseTo(1 / 9, 12);
    expect(overall.high).toBeCloseTo(1 / 9, 12);
  });

  test('those without a result are shown, and what they could mean', () => {
    const row = estimateStratum(outcomes('A', 400, 40, 4, { drawn: 50, unverifiable: 3 }), 0.95);
    expect(row).toMatchObject({ missing: 7, unverifiable: 3, rate: 0.1, small: false });
    expect(row.if_missing).toEqual({ low: 4 / 50, high: 14 / 50 });
    expect(row.unsampled).toMatchObject({ units: 360, untrue: 36 });
  });

  test('a stratum nobody checked is named, not guessed', () => {
    const overall = estimateOverall(
      [outcomes('A', 100, 40, 4), outcomes('B', 100, 0, 0, { drawn: 5 })],
      0.95,
    );
    expect(overall).toMatchObject({ uncovered: ['B'], rate: 0.1, missing: 5 });
    const nothing = estimateOverall([outcomes('B', 100, 0, 0)], 0.95);
    expect(nothing).toMatchObject({ rate: null, low: null, high: null, method: 'none' });
  });
});

test('the overall interval holds the true rate as often as it says, or more', () => {
  // 400 + 100 units, 5 % and 30 % untrue, samples of 40 and 20: hypergeometric counts from a fixed generator.
  let state = 12345;
  const random = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
  const draw = (population: number, untrue: number, size: number) => {
    let [left, bad, hits] = [population, untrue, 0];
    for (let i = 0; i < size; i++) {
      if (random() * left < bad) {
        bad -= 1;
        hits += 1;
      }
      left -= 1;
    }
    return hits;
  };
  const runs = 4000;
  let held = 0;
  for (let i = 0; i < runs; i++) {
    const { low, high } = estimateOverall(
      [outcomes('A', 400, 40, draw(400, 20, 40)), outcomes('D', 100, 20, draw(100, 30, 20))],
      0.95,
    );
    if ((low ?? 1) <= 0.1 && 0.1 <= (high ?? 0)) held += 1;
  }
  expect(held / runs).toBeGreaterThanOrEqual(0.95);
});
