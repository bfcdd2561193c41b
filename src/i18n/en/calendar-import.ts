import type { Translation } from '../types.ts';
import type * as zh from '../zh/calendar-import.ts';

export const calendarImport = {
  summary:
    'Import days off and make-up days (the yearly notice; --local: closures of this place) and count the deadlines they reach anew',
  local:
    'closures of this place (typhoon, local festival): only these days change, their year is not taken as published',
  years: 'Years published',
  moved: 'Deadlines moved',
  confirmed: 'Provisional ones confirmed',
  done: 'Written. To look at it: chengnuo calendar show YEAR',
  movedTitle: 'These deadlines were counted anew:',
  wouldMove: 'These deadlines would be counted anew:',
  more: (p) => `${p.count} more: see --format json or csv.`,
  no: 'No.',
  what: 'Deadline',
  from: 'From',
  to: 'To',
  fields: {
    deadline: 'deadline',
    check_due: 'check due',
    reply_due: 'reply due',
    materials_due: 'materials due',
    rectify_due: 'correction due',
    defence_until: 'time to defend',
    accept_due: 'acceptance of repair',
    complete_due: 'completion of repair',
    answer_due: 'answer to an objection',
  },
  kinds: { off: 'a day off', work: 'a working day' },
  conflict: (p) =>
    `${p.date} is ${p.known} in the calendar that comes with the program, and ${p.now} in this file; the file holds: look at it again`,
  incomplete: (p) =>
    `${p.year} now counts as published, but the file has no New Year's Day off and may be incomplete; import mere local closures with --local`,
} satisfies Translation<typeof zh.calendarImport>;

export const calendarYear = {
  title: (p) => `${p.year}  ${p.days} working days`,
  unpublished: (p) => `The calendar of ${p.year} is not published; these are only the days imported so far.`,
  months: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  date: 'Date',
  kind: 'Kind',
  name: 'Name',
  source: 'Source',
  none: 'No special days.',
  origins: {
    package: "State Council's yearly notice (comes with the program)",
    national: 'imported notice of the year',
    local: 'local',
  },
} satisfies Translation<typeof zh.calendarYear>;
