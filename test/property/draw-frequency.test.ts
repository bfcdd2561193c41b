import { expect, test } from 'vitest';
import { startDraw } from '../../src/sample/draw.ts';
import { startTopUp } from '../../src/sample/top-up-rules.ts';

const SEEDS = 10_000;
const quotas = new Map([
  ['A', 1],
  ['B', 4],
  ['C', 6],
]);
const sizes = new Map([
  ['A', 12],
  ['B', 10],
  ['C', 7],
]);
const units = [...sizes].flatMap(([stratum, size]) =>
  Array.from({ length: size }, (_, i) => ({ unit: `${stratum}-${i}`, stratum })),
);

/**
 * Σ(O − E)²/(E(1 − q/N)), times (N − 1)/N: chi-square with N − 1 degrees of freedom for q of N drawn without replacement. Bounds: the
 * 99.99 % quantiles for 11, 9 and 6 degrees (published tables: 37.37, 33.72, 27.86). The seeds are fixed, so this never changes.
 */
const bounds = new Map([
  ['A', 37.37],
  ['B', 33.72],
  ['C', 27.86],
]);

function expectFair(times: ReadonlyMap<string, number>, drawn: ReadonlyMap<string, number>): void {
  for (const [stratum, size] of sizes) {
    const share = (drawn.get(stratum) ?? 0) / size;
    const expected = SEEDS * share;
    const own = units.filter((row) => row.stratum === stratum).map(({ unit }) => times.get(unit) ?? 0);
    expect(own.reduce((a, b) => a + b, 0)).toBe(SEEDS * (drawn.get(stratum) ?? 0));
    const square = own.reduce((sum, count) => sum + (count - expected) ** 2 / (expected * (1 - share)), 0);
    expect((square * (size - 1)) / size, stratum).toBeLessThan(bounds.get(stratum) ?? 0);
  }
}

test('over 10,000 seeds every unit is drawn as often as its plan states, also once topped up', () => {
  const first = new Map<string, number>();
  const both = new Map<string, number>();
  const count = (times: Map<string, number>, unit: string) => times.set(unit, (times.get(unit) ?? 0) + 1);
  const more = { A: 2, B: 1 };
  for (let i = 0; i < SEEDS; i++) {
    const draw = startDraw(`ceremony ${i}`, quotas);
    for (const { unit, stratum } of units) draw.offer(unit, stratum);
    const drawn = draw.result();
    const topUp = startTopUp({ seed: `second ceremony ${i}`, counts: more }, drawn);
    for (const row of units) topUp.offer(row);
    for (const { unit } of drawn) count(first, unit);
    for (const { unit } of [...drawn, ...topUp.result()]) count(both, unit);
  }
  expectFair(first, quotas);
  expectFair(
    both,
    new Map([
      ['A', 3],
      ['B', 5],
      ['C', 6],
    ]),
  );
});
