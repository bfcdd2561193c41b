import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { addDays, type Day, weekday } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import { type NamedDay, publishedDays } from './published-days.ts';

/** A day that differs from the package's table, or stands beside it. One row of `calendar_days`. */
export interface CalendarOverlay {
  readonly date: Day;
  /** national: of a year's notice, which makes its year a published one. local: a closure here (typhoon, 三月三), which does not. */
  readonly scope: 'national' | 'local';
  readonly kind: 'off' | 'work';
  readonly name: string;
  readonly source: string;
}

/** weekday and weekend are plain; make_up is a weekend day worked in exchange; guess is a day of a year without calendar. */
export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'make_up' | 'guess_weekday' | 'guess_weekend';

export interface DayInfo {
  readonly date: Day;
  readonly working: boolean;
  readonly kind: DayKind;
  /** Of the holiday, or of the one a make-up day was exchanged for; null on plain days and where an overlay gives none. */
  readonly name: NamedDay | null;
  /** What the overlay names as its basis; null for days of the package's table. */
  readonly source: string | null;
  /** Who set the day: the package's table, an imported notice, a local closure; null on plain days. */
  readonly origin: 'package' | 'national' | 'local' | null;
}

export interface Calendar {
  readonly deadlines: Policy['deadlines'];
  readonly isPublished: (year: string) => boolean;
  /** The day, by the published calendar; where its year has none, by weekday, with a guess_ kind. */
  readonly dayInfo: (day: Day) => DayInfo;
}

/** The office's calendar: the package's table, over it imported notices, over those local closures; policy says what make-up days count. */
export function makeCalendar(overlays: readonly CalendarOverlay[], policy: Policy): Calendar {
  const table = publishedDays();
  const national = overlays.filter(({ scope }) => scope === 'national');
  const local = overlays.filter(({ scope }) => scope === 'local');
  const own = new Map([...national, ...local].map((overlay) => [overlay.date, overlay]));
  const years = new Set([...table.years, ...national.map(({ date }) => date.slice(0, 4))]);
  const known = new Map<Day, DayInfo>();

  const makeUp = (day: Day): boolean => {
    const rule = regimeOn(policy.deadlines.make_up_days, day);
    return !rule.ok || rule.value.value === 'count';
  };

  const find = (day: Day): DayInfo => {
    const isWeekend = weekday(day) === 0 || weekday(day) === 6;
    const overlay = own.get(day);
    const plain = { date: day, name: null, source: null, origin: null };
    const published = { ...plain, origin: 'package' as const };
    if (overlay) {
      const name = overlay.name === '' ? null : { zh: overlay.name, en: overlay.name };
      const source = overlay.source === '' ? null : overlay.source;
      const set = { date: day, name, source, origin: overlay.scope };
      if (overlay.kind === 'off') return { ...set, working: false, kind: 'holiday' };
      if (isWeekend) return { ...set, working: makeUp(day), kind: 'make_up' };
      return { ...set, working: true, kind: 'weekday' };
    }
    if (!years.has(day.slice(0, 4))) {
      return { ...plain, working: !isWeekend, kind: isWeekend ? 'guess_weekend' : 'guess_weekday' };
    }
    const off = table.off.get(day);
    if (off) return { ...published, working: false, kind: 'holiday', name: off };
    const work = table.work.get(day);
    if (work) return { ...published, working: makeUp(day), kind: 'make_up', name: work };
    return { ...plain, working: !isWeekend, kind: isWeekend ? 'weekend' : 'weekday' };
  };

  const dayInfo = (day: Day): DayInfo => {
    const seen = known.get(day);
    if (seen) return seen;
    const found = find(day);
    known.set(day, found);
    return found;
  };
  return { deadlines: policy.deadlines, isPublished: (year) => years.has(year), dayInfo };
}

export const isGuess = (info: DayInfo): boolean =>
  info.kind === 'guess_weekday' || info.kind === 'guess_weekend';

/** The day by a published calendar; E_CALENDAR_YEAR where its year has none: never a silent fall back to weekdays. */
export function publishedDay(calendar: Calendar, day: Day): Result<DayInfo, AppError> {
  const info = calendar.dayInfo(day);
  return isGuess(info) ? err(appError('E_CALENDAR_YEAR', { year: day.slice(0, 4), day })) : ok(info);
}

/** The n-th working day after `day` (before it for a negative n; `day` itself for 0). E_CALENDAR_YEAR. */
export function addWorkingDays(calendar: Calendar, day: Day, count: number): Result<Day, AppError> {
  const step = count < 0 ? -1 : 1;
  let current = day;
  for (let left = Math.abs(count); left > 0; ) {
    current = addDays(current, step);
    const info = publishedDay(calendar, current);
    if (!info.ok) return info;
    if (info.value.working) left -= 1;
  }
  return ok(current);
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier. E_CALENDAR_YEAR. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): Result<number, AppError> {
  const [first, last] = from <= to ? [from, to] : [to, from];
  let count = 0;
  for (let day = first; day < last; ) {
    day = addDays(day, 1);
    const info = publishedDay(calendar, day);
    if (!info.ok) return info;
    if (info.value.working) count += 1;
  }
  return ok(from <= to ? count : count === 0 ? 0 : -count);
}
