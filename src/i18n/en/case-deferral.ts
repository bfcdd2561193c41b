import type { Translation } from '../types.ts';
import type * as zh from '../zh/case-deferral.ts';

/** Deferred materials: their arrival, the overdue list, more time for force majeure. */
const steps = { postpone: 'give deferred materials more time (case extend --materials)' };

export const deferral = {
  steps,
  within:
    "by when deferred materials must come, such as 3wd (default: the case's promised limit, which it may not exceed)",
  materials: 'extend the time for the deferred materials (force majeure), not the deadline',
  due: 'Materials due',
  awaited: 'Awaited materials',
  asMaterial: 'a material that has come (may be repeated, or separated by ；; default: all)',
  supplied: ({ caseNo, materials }) => `Case ${caseNo}: ${materials} arrived.`,
  complete: ({ caseNo }) => `All deferred materials of case ${caseNo} have arrived.`,
  left: ({ materials, due }) => `Still missing: ${materials}${due === '' ? '' : ` (due ${due})`}`,
  late: ({ due }) => `Note: the materials were due ${due}; they came late.`,
  postponed: ({ caseNo, from, to }) =>
    `The deferred materials of case ${caseNo} are now due ${to} instead of ${from}.`,
  deadlineStays: ({ caseNo, deadline }) =>
    `The deadline stays ${deadline}; where the wait for materials may lawfully stop the clock: chengnuo case pause ${caseNo}.`,
  list: {
    option:
      'list cases whose deferred materials have not all come, with their time (with --overdue or --within: only those)',
    notBy: '--deferred does not go with --by',
  },
} satisfies Translation<typeof zh.deferral>;

export const caseDeferralErrors = {
  E_CASE_MATERIAL_NOT_AWAITED: {
    message: ({ case_no, material }) =>
      material === ''
        ? `${case_no} awaits no material.`
        : `${case_no} does not await the material "${material}".`,
    hint: ({ awaited }) =>
      awaited.length === 0 ? 'All its materials have come.' : `Awaited: ${awaited.join(', ')}.`,
  },
  E_CASE_MATERIALS_LIMIT: {
    message: ({ due, deadline }) =>
      `Deferred materials may not be due (${due}) after the promised deadline of the case (${deadline}).`,
    hint: 'Shorten --deferred-within; whether it may be longer is set by the policy deferral.limit.',
  },
  E_CASE_MATERIALS_EXTENSION: {
    message: ({ case_no, before, times, longestEn }) =>
      before < times
        ? `The time for deferred materials may be extended by ${longestEn} at most.`
        : times === 0
          ? 'By the policy deferral.extension the time for deferred materials may not be extended.'
          : `The time for the deferred materials of case ${case_no} was extended ${before} times and may not be extended again.`,
    hint: 'The policy deferral.extension says how often and how long.',
  },
} satisfies Translation<typeof zh.caseDeferralErrors>;
