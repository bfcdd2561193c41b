import { type Rounding, ratio } from '../kernel/ratio.ts';
import type { Indicator, Value } from './indicators.ts';

/** What an indicator was before, and by how much it changed. */
export interface Comparison {
  /** The span before (环比), and the same span of last year (同比). */
  readonly previous: Value;
  readonly previous_change: Value;
  readonly last_year: Value;
  readonly last_year_change: Value;
  /** `%`: growth in percent, of counts and times. `points`: percentage points, of rates. */
  readonly change_unit: '%' | 'points';
  /** The year so far (累计); null for what is not added up over a year: stocks, and promises due. */
  readonly running: Value;
}

export const notCompared: Comparison = {
  previous: null,
  previous_change: null,
  last_year: null,
  last_year_change: null,
  change_unit: '%',
  running: null,
};

export function compare(
  { value, unit }: Pick<Indicator, 'value' | 'unit'>,
  previous: Value,
  lastYear: Value,
  rounding: Rounding,
): Omit<Comparison, 'running'> {
  const change = unit === '%' ? points : growth;
  return {
    previous,
    previous_change: partwise(value, previous, (now, then) => change(now, then, rounding)),
    last_year: lastYear,
    last_year_change: partwise(value, lastYear, (now, then) => change(now, then, rounding)),
    change_unit: unit === '%' ? 'points' : '%',
  };
}

function partwise(now: Value, then: Value, change: (now: number, then: number) => number | null): Value {
  if (now === null || then === null) return null;
  if (typeof now === 'number') return typeof then === 'number' ? change(now, then) : null;
  if (typeof then === 'number') return null;
  // A part that has no growth (from nothing) is left out: a split holds numbers only.
  const parts = Object.entries(now).flatMap(([part, count]): [string, number][] => {
    const changed = change(count, then[part] ?? 0);
    return changed === null ? [] : [[part, changed]];
  });
  return Object.fromEntries(parts);
}

/** Growth in percent; null from nothing. Means have decimals: both are made whole first, which changes no ratio. */
export function growth(now: number, then: number, rounding: Rounding): number | null {
  const [a, b] = [whole(now, rounding), whole(then, rounding)];
  return ratio(a - b, b, rounding, 100);
}

/** Percentage points between two rates as they are printed, so that a reader who subtracts them finds the same. */
const points = (now: number, then: number, rounding: Rounding): number =>
  (whole(now, rounding) - whole(then, rounding)) / 10 ** rounding.decimals;

const whole = (value: number, { decimals }: Rounding): number => Math.round(value * 10 ** decimals);
