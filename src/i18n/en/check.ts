import type { Translation } from '../types.ts';
import type * as zh from '../zh/check.ts';

const outcomes = {
  true: 'true',
  partly: 'partly untrue',
  untrue: 'untrue',
  unverifiable: 'cannot be verified',
};

export const check = {
  outcomes,
  methods: {
    online: 'online',
    assist: 'by another department',
    document: 'by documents',
    onsite: 'on site',
    publicity: 'by publication',
    daily: 'found in daily supervision',
    exempt: 'exempt',
  },
  fields: {
    case_no: 'Case no.',
    item_name: 'Item name',
    authority_name: 'Authority',
    method: 'Method',
    outcome: 'Outcome',
    checked_on: 'Checked on',
    detail: 'Detail',
    decided_at: 'Decided',
    actor: 'Actor',
  },
  record: {
    summary: "Record the result of checking a case's promise",
    outcome: 'outcome: true, partly, untrue, unverifiable',
    method: 'method: online, assist, document, onsite, publicity, daily, exempt',
    at: 'day of the check (YYYY-MM-DD, default: today)',
    detail: 'detail',
    askOutcome: 'Outcome',
    askMethod: 'Method',
    done: ({ caseNo, outcome }) => `The check of case ${caseNo} is recorded: ${outcome}.`,
    untrue: ({ caseNo }) =>
      `Untrue is for a person to judge and no breach by itself. To open one: chengnuo credit breach --subject ID-NUMBER --case ${caseNo} --kind false_promise --seriousness general --facts "…"`,
    exempted: ({ caseNo }) =>
      `Case ${caseNo} is exempt from checking, with its reason; it stays under daily supervision.`,
    remedy: ({ commands }) => `What may follow: ${commands.join('; ')}`,
    unverifiable: 'What cannot be verified is not untrue and is never a breach; another method may be tried.',
  },
  list: {
    summary: 'List checks',
    outcome: 'outcome',
    method: 'method',
    from: 'checked from',
    to: 'checked to',
    exempt: 'list cases exempt from checking, with the reason (--from and --to are days of decision)',
    reason: 'Why exempt',
    byList: ({ basis }) => `the item list says so (${basis})`,
  },
  due: {
    summary:
      'List what is due: checks of promises, replies of other authorities, corrections to be re-checked',
    on: 'by this day (YYYY-MM-DD, default: today)',
    kind: 'Kind',
    number: 'Number',
    who: 'Authority',
    since: 'Since',
    due: 'Due',
    signal: 'Signal',
    kinds: { check: 'check', request: 'request', rectification: 'correction' },
  },
} satisfies Translation<typeof zh.check>;

export const checkErrors = {
  E_CHECK_EXEMPT: {
    message: 'An exemption from checking has no outcome, and needs its reason.',
    hint: 'Leave --outcome out and give the reason: chengnuo check record CASE --method exempt --detail REASON',
  },
  E_CHECK_NO_PROMISE: {
    message: ({ case_no }) =>
      `Case ${case_no} holds nothing to check (ordinary procedure, not signed, or withdrawn).`,
    hint: ({ case_no }) => `See where it stands: chengnuo case show ${case_no}`,
  },
  E_CHECK_TIME_ORDER: {
    message: ({ case_no, day }) => `The day given, ${day}, is before case ${case_no} was received.`,
    hint: 'Correct --at and run it again.',
  },
} satisfies Translation<typeof zh.checkErrors>;
