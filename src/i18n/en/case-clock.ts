import type { Translation } from '../types.ts';
import type * as zh from '../zh/case-clock.ts';

const kinds = {
  hearing: 'hearing',
  testing: 'testing',
  expert_review: 'expert review',
  survey: 'on-site survey',
  suspension: 'suspension by law',
};

const steps = {
  pause: 'pause the clock (case pause)',
  resume: 'resume the clock (case resume)',
  extend: 'extend the deadline (case extend)',
};

const signals = {
  overdue: 'overdue',
  today: 'due today',
  soon: 'due soon',
  in_time: 'in time',
  paused: 'paused',
};

export const clock = {
  kinds,
  steps,
  signals,
  pausedSince: 'Paused since',
  because: (p) => `${p.kind}: ${p.reason}`,
  at: 'when it happened, such as 2026-04-15T09:30 (default: now)',
  pause: {
    summary:
      "Pause a case's clock (hearing, testing, expert review, survey, suspension by law): that time is not counted",
    kind: 'kind: hearing, testing, expert_review, survey, suspension (default: suspension)',
    reason: 'why the clock stands still',
    done: (p) => `The clock of case ${p.caseNo} is paused (${p.kind}).`,
    next: (p) => `To go on: chengnuo case resume ${p.caseNo}`,
  },
  resume: {
    summary: "Resume a case's clock; its deadline is counted anew from the rule",
    done: (p) =>
      p.from === p.to
        ? `The clock of case ${p.caseNo} runs again; its deadline is still ${p.to}.`
        : `The clock of case ${p.caseNo} runs again; its deadline moves from ${p.from} to ${p.to}.`,
  },
  extend: {
    summary: "Extend a case's deadline with the approval of the head of the office",
    by: 'by how much, such as 10wd',
    reason: 'why (the applicant must be told)',
    approvedBy: 'who approved it',
    done: (p) =>
      `The deadline of case ${p.caseNo} is extended from ${p.from} to ${p.to}. Tell the applicant why.`,
  },
  whyDue: {
    summary: "Explain day by day how a case's deadline was counted",
    check: 'explain by when the promise must be checked instead',
    noDeadline: (p) => `Case ${p.caseNo} has no deadline.`,
    noCheck: (p) => `Case ${p.caseNo} has no day by which it must be checked.`,
    start: (p) => `Limit ${p.limit}, from the receipt at ${p.from}`,
    startCheck: (p) => `Limit of the check ${p.limit}, from the decision at ${p.from}`,
    due: (p) => `Deadline: ${p.due}`,
    checkDue: (p) => `Check due: ${p.due}`,
    paused: (p) =>
      `The clock stands still since ${p.since}; if it resumed now, the deadline would be ${p.due}.`,
    differs: (p) =>
      `Note: the deadline on record is ${p.stored}; by the rules and the calendar now loaded it would be ${p.counted}.`,
  },
  due: {
    summary: 'List the deadlines of open cases: due today, due soon (yellow), overdue (red)',
    within: 'only those due within this limit, overdue ones included, such as 3wd, 7d',
    overdue: 'only those overdue',
    by: 'counts by clerk or authority: clerk, authority',
    authority: 'only those of one authority',
    clerk: 'only those of one clerk',
    limit: 'how many to show at most (default 200; JSON and CSV: all)',
    group: { clerk: 'Clerk', authority: 'Authority' },
    open: 'open in all',
    signal: 'Signal',
    soonIs: (p) => `Due soon: within ${p.limit}.`,
  },
} satisfies Translation<typeof zh.clock>;

export const clockTimes = {
  paused_at: 'pause',
  resumed_at: 'resumption',
  extended_at: 'extension',
} satisfies Translation<typeof zh.clockTimes>;

export const caseClockErrors = {
  E_CASE_PAUSED: {
    message: (p) => `The clock of case ${p.case_no} stands still since ${p.since} and was not resumed.`,
    hint: (p) => `First resume it: chengnuo case resume ${p.case_no}`,
  },
  E_CASE_NOT_PAUSED: {
    message: (p) => `The clock of case ${p.case_no} is not paused: there is nothing to resume.`,
    hint: (p) => `Its steps: chengnuo case show ${p.case_no}`,
  },
  E_CASE_PAUSE_KIND: {
    message: (p) => `The policy deadlines.pauses has no pause for: ${kinds[p.kind]}.`,
    hint: (p) => `Possible: ${p.allowed.map((kind) => `${kind} (${kinds[kind]})`).join(', ')}.`,
  },
  E_CASE_NO_DEADLINE: {
    message: (p) => `Case ${p.case_no} has no deadline that could be paused or extended.`,
    hint: 'Give the item a promised limit in the list.',
  },
  E_CASE_OVERDUE: {
    message: (p) =>
      `The deadline of case ${p.case_no}, ${p.due}, is over: it can be neither paused nor extended any more.`,
    hint: 'If it was approved in time and is entered late, give that time with --at.',
  },
  E_CASE_EXTENDED: {
    message: (p) =>
      p.times === 0
        ? 'By the policy deadlines.extension no deadline may be extended.'
        : `Case ${p.case_no} was already extended ${p.times === 1 ? 'once' : `${p.times} times`}; the policy deadlines.extension allows no more.`,
    hint: 'Time for a hearing, tests or an expert review is left out with chengnuo case pause.',
  },
  E_CASE_EXTENSION_LONG: {
    message: (p) => `One extension is at most ${p.longestEn}, not ${p.byEn}.`,
    hint: 'The policy deadlines.extension says so.',
  },
} satisfies Translation<typeof zh.caseClockErrors>;
