import { expect, test } from 'vitest';
import { parseRate, type Rate } from '../../src/sample/rate.ts';
import { sampleSize } from '../../src/sample/size-rules.ts';

const rate = (text: string): Rate => {
  const read = parseRate(text);
  if (!read) throw new Error(text);
  return read;
};

/**
 * Worked out with Python's `math.comb` and `fractions.Fraction` (no floating point), searching for the smallest n:
 * population, untrue, allowed, size at 95 %, size at 99 %.
 */
const exact = [
  [50, 1, 0, 48, 50],
  [100, 1, 0, 95, 99],
  [100, 10, 0, 25, 36],
  [320, 4, 0, 168, 218],
  [1000, 10, 0, 258, 368],
  [1000, 50, 0, 57, 86],
  [5000, 50, 0, 290, 438],
  [10_000, 100, 0, 294, 448],
  [1000, 11, 1, 364, 468],
  [1000, 51, 3, 143, 181],
  [100_000, 1001, 0, 298, 457],
  [1600, 16, 0, 272, 399],
  [20, 20, 0, 1, 1],
] as const;

test.each(exact)('%i units, %i untrue, %i allowed', (population, untrue, allowed, at95, at99) => {
  for (const [confidence, size] of [
    ['95%', at95],
    ['99%', at99],
  ] as const) {
    const found =
      allowed === 0
        ? sampleSize(population, { kind: 'find', untrue }, rate(confidence))
        : sampleSize(
            population,
            // D = ⌊N·r⌋ + 1 untrue would be too many: the share is the largest that still holds.
            { kind: 'at-most', share: rate(`${(untrue - 1) / population}`), allowed },
            rate(confidence),
          );
    expect(found).toMatchObject({ size, untrue });
    expect(found?.reached).toBeGreaterThanOrEqual(Number.parseFloat(confidence) / 100);
  }
});

test('±5 % at 95 %: 1.959964² · 0.25 / 0.05² = 384.146, of 10,000 then 384.146 / (1 + 383.146/10,000) = 369.98', () => {
  const aim = { kind: 'margin', margin: rate('5%'), expected: rate('50%') } as const;
  expect(sampleSize(999_999_999, aim, rate('95%'))?.size).toBe(385);
  expect(sampleSize(10_000, aim, rate('95%'))?.size).toBe(370);
  expect(sampleSize(1, aim, rate('95%'))?.size).toBe(1);
});

test('what not even all units would serve has no size', () => {
  expect(sampleSize(10, { kind: 'find', untrue: 11 }, rate('95%'))).toBeNull();
  expect(sampleSize(10, { kind: 'at-most', share: rate('10%'), allowed: 2 }, rate('95%'))).toBeNull();
  expect(sampleSize(10, { kind: 'at-most', share: rate('100%'), allowed: 0 }, rate('95%'))).toBeNull();
});

test('large populations are no matter of rounding', () => {
  expect(sampleSize(10_000_000, { kind: 'find', untrue: rate('1%') }, rate('95%'))?.size).toBe(299);
  expect(sampleSize(10_000_000, { kind: 'find', untrue: 1 }, rate('95%'))?.size).toBe(9_500_000);
});
