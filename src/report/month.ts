import { addDays, addMonths, type Day } from '../kernel/time.ts';

/** A calendar month of the office: `2026-08`. */
export type Month = string;

/** The days a report covers, both included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** True for a real month written `YYYY-MM`. */
export const isMonth = (text: string): boolean => /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text);

export function spanOf(month: Month): Span {
  const from = `${month}-01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

export const monthOf = (day: Day): Month => day.slice(0, 7);

/** The month `count` months later (earlier for a negative count). */
export const shiftMonth = (month: Month, count: number): Month => monthOf(addMonths(`${month}-01`, count));

/** `count` months that end with `month`, in their order. */
export const monthsUpTo = (month: Month, count: number): Month[] =>
  Array.from({ length: count }, (_, i) => shiftMonth(month, i - count + 1));

/** How many whole months a span holds; null where it does not begin and end with a month. */
export function wholeMonths({ from, to }: Span): number | null {
  if (from !== `${monthOf(from)}-01` || to !== spanOf(monthOf(to)).to) return null;
  const ordinal = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return ordinal(to) - ordinal(from) + 1;
}

/** The span of the same length right before: as many months where it holds whole months, else as many days (环比). */
export function previousSpan(span: Span): Span {
  const to = addDays(span.from, -1);
  const months = wholeMonths(span);
  if (months !== null) return { from: `${shiftMonth(monthOf(span.from), -months)}-01`, to };
  const days = (Date.parse(span.to) - Date.parse(span.from)) / 86_400_000;
  return { from: addDays(to, -days), to };
}

/** The same span one year before (同比). */
export function lastYearSpan(span: Span): Span {
  const from = addMonths(span.from, -12);
  return wholeMonths(span) === null
    ? { from, to: addMonths(span.to, -12) }
    : { from, to: spanOf(shiftMonth(monthOf(span.to), -12)).to };
}

/** From 1 January of the span's last year to its end (累计). */
export const runningSpan = ({ to }: Span): Span => ({ from: `${to.slice(0, 4)}-01-01`, to });
