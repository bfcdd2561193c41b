import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { addDays, addMonths, weekday } from '../kernel/time.ts';
import { type Calendar, type DayInfo, publishedDay } from './working-days.ts';

export interface MonthTable {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** Every day of the month; `weekday` 0 = Sunday … 6 = Saturday. */
  readonly days: readonly (DayInfo & { readonly weekday: number })[];
  readonly workingDays: number;
}

/** A month of the office's calendar, day by day. E_CALENDAR_YEAR for a year that is not published. */
export function monthTable(calendar: Calendar, year: number, month: number): Result<MonthTable, AppError> {
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  const end = addMonths(first, 1);
  const days: (DayInfo & { weekday: number })[] = [];
  for (let day = first; day < end; day = addDays(day, 1)) {
    const info = publishedDay(calendar, day);
    if (!info.ok) return info;
    days.push({ ...info.value, weekday: weekday(day) });
  }
  return ok({ year, month, days, workingDays: days.filter(({ working }) => working).length });
}
