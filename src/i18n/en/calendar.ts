import type { Translation } from '../types.ts';
import type * as zh from '../zh/calendar.ts';

export const calendar = {
  kind: {
    weekday: 'working day',
    weekend: 'weekend',
    holiday: 'day off',
    make_up: 'make-up working day',
    guess_weekday: 'Monday to Friday (calendar not published yet, provisional)',
    guess_weekend: 'weekend (calendar not published yet, provisional)',
  },
  named: (p) => `${p.kind} (${p.name})`,
  why: {
    received: 'day of receipt, not counted',
    movedReceipt: 'received on a day off, treated as received on the next working day',
    receivedNextDay: 'treated as the day of receipt, not counted',
    notCounted: (p) => `${p.day}, not counted`,
    counted: (p) => `${p.day}, counted as no. ${p.number}`,
    paused: (p) => `the clock stands still (${p.why}), not counted`,
    pausedTime: (p) => `the clock stands still from ${p.from} to ${p.until} (${p.why}), not counted`,
    slotPaused: (p) => `${p.slot}, the clock stands still (${p.why}), not counted`,
    movedByPauses: (p) => `${p.days} paused days left out`,
    extended: (p) =>
      `the limit ends; extended by ${p.limit} with approval (${p.why}), counted from the next day`,
    countedExtension: (p) => `${p.day}, counted as no. ${p.number} of the extension`,
    calendarDay: (p) => `day no. ${p.number}`,
    corresponding: 'the corresponding day, on which the period ends',
    monthEnd: 'no such day in this month: the period ends on its last day',
    shiftedFrom: (p) => `the last day falls on: ${p.day}; it moves on`,
    and: (p) => `${p.first}; ${p.second}`,
    afterClosing: (p) => `received after closing at ${p.time}: moves to the next working day`,
    shiftedTo: (p) => `${p.day}, the last day moves here`,
    startsAtOnce: (p) => `runs at once from ${p.time}`,
    endsAt: (p) => `ends at ${p.time}`,
    slotOfReceipt: (p) => `received at ${p.time}: counts as received in the ${p.slot}`,
    closedReceipt: (p) => `${p.day}: counts as received when the office next opens`,
    slotCounted: (p) => `${p.slot}, half day no. ${p.number}, until ${p.time}`,
    office: (p) => `office hours ${p.from}–${p.to}, ${p.minutes} minutes counted`,
    onTheSpot: (p) => `on the spot, at the latest by closing time (${p.time})`,
    morning: 'morning',
    afternoon: 'afternoon',
  },
} satisfies Translation<typeof zh.calendar>;

export const calendarErrors = {
  E_CALENDAR_YEAR: {
    message: (p) => `No calendar of ${p.year} is loaded, so whether ${p.day} is a working day is not known.`,
    hint: 'When the State Council has published it, load it with: chengnuo calendar import FILE.',
  },
  E_CALENDAR_LIMIT: {
    message: (p) => `The limit is too long to count: ${p.limit}`,
    hint: 'Check its number and unit; 100 years is the longest.',
  },
} satisfies Translation<typeof zh.calendarErrors>;
