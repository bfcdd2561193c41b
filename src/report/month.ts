import { addDays, addMonths, type Day } from '../kernel/time.ts';

/** A calendar month of the office: `2026-08`. */
export type Month = string;

export interface MonthSpan {
  readonly month: Month;
  readonly first: Day;
  readonly last: Day;
}

/** True for a real month written `YYYY-MM`. */
export const isMonth = (text: string): boolean => /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text);

export function spanOf(month: Month): MonthSpan {
  const first = `${month}-01`;
  return { month, first, last: addDays(addMonths(first, 1), -1) };
}

export const monthOf = (day: Day): Month => day.slice(0, 7);

/** The month `count` months later (earlier for a negative count). */
export const shiftMonth = (month: Month, count: number): Month => monthOf(addMonths(`${month}-01`, count));

/** `count` months that end with `month`, in their order. */
export const monthsUpTo = (month: Month, count: number): Month[] =>
  Array.from({ length: count }, (_, i) => shiftMonth(month, i - count + 1));
