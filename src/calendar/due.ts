import { appError, type Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { unreachable } from '../kernel/assert.ts';
import { formatLimit, type Limit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import {
  addDays,
  type Day,
  type Instant,
  isDay,
  officeDay,
  officeInstant,
  officeIso,
} from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import { countCalendarDays, countMonths, countWorkingDays, startDay } from './count-days.ts';
import { countHalfDays, onTheSpot, runInOfficeHours, runThrough } from './count-hours.ts';
import { type DueStep, type Pause, startWalk, type Walk, type WalkOptions } from './walk.ts';
import type { Calendar } from './working-days.ts';

export interface Due {
  /** `YYYY-MM-DD` for whole working days, days, months, years; else office time `YYYY-MM-DDTHH:MM:SS+08:00`. */
  readonly due: string;
  /** The count, day by day, from the day of receipt. */
  readonly steps: readonly DueStep[];
  /** A year without a published calendar was counted by weekdays. */
  readonly provisional: boolean;
}

/** A longer limit that was granted: it runs on from the day on which the limit before it ends. */
export interface Extension {
  readonly limit: Limit;
  /** The ground, in the language of the steps. */
  readonly why: string;
}

/** What happened to a clock since the receipt: the deadline is always counted anew from the rule, never moved by hand. */
export interface Incidents {
  readonly pauses?: readonly Pause[];
  readonly extensions?: readonly Extension[];
}

const HOUR_MS = 3_600_000;

/**
 * When a limit ends that starts with a receipt at `from`, with every step explained (contract, sections 4 and 7; domain 7.2).
 * E_CALENDAR_YEAR where a year without a published calendar is needed, E_CALENDAR_LIMIT above 100 years.
 */
export const dueDate = (
  calendar: Calendar,
  from: Instant,
  limit: Limit,
  options: { lang: Lang } & Incidents,
): Result<Due, AppError> => count(calendar, from, limit, { provisional: false, ...options });

/** The same, but a year without calendar is counted by weekdays and the result is marked: for deadlines that are stored. */
export const dueProvisional = (
  calendar: Calendar,
  from: Instant,
  limit: Limit,
  options: { lang: Lang } & Incidents,
): Result<Due, AppError> => count(calendar, from, limit, { provisional: true, ...options });

/** A deadline to store: `dueProvisional` without its steps, for many cases at once. */
export function deadlineOf(
  calendar: Calendar,
  from: Instant,
  limit: Limit,
  incidents: Incidents = {},
): Result<{ due: string; provisional: boolean }, AppError> {
  const counted = count(calendar, from, limit, { provisional: true, lang: null, ...incidents });
  return counted.ok ? ok({ due: counted.value.due, provisional: counted.value.provisional }) : counted;
}

/** The last instant within a deadline: of a day its end, by policy midnight or closing time. */
export function dueEnds(calendar: Calendar, due: string): Instant {
  if (!isDay(due)) return new Date(due).toISOString();
  const rule = regimeOn(calendar.deadlines.last_day_ends, due);
  const hours = regimeOn(calendar.deadlines.business_hours, due);
  if (rule.ok && hours.ok && rule.value.value === 'closing')
    return officeInstant(due, hours.value.value[1].to);
  return new Date(Date.parse(officeInstant(addDays(due, 1))) - 1).toISOString();
}

export const isOverdue = (calendar: Calendar, due: string, at: Instant): boolean =>
  Date.parse(at) > Date.parse(dueEnds(calendar, due));

function count(
  calendar: Calendar,
  from: Instant,
  limit: Limit,
  options: WalkOptions & Incidents,
): Result<Due, AppError> {
  const { extensions = [] } = options;
  const tooLong = [limit, ...extensions.map((extension) => extension.limit)].find(isTooLong);
  if (tooLong !== undefined) {
    return err(appError('E_CALENDAR_LIMIT', { limit: formatLimit(tooLong, options.lang ?? 'en') }));
  }
  const walk = startWalk(calendar, officeDay(from), options);
  if (!walk.ok) return walk;
  let due = run(walk.value, from, limit);
  for (const extension of extensions) {
    if (due.ok) due = extend(walk.value, due.value.slice(0, 10), extension, options.lang ?? 'en');
  }
  if (!due.ok) return due;
  return ok({ due: due.value, steps: walk.value.steps, provisional: walk.value.isProvisional() });
}

function run(walk: Walk, from: Instant, limit: Limit): Result<string, AppError> {
  switch (limit.unit) {
    case 'wd':
      if (!Number.isInteger(limit.amount)) return asTime(runFraction(walk, from, limit.amount));
      return fromDay(walk, from, (start) => countWorkingDays(walk, start, limit.amount));
    case 'd':
      return fromDay(walk, from, (start) => countCalendarDays(walk, start, limit.amount));
    case 'mo':
      return fromDay(walk, from, (start) => countMonths(walk, start, limit.amount));
    case 'y':
      return fromDay(walk, from, (start) => countMonths(walk, start, limit.amount * 12));
    case 'h':
      return asTime(runHours(walk, from, limit.amount * HOUR_MS));
    case 'min':
      return asTime(runHours(walk, from, limit.amount * 60_000));
    case 'on_the_spot':
      return asTime(onTheSpot(walk, from));
    default:
      return unreachable(limit.unit);
  }
}

/** An extension runs on from the day on which the limit ends: that day is its day 0. */
function extend(
  walk: Walk,
  ended: Day,
  { limit, why: ground }: Extension,
  lang: Lang,
): Result<string, AppError> {
  walk.note(ended, false, ({ why }) => why.extended({ limit: formatLimit(limit, lang), why: ground }));
  switch (limit.unit) {
    case 'wd':
      return countWorkingDays(walk, ended, limit.amount, (why, day) => why.countedExtension(day));
    case 'd':
      return countCalendarDays(walk, ended, limit.amount);
    case 'mo':
      return countMonths(walk, ended, limit.amount);
    default:
      return err(appError('E_CALENDAR_LIMIT', { limit: formatLimit(limit, lang) }));
  }
}

function fromDay(
  walk: Walk,
  from: Instant,
  countFrom: (start: Day) => Result<Day, AppError>,
): Result<Day, AppError> {
  const start = startDay(walk, officeDay(from));
  return start.ok ? countFrom(start.value) : start;
}

const runHours = (walk: Walk, from: Instant, ms: number): Result<Instant, AppError> =>
  (walk.rules.hours === 'running' ? runThrough : runInOfficeHours)(walk, from, ms);

function runFraction(walk: Walk, from: Instant, amount: number): Result<Instant, AppError> {
  const { method, hours } = walk.rules.halfDay;
  const halves = amount * 2;
  if (method === 'half_day_slots' && Number.isInteger(halves)) return countHalfDays(walk, from, halves);
  return runInOfficeHours(walk, from, Math.round(halves * hours * HOUR_MS));
}

const asTime = (result: Result<Instant, AppError>): Result<string, AppError> =>
  result.ok ? ok(officeIso(result.value)) : result;

/** A slip of the list, such as 99999年, would count for ever or leave the calendar. */
function isTooLong({ amount, unit }: Limit): boolean {
  const inYears = { wd: 250, d: 366, h: 8784, min: 527_040, mo: 12, y: 1, on_the_spot: 1 }[unit];
  return amount / inYears > 100;
}
