import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type Day, type Instant, officeDay, officeInstant, officeIso } from '../kernel/time.ts';
import { nextCountedDay, nextWorkingDay } from './count-days.ts';
import type { Pause, Walk } from './walk.ts';

const timeOf = (instant: Instant): string => officeIso(instant).slice(11, 16);
const instantOf = (ms: number): Instant => new Date(ms).toISOString();

/** Civil Code Art. 201: a limit in hours or minutes starts at once and runs through nights and holidays, but not through pauses. */
export function runThrough(walk: Walk, from: Instant, ms: number): Result<Instant, AppError> {
  walk.note(officeDay(from), true, ({ why }) => why.startsAtOnce({ time: timeOf(from) }));
  let end = Date.parse(from) + ms;
  for (const pause of walk.pauses) {
    const stopped = Math.max(Date.parse(pause.from), Date.parse(from));
    if (stopped >= end) break;
    end += Math.max(0, Date.parse(pause.until) - stopped);
    notePause(walk, pause);
  }
  const ends = instantOf(end);
  walk.note(officeDay(ends), true, ({ why }) => why.endsAt({ time: timeOf(ends) }));
  return ok(ends);
}

function notePause(walk: Walk, pause: Pause): void {
  const from = officeIso(pause.from).slice(0, 16).replace('T', ' ');
  const until = officeIso(pause.until).slice(0, 16).replace('T', ' ');
  walk.note(officeDay(pause.from), false, ({ why }) => why.pausedTime({ from, until, why: pause.why }));
}

/** The same time counted in business hours only. */
export function runInOfficeHours(walk: Walk, from: Instant, ms: number): Result<Instant, AppError> {
  let day = officeDay(from);
  const first = openDay(walk, day);
  if (!first.ok) return first;
  day = first.value;
  for (let left = ms; ; ) {
    for (const [opens, closes] of openTimes(walk, day, from)) {
      const used = Math.min(left, closes - opens);
      const [start, end] = [instantOf(opens), instantOf(opens + used)];
      const minutes = Math.round(used / 60_000);
      walk.note(day, true, ({ why }) => why.office({ from: timeOf(start), to: timeOf(end), minutes }));
      left -= used;
      if (left <= 0) return ok(end);
    }
    const next = nextWorkingDay(walk, day);
    if (!next.ok) return next;
    day = next.value;
  }
}

/** When the office is open on a working day and the clock runs, in milliseconds: its slots from the receipt on, without pauses. */
function openTimes(walk: Walk, day: Day, from: Instant): (readonly [number, number])[] {
  const slots = walk.rules.slots.map(
    (slot) =>
      [
        Math.max(Date.parse(officeInstant(day, slot.from)), Date.parse(from)),
        Date.parse(officeInstant(day, slot.to)),
      ] as const,
  );
  const running = walk.pauses.reduce<(readonly [number, number])[]>((times, pause) => {
    const [stop, resume] = [Date.parse(pause.from), Date.parse(pause.until)];
    return times.flatMap(([opens, closes]) => [
      [opens, Math.min(closes, stop)] as const,
      [Math.max(opens, resume), closes] as const,
    ]);
  }, slots);
  return running.filter(([opens, closes]) => opens < closes);
}

/**
 * Half days as slots: received in the morning (or before opening), half a day ends at closing; received later, at the end of the
 * next working day's morning; a receipt on a day off counts as received at the next opening (domain 7.2). A slot in which the
 * clock stood still at any time is not counted.
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
  for (let number = 1; number <= halves; ) {
    if (isAfternoon) {
      const next = nextWorkingDay(walk, day);
      if (!next.ok) return next;
      day = next.value;
    }
    isAfternoon = !isAfternoon;
    const slot = isAfternoon ? afternoon : morning;
    const [inAfternoon, half] = [isAfternoon, number];
    const paused = pausedWithin(walk, officeInstant(day, slot.from), officeInstant(day, slot.to));
    walk.note(day, paused === undefined, ({ why }) => {
      const name = inAfternoon ? why.afternoon : why.morning;
      return paused === undefined
        ? why.slotCounted({ slot: name, number: half, time: slot.to })
        : why.slotPaused({ slot: name, why: paused.why });
    });
    if (paused === undefined) number += 1;
  }
  return ok(officeInstant(day, (isAfternoon ? afternoon : morning).to));
}

const pausedWithin = (walk: Walk, opens: Instant, closes: Instant): Pause | undefined =>
  walk.pauses.find(({ from, until }) => from < closes && until > opens);

/** On the spot = in the same visit: at the latest when the office closes; after closing, at the next working day's closing. */
export function onTheSpot(walk: Walk, from: Instant): Result<Instant, AppError> {
  const closing = walk.rules.slots[1].to;
  const received = officeDay(from);
  let opened = openDay(walk, received);
  if (opened.ok && opened.value === received && from > officeInstant(received, closing)) {
    walk.note(received, false, ({ why }) => why.afterClosing({ time: closing }));
    opened = nextWorkingDay(walk, received);
  }
  if (!opened.ok) return opened;
  const paused = walk.pausedOn(opened.value);
  if (paused !== undefined) {
    walk.note(opened.value, false, ({ why }) => why.paused({ why: paused.why }));
    opened = nextCountedDay(walk, opened.value);
    if (!opened.ok) return opened;
  }
  walk.note(opened.value, true, ({ why }) => why.onTheSpot({ time: closing }));
  return ok(officeInstant(opened.value, closing));
}

/** The day itself if the office is open on it, else the next working day. */
function openDay(walk: Walk, day: Day): Result<Day, AppError> {
  const info = walk.look(day);
  if (!info.ok) return info;
  if (info.value.working) return ok(day);
  walk.note(day, false, ({ why }, named) => why.closedReceipt({ day: named }));
  return nextWorkingDay(walk, day);
}
