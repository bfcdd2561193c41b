import { monthOf, type Span, wholeMonths } from './month.ts';

/** `2026-08` for a month, its two days for any other span: for errors, in no language. */
export const spanName = (span: Span): string =>
  wholeMonths(span) === 1 ? monthOf(span.from) : `${span.from} – ${span.to}`;
