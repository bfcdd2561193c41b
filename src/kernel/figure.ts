import { type Rounding, ratio } from './ratio.ts';

/** One figure with what it is made of, as the reports show it. */
export interface Figure<Unit extends string = string> {
  /** Null where the denominator is zero (printed —). */
  readonly value: number | null;
  /** Null for a plain count. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: Unit;
  /** Number in the table of indicators (docs/reports.md). */
  readonly id: string;
}

/** A plain count. */
export const countOf = <Unit extends string>(value: number, unit: Unit, id: string): Figure<Unit> => ({
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
): Figure<'%'> => ({
  value: ratio(numerator, denominator, rounding, 100),
  numerator,
  denominator,
  unit: '%',
  id,
});

/** A mean: of `sum` units over `count` of them. */
export const meanOf = <Unit extends string>(
  sum: number,
  count: number,
  { unit, id }: { readonly unit: Unit; readonly id: string },
  rounding: Rounding,
): Figure<Unit> => ({
  value: ratio(sum, count, rounding),
  numerator: sum,
  denominator: count,
  unit,
  id,
});
