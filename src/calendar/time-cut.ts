import type { Limit } from '../kernel/limit.ts';
import { type Rounding, ratio } from '../kernel/ratio.ts';
import { type Conversion, comparableMinutes } from './convert.ts';

/** Minutes are added up as whole thousandths, so that a quarter of a 7.5-hour day is exact and sums do not drift. */
const PARTS = 1000;

/** Two lengths of time on one scale, in thousandths of a minute. */
export interface TimePair {
  readonly before: number;
  readonly after: number;
}

/** Two limits by the declared conversion: for comparison and savings only (domain 3.6). */
export function timePair(before: Limit, after: Limit, conversion: Conversion): TimePair {
  const [first, second] = comparableMinutes(before, after, conversion);
  return { before: Math.round(first * PARTS), after: Math.round(second * PARTS) };
}

export const sumPairs = (pairs: readonly TimePair[]): TimePair =>
  pairs.reduce((sum, pair) => ({ before: sum.before + pair.before, after: sum.after + pair.after }), {
    before: 0,
    after: 0,
  });

/** 时限压缩率: (before − after) ÷ before in percent; null where nothing stands before (domain 8.2, I9). */
export const timeCut = ({ before, after }: TimePair, rounding: Rounding): number | null =>
  ratio(before - after, before, rounding, 100);

export const toMinutes = (parts: number): number => parts / PARTS;
