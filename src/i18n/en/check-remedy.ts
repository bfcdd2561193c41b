import type { Translation } from '../types.ts';
import type * as zh from '../zh/check-remedy.ts';
import { cases } from './case.ts';

/** After a check found a promise untrue: terminate, order correction, re-check, revoke. */
const steps = {
  order: 'order correction within a limit',
  recheck: 're-check',
  terminate: 'terminate handling',
  revoke: 'revoke the decision',
};
const standings = {
  none: 'no check found anything untrue',
  found: 'a check found it untrue and nothing was done yet',
  ordered: 'correction is ordered and not re-checked yet',
  corrected: 'it was corrected',
  uncorrected: 'it was not corrected in time',
};

export const checkRemedy = {
  steps,
  standings,
  rechecks: { true: 'corrected', untrue: 'not corrected' },
  fields: {
    due: 'Correction due',
  },
  summary: 'What follows an untrue promise: terminate, order correction, re-check, revoke',
  order: 'order correction within a limit (granted cases)',
  recheck: 're-check: true = corrected, untrue = not corrected',
  terminate: 'terminate handling (cases not decided yet)',
  revoke: 'revoke the decision (granted cases; needs a document number)',
  limit: 'time for the correction, such as 10wd (default: rectification in policy/checks.yaml)',
  until: 'last day for the correction (YYYY-MM-DD)',
  document: 'number of the document',
  detail: 'what is to be corrected, what the re-check found, or why handling ends',
  method: 'method of the re-check',
  at: 'when it happened (default: now)',
  out: 'folder for the paper too (order to correct, revocation)',
  ask: 'What is done',
  askRecheck: 'Result of the re-check',
  askDocument: 'Document by which the decision is revoked',
  oneOf: 'only one of --order, --recheck, --terminate and --revoke',
  limitOrUntil: '--limit or --until, and only with --order',
  ordered: ({ caseNo, due }) => `Case ${caseNo}: correction is ordered by ${due}.`,
  corrected: ({ caseNo }) => `Case ${caseNo}: re-checked and corrected.`,
  uncorrected: ({ caseNo }) => `Case ${caseNo}: re-checked and not corrected.`,
  terminated: ({ caseNo }) => `Handling of case ${caseNo} is terminated.`,
  revoked: ({ caseNo, documentNo }) => `The decision on case ${caseNo} is revoked (${documentNo}).`,
  next: ({ commands }) => `Next: ${commands.join('; ')}`,
  credit: ({ caseNo }) =>
    `Whether it is a breach is for a person to judge: chengnuo credit breach --subject ID-NUMBER --case ${caseNo} --kind false_promise --seriousness general --facts "…"`,
} satisfies Translation<typeof zh.checkRemedy>;

export const checkRemedyErrors = {
  E_CHECK_REMEDY_STEP: {
    message: ({ case_no, step, standing, state }) =>
      `Case ${case_no} is ${cases.states[state]} and ${standings[standing]}: it is not possible to ${steps[step]}.`,
    hint: ({ legal, commands }) =>
      legal.length === 0
        ? 'There is nothing to remedy; results of checks are recorded with chengnuo check record.'
        : `Possible now: ${legal.map((step, i) => `${steps[step as keyof typeof steps]}: ${commands[i]}`).join('; ')}`,
  },
  E_CHECK_REMEDY_RUNNING: {
    message: ({ case_no, due }) =>
      `Case ${case_no}: the time for the correction runs until ${due}; until then it cannot be found uncorrected nor be revoked.`,
    hint: ({ case_no }) =>
      `If it is corrected: chengnuo check remedy ${case_no} --recheck true; else re-check when the time is over.`,
  },
  E_CHECK_REMEDY_TIME: {
    message: ({ case_no, day, after }) => `Case ${case_no}: the day ${day} is before ${after}.`,
    hint: 'Correct --at or --until and run it again.',
  },
} satisfies Translation<typeof zh.checkRemedyErrors>;
