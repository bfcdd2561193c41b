import { type Indicator, numberIn } from './indicators.ts';
import type { CsvRow } from './table-document.ts';

/** One figure a line, in codes. */
export const figureColumns = ['scope', 'key', 'id', 'value', 'numerator', 'denominator', 'unit'] as const;

/** The figures of a report that are not split, scope `total`. */
export const totalRows = (indicators: Readonly<Record<string, Indicator>>): CsvRow[] =>
  Object.entries(indicators).map(([key, { id, value, numerator, denominator, unit }]) => [
    ...['total', key, id],
    ...[numberIn(value), numerator, denominator, unit],
  ]);
