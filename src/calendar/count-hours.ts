import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type Day, type Instant, officeDay, officeInstant, officeIso } from '../kernel/time.ts';
import { nextWorkingDay } from './count-days.ts';
import type { Walk } from './walk.ts';

const timeOf = (instant: Instant): string => officeIso(instant).slice(11, 16);

/** Civil Code Art. 201: a limit in hours or minutes starts at once and runs through nights and holidays. */
export function runThrough(walk: Walk, from: Instant, ms: number): Result<Instant, AppError> {
  const end = new Date(Date.parse(from) + ms).toISOString();
  walk.note(officeDay(from), true, (words) => words.why.startsAtOnce({ time: timeOf(from) }));
  walk.note(officeDay(end), true, (words) => words.why.endsAt({ time: timeOf(end) }));
  return ok(end);
}

/** The same time counted in business hours only. */
export function runInOfficeHours(walk: Walk, from: Instant, ms: number): Result<Instant, AppError> {
  let day = officeDay(from);
  const first = openDay(walk, day);
  if (!first.ok) return first;
  day = first.value;
  for (let left = ms; ; ) {
    for (const slot of walk.rules.slots) {
      const opens = Math.max(Date.parse(officeInstant(day, slot.from)), Date.parse(from));
      const used = Math.min(left, Date.parse(officeInstant(day, slot.to)) - opens);
      if (used <= 0) continue;
      const [start, end] = [opens, opens + used].map((at) => new Date(at).toISOString());
      walk.note(day, true, (words) =>
        words.why.office({
          from: timeOf(start ?? from),
          to: timeOf(end ?? from),
          minutes: Math.round(used / 60_000),
        }),
      );
      left -= used;
      if (left <= 0 && end !== undefined) return ok(end);
    }
    const next = nextWorkingDay(walk, day);
    if (!next.ok) return next;
    day = next.value;
  }
}

/**
 * Half days as slots: received in the morning (or before opening), half a day ends at closing; received later, at the end of the
 * next working day's morning; a receipt on a day off counts as received at the next opening (domain 7.2).
 */
export function countHalfDays(walk: Walk, from: Instant, halves: number): Result<Instant, AppError> {
  const [morning, afternoon] = walk.rules.slots;
  const received = officeDay(from);
  const opened = openDay(walk, received);
  if (!opened.ok) return opened;
  let day = opened.value;
  // Closed for lunch counts as afternoon: the morning's work is over.
  let isAfternoon = day === received && officeIso(from).slice(11, 19) >= morning.to;
  walk.note(day, false, ({ why }) =>
    why.slotOfReceipt({
      time: day === received ? timeOf(from) : morning.from,
      slot: isAfternoon ? why.afternoon : why.morning,
    }),
  );
  for (let number = 1; number <= halves; number++) {
    if (isAfternoon) {
      const next = nextWorkingDay(walk, day);
      if (!next.ok) return next;
      day = next.value;
    }
    isAfternoon = !isAfternoon;
    const slot = isAfternoon ? afternoon : morning;
    const inAfternoon = isAfternoon;
    walk.note(day, true, ({ why }) =>
      why.slotCounted({ slot: inAfternoon ? why.afternoon : why.morning, number, time: slot.to }),
    );
  }
  return ok(officeInstant(day, (isAfternoon ? afternoon : morning).to));
}

/** On the spot = in the same visit: at the latest when the office closes; after closing, at the next working day's closing. */
export function onTheSpot(walk: Walk, from: Instant): Result<Instant, AppError> {
  const closing = walk.rules.slots[1].to;
  const received = officeDay(from);
  let opened = openDay(walk, received);
  if (opened.ok && opened.value === received && from > officeInstant(received, closing)) {
    walk.note(received, false, (words) => words.why.afterClosing({ time: closing }));
    opened = nextWorkingDay(walk, received);
  }
  if (!opened.ok) return opened;
  walk.note(opened.value, true, (words) => words.why.onTheSpot({ time: closing }));
  return ok(officeInstant(opened.value, closing));
}

/** The day itself if the office is open on it, else the next working day. */
function openDay(walk: Walk, day: Day): Result<Day, AppError> {
  const info = walk.look(day);
  if (!info.ok) return info;
  if (info.value.working) return ok(day);
  walk.note(day, false, (words, named) => words.why.closedReceipt({ day: named }));
  return nextWorkingDay(walk, day);
}
