import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { addDays, addMonths, type Day } from '../kernel/time.ts';
import type { Walk } from './walk.ts';

/** Day 0: the day of receipt, or the next working day where policy moves a receipt on a day off. Never counted itself. */
export function startDay(walk: Walk, receivedOn: Day): Result<Day, AppError> {
  if (walk.rules.receiptOnHoliday === 'counts_from_that_day') {
    walk.note(receivedOn, false, (words) => words.why.received);
    return ok(receivedOn);
  }
  const first = walk.look(receivedOn);
  if (!first.ok) return first;
  if (first.value.working) {
    walk.note(receivedOn, false, (words) => words.why.received);
    return ok(receivedOn);
  }
  walk.note(receivedOn, false, (words) => words.why.movedReceipt);
  const next = nextWorkingDay(walk, receivedOn);
  if (next.ok) walk.note(next.value, false, (words) => words.why.receivedNextDay);
  return next;
}

/** The next working day after `day`; the days off on the way are noted as not counted. */
export function nextWorkingDay(walk: Walk, day: Day): Result<Day, AppError> {
  for (let current = addDays(day, 1); ; current = addDays(current, 1)) {
    const info = walk.look(current);
    if (!info.ok) return info;
    if (info.value.working) return ok(current);
    walk.note(current, false, (words, named) => words.why.notCounted({ day: named }));
  }
}

export function countWorkingDays(walk: Walk, start: Day, amount: number): Result<Day, AppError> {
  let day = start;
  for (let number = 1; number <= amount; number++) {
    const next = nextWorkingDay(walk, day);
    if (!next.ok) return next;
    day = next.value;
    walk.note(day, true, (words, named) => words.why.counted({ day: named, number }));
  }
  return ok(day);
}

export function countCalendarDays(walk: Walk, start: Day, amount: number): Result<Day, AppError> {
  for (let number = 1; number < amount; number++) {
    walk.note(addDays(start, number), true, (words) => words.why.calendarDay({ number }));
  }
  return endOn(walk, addDays(start, amount), (words) => words.calendarDay({ number: amount }));
}

/** Civil Code Art. 202: months and years end on the corresponding day, or on the month's last day where there is none. */
export function countMonths(walk: Walk, start: Day, months: number): Result<Day, AppError> {
  const end = addMonths(start, months);
  const corresponds = end.slice(8) === start.slice(8);
  return endOn(walk, end, (words) => (corresponds ? words.corresponding : words.monthEnd));
}

type WhyWords = Parameters<Parameters<Walk['note']>[2]>[0]['why'];

/** Civil Code Art. 203: a last day on a day off gives way to the next working day. */
function endOn(walk: Walk, end: Day, why: (words: WhyWords) => string): Result<Day, AppError> {
  const info = walk.look(end);
  if (!info.ok) return info;
  if (info.value.working || walk.rules.lastDayOnHoliday === 'stays') {
    walk.note(end, true, (words) => why(words.why));
    return ok(end);
  }
  walk.note(end, true, (words, named) =>
    words.why.and({ first: why(words.why), second: words.why.shiftedFrom({ day: named }) }),
  );
  const next = nextWorkingDay(walk, end);
  if (next.ok) walk.note(next.value, false, (words, named) => words.why.shiftedTo({ day: named }));
  return next;
}
