import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { addDays, addMonths, type Day } from '../kernel/time.ts';
import type { Walk, Words } from './walk.ts';

/**
 * Day 0, after which counting starts: the day of receipt, or the next working day where policy moves a receipt on a day off. Where
 * policy counts the first day, day 0 is the day before it.
 */
export function startDay(walk: Walk, receivedOn: Day): Result<Day, AppError> {
  const first = firstDay(walk, receivedOn);
  if (!first.ok) return first;
  if (walk.rules.firstDay === 'counted') return ok(addDays(first.value, -1));
  const moved = first.value !== receivedOn;
  walk.note(first.value, false, ({ why }) => (moved ? why.receivedNextDay : why.received));
  return first;
}

function firstDay(walk: Walk, receivedOn: Day): Result<Day, AppError> {
  if (walk.rules.receiptOnHoliday === 'counts_from_that_day') return ok(receivedOn);
  const info = walk.look(receivedOn);
  if (!info.ok) return info;
  if (info.value.working) return ok(receivedOn);
  walk.note(receivedOn, false, ({ why }) => why.movedReceipt);
  return nextWorkingDay(walk, receivedOn);
}

/** The next working day after `day`; the days off on the way are noted as not counted. */
export function nextWorkingDay(walk: Walk, day: Day): Result<Day, AppError> {
  for (let current = addDays(day, 1); ; current = addDays(current, 1)) {
    const info = walk.look(current);
    if (!info.ok) return info;
    if (info.value.working) return ok(current);
    walk.note(current, false, ({ why }, named) => why.notCounted({ day: named }));
  }
}

/** The same, but for days on which the clock stood still. */
export function nextCountedDay(walk: Walk, day: Day): Result<Day, AppError> {
  for (let current = day; ; ) {
    const next = nextWorkingDay(walk, current);
    if (!next.ok || walk.pausedOn(next.value) === undefined) return next;
    current = next.value;
    notePaused(walk, current);
  }
}

function notePaused(walk: Walk, day: Day): void {
  const pause = walk.pausedOn(day);
  walk.note(day, false, ({ why }) => why.paused({ why: pause?.why ?? '' }));
}

/** How a counted day is spoken of: of the limit itself, or of its extension. */
export type DayWords = (words: Words['why'], day: { day: string; number: number }) => string;

const ofTheLimit: DayWords = (why, day) => why.counted(day);

export function countWorkingDays(
  walk: Walk,
  start: Day,
  amount: number,
  dayWords = ofTheLimit,
): Result<Day, AppError> {
  let day = start;
  for (let number = 1; number <= amount; number++) {
    const next = nextCountedDay(walk, day);
    if (!next.ok) return next;
    day = next.value;
    walk.note(day, true, ({ why }, named) => dayWords(why, { day: named, number }));
  }
  return ok(day);
}

export function countCalendarDays(walk: Walk, start: Day, amount: number): Result<Day, AppError> {
  let day = addDays(start, 1);
  for (let number = 1; ; day = addDays(day, 1)) {
    if (walk.pausedOn(day) !== undefined) {
      notePaused(walk, day);
      continue;
    }
    if (number === amount) return endOn(walk, day, ({ calendarDay }) => calendarDay({ number: amount }));
    const counted = number;
    walk.note(day, true, ({ why }) => why.calendarDay({ number: counted }));
    number += 1;
  }
}

/** Civil Code Art. 202: months and years end on the corresponding day, or on the month's last day where there is none. */
export function countMonths(walk: Walk, start: Day, months: number): Result<Day, AppError> {
  const fromFirst = walk.rules.firstDay === 'counted';
  const first = fromFirst ? addDays(start, 1) : start;
  const same = addMonths(first, months);
  const corresponds = same.slice(8) === first.slice(8);
  let end = fromFirst ? addDays(same, -1) : same;
  let paused = 0;
  if (walk.pauses.length > 0) {
    // Every day on which the clock stood still moves the end by one day, into which a further pause may fall.
    for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) {
      if (walk.pausedOn(day) === undefined) continue;
      notePaused(walk, day);
      end = addDays(end, 1);
      paused += 1;
    }
  }
  return endOn(walk, end, (why) => {
    const reached = corresponds ? why.corresponding : why.monthEnd;
    return paused === 0 ? reached : why.and({ first: reached, second: why.movedByPauses({ days: paused }) });
  });
}

/** Civil Code Art. 203: a last day on a day off gives way to the next working day. */
function endOn(walk: Walk, end: Day, reached: (words: Words['why']) => string): Result<Day, AppError> {
  const info = walk.look(end);
  if (!info.ok) return info;
  if (info.value.working || walk.rules.lastDayOnHoliday === 'stays') {
    walk.note(end, true, ({ why }) => reached(why));
    return ok(end);
  }
  walk.note(end, true, ({ why }, named) =>
    why.and({ first: reached(why), second: why.shiftedFrom({ day: named }) }),
  );
  const next = nextCountedDay(walk, end);
  if (next.ok) walk.note(next.value, false, ({ why }, named) => why.shiftedTo({ day: named }));
  return next;
}
