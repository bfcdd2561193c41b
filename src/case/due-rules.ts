import { dueEnds, dueProvisional } from '../calendar/due.ts';
import type { Calendar } from '../calendar/working-days.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Limit } from '../kernel/limit.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type Day, type Instant, officeDay, officeIso } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';

/** How an open case stands to its deadline: red, yellow (two kinds), none; a paused clock cannot be late. */
const signals = ['overdue', 'today', 'soon', 'in_time', 'paused'] as const;
export type Signal = (typeof signals)[number];

/**
 * The lines between the signals at one moment, as deadlines are compared with them: as text, since a deadline is a day, or a time
 * that begins with its day.
 */
export interface DueLines {
  readonly today: Day;
  /** Office time of this moment: deadlines of today that are times and lie before it are over. */
  readonly now: string;
  /** By policy a day may end at closing time: then deadlines of today are over after it. */
  readonly todayIsOver: boolean;
  /** The last day that counts as near, by the policy `deadlines.warn_before`. */
  readonly soonUntil: Day;
  readonly soon: Limit | null;
}

export function dueLines(calendar: Calendar, at: Instant): Result<DueLines, AppError> {
  const today = officeDay(at);
  const warn = regimeOn(calendar.deadlines.warn_before, today);
  const soon = warn.ok ? warn.value.value : null;
  const until = soon === null ? ok(today) : lastDayWithin(calendar, at, soon);
  if (!until.ok) return until;
  return ok({
    today,
    now: officeIso(at),
    todayIsOver: at > dueEnds(calendar, today),
    soonUntil: until.value,
    soon,
  });
}

/** The last day of a limit that starts now. A year without calendar is counted by weekdays: this is a reminder, no deadline. */
export function lastDayWithin(calendar: Calendar, at: Instant, limit: Limit): Result<Day, AppError> {
  const due = dueProvisional(calendar, at, limit, { lang: 'en' });
  return due.ok ? ok(due.value.due.slice(0, 10)) : due;
}

export function signalOf(
  lines: DueLines,
  { deadline, paused_since }: { readonly deadline: string; readonly paused_since: string | null },
): Signal {
  if (paused_since !== null) return 'paused';
  const { today, now, todayIsOver, soonUntil } = lines;
  if (deadline < today || (deadline > today && deadline < now)) return 'overdue';
  const day = deadline.slice(0, 10);
  if (deadline === today && todayIsOver) return 'overdue';
  if (day === today) return 'today';
  return day <= soonUntil ? 'soon' : 'in_time';
}
