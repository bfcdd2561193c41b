import { addDays } from '../kernel/time.ts';
import type { Calendar, DayInfo } from './working-days.ts';

export interface YearTable {
  readonly year: string;
  /** False where the State Council's notice of the year is not loaded: then the counts are null, never guessed. */
  readonly published: boolean;
  /** Working days of January to December. */
  readonly months: readonly (number | null)[];
  readonly workingDays: number | null;
  /** The days that differ from plain weekdays and weekends, each with who set it. */
  readonly special: readonly DayInfo[];
}

/** A year of the office's calendar. */
export function yearTable(calendar: Calendar, year: string): YearTable {
  const published = calendar.isPublished(year);
  const counts = Array.from({ length: 12 }, () => 0);
  const special: DayInfo[] = [];
  for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1)) {
    const info = calendar.dayInfo(day);
    const month = Number(day.slice(5, 7)) - 1;
    if (info.working) counts[month] = (counts[month] ?? 0) + 1;
    if (info.origin !== null) special.push(info);
  }
  return {
    ...{ year, published, special },
    months: counts.map((count) => (published ? count : null)),
    workingDays: published ? counts.reduce((sum, count) => sum + count, 0) : null,
  };
}
