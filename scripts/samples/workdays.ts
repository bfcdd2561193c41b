import { publishedDays } from '../../src/calendar/published-days.ts';
import { addDays, type Day, weekday } from '../../src/kernel/time.ts';

/** The working days from `first` to `last`, by the published calendar. */
export function workingDays(first: Day, last: Day): Day[] {
  const { off, work } = publishedDays();
  const days: Day[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const weekend = weekday(day) === 0 || weekday(day) === 6;
    if (work.has(day) || (!weekend && !off.has(day))) days.push(day);
  }
  return days;
}

/** Minutes of the office's day as `HH:MM`. */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
