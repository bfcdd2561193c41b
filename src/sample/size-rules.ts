import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { chanceOfAtMost, type Fraction, toNumber } from './hypergeometric.ts';
import { quota, type Rate } from './rate.ts';

/** What a sample is to show; each has one formula, printed beside the size. */
export type SizeAim =
  /** At least one of the untrue promises comes into the sample, if there are this many (a share counts as ⌈N·share⌉). */
  | { readonly kind: 'find'; readonly untrue: number | Rate }
  /** Finding no more than `allowed` shows that no more than this share is untrue. */
  | { readonly kind: 'at-most'; readonly share: Rate; readonly allowed: number }
  /** The share is estimated within `margin`; `expected` is what it is thought to be. */
  | { readonly kind: 'margin'; readonly margin: Rate; readonly expected: Rate };

export interface SampleSize {
  readonly size: number;
  /** The number of untrue promises that the size was worked out for; null where the aim names none. */
  readonly untrue: number | null;
  /** The confidence that this size reaches, between 0 and 1; for an exact aim at least the one asked for. */
  readonly reached: number;
}

/**
 * The formulas as they are printed. N population, n size, D untrue in it, k found, c confidence, z normal quantile.
 * find, at-most: hypergeometric distribution, exact; margin: normal approximation with finite-population correction.
 */
export const sizeFormulas: Readonly<Record<SizeAim['kind'], string>> = {
  find: 'min n: C(N−D, n) / C(N, n) ≤ 1 − c',
  'at-most': 'min n: Σ(x=0..k) C(D, x)·C(N−D, n−x) / C(N, n) ≤ 1 − c, D = ⌊N·r⌋ + 1',
  margin: 'n = ⌈n₀ / (1 + (n₀ − 1)/N)⌉, n₀ = z²·p·(1 − p)/e²',
};

/** The smallest sample that serves the aim with this confidence (above 0, below 1); null where not even all units would. */
export function sampleSize(population: number, aim: SizeAim, confidence: Rate): SampleSize | null {
  if (aim.kind === 'margin') return sizeForMargin(population, aim.margin, aim.expected, confidence);
  if (aim.kind === 'find') {
    const untrue = typeof aim.untrue === 'number' ? aim.untrue : quota(population, aim.untrue);
    return exactSize(population, untrue, 0, confidence);
  }
  const { numerator, denominator } = aim.share;
  const tooMany = Number((BigInt(population) * numerator) / denominator) + 1;
  return exactSize(population, tooMany, aim.allowed, confidence);
}

/** The smallest n with P(X ≤ allowed) ≤ 1 − c. The chance falls as n grows, so that halving finds it. */
function exactSize(population: number, untrue: number, allowed: number, confidence: Rate): SampleSize | null {
  if (untrue > population || allowed >= untrue) return null;
  const missed = (size: number): Fraction => chanceOfAtMost(population, untrue, size, allowed);
  const enough = (size: number): boolean => isWithin(missed(size), confidence);
  let low = allowed; // never enough: so few cannot hold more than `allowed`
  let high = allowed + 1;
  while (high < population && !enough(high)) {
    low = high;
    high = Math.min(population, high * 2);
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return { size: high, untrue, reached: 1 - toNumber(missed(high)) };
}

/** p ≤ 1 − c, in whole numbers. */
const isWithin = (p: Fraction, c: Rate): boolean =>
  p.numerator * c.denominator <= (c.denominator - c.numerator) * p.denominator;

function sizeForMargin(population: number, margin: Rate, expected: Rate, confidence: Rate): SampleSize {
  const p = Number(expected.numerator) / Number(expected.denominator);
  const e = Number(margin.numerator) / Number(margin.denominator);
  const c = Number(confidence.numerator) / Number(confidence.denominator);
  const z = normalQuantile((1 + c) / 2, 0, 1);
  const endless = (z * z * p * (1 - p)) / (e * e);
  // A hair below a whole number is that number: the quantile has but sixteen digits.
  const size = Math.ceil(endless / (1 + (endless - 1) / population) - 1e-9);
  return { size: Math.min(population, Math.max(1, size)), untrue: null, reached: c };
}
