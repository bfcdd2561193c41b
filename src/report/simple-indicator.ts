import { type Rounding, ratio } from '../kernel/ratio.ts';
import type { Indicator, Unit } from './indicators.ts';

/** A plain count. */
export const countOf = (value: number, unit: Unit, id: string): Indicator => ({
  value,
  numerator: null,
  denominator: null,
  unit,
  id,
});

/** A rate in percent; null where nothing stands below the line. */
export const shareOf = (
  numerator: number,
  denominator: number,
  id: string,
  rounding: Rounding,
): Indicator => ({
  value: ratio(numerator, denominator, rounding, 100),
  numerator,
  denominator,
  unit: '%',
  id,
});

/** A mean of days. */
export const meanOf = (sum: number, count: number, id: string, rounding: Rounding): Indicator => ({
  value: ratio(sum, count, rounding),
  numerator: sum,
  denominator: count,
  unit: 'days',
  id,
});
