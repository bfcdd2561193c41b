import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

/** Bounds of a rate, between 0 and 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The exact interval of Clopper and Pearson (Biometrika 26, 1934): quantiles of the beta distribution. It never covers less than
 * `confidence` (between 0 and 1). `untrue` and `checked` need not be whole: an effective size is none. `checked` above 0.
 */
export function clopperPearson(untrue: number, checked: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  return {
    low: untrue <= 0 ? 0 : betaQuantile(tail, untrue, checked - untrue + 1),
    high: untrue >= checked ? 1 : betaQuantile(1 - tail, untrue + 1, checked - untrue),
  };
}

/** The score interval of Wilson (JASA 22, 1927): shorter, and right on average rather than always. */
export function wilson(untrue: number, checked: number, confidence: number): Interval {
  const z = normalQuantile((1 + confidence) / 2, 0, 1);
  const rate = untrue / checked;
  const middle = rate + (z * z) / (2 * checked);
  const half = z * Math.sqrt((rate * (1 - rate) + (z * z) / (4 * checked)) / checked);
  const scale = 1 + (z * z) / checked;
  return {
    // At either end the bound is the end itself, whatever the last bit of the arithmetic says.
    low: untrue <= 0 ? 0 : (middle - half) / scale,
    high: untrue >= checked ? 1 : (middle + half) / scale,
  };
}
