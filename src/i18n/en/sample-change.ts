import type * as zh from '../zh/sample-change.ts';

export const sampleChange: typeof zh.sampleChange = {
  substitute:
    'the unit cannot be visited: the next ticket of its stratum takes its place (number of the unit); needs --reason',
  replace:
    'an inspector cannot go: the next one by the same rule takes the place (UNIT:INSPECTOR_NO); needs --reason',
  replaceExpected: 'UNIT:INSPECTOR_NO',
  substituted: (p) =>
    `"${p.unit}" gives its place to the next ticket of stratum ${p.stratum}: ${p.by} (order ${p.order}, ticket ${p.ticket}).`,
  visitors: (p) => `Inspectors of ${p.unit}: ${p.inspectors.join(', ')}`,
  replaced: (p) => `"${p.unit}": inspector ${p.to} takes the place of ${p.from}.`,
  what: (p) => (p.inspector === null ? `unit ${p.unit}` : `inspector ${p.inspector} (unit ${p.unit})`),
};

export const sampleResult: typeof zh.sampleResult = {
  summary: 'Record what one visit found (the same as one row of import-results)',
  on: 'day of the visit',
  result: 'categories 1 to 8, several with commas, such as 1 or 3,5',
  promise: 'outcome of the promise: true, partly, untrue or unverifiable',
  detail: 'what was found, in words',
  rectifyBy: 'last day to correct; a granted case gets an order to correct by then',
  done: (p) =>
    `${{ added: 'Recorded', updated: 'Corrected', unchanged: 'The same as recorded, nothing changed' }[p.status]}: result of "${p.unit}".`,
  must: 'It is visited in any case, so it is no part of the estimates.',
  suspicion: (p) =>
    `The promise was not true: a person has to judge it (chengnuo check list --suspicions; chengnuo credit breach --case ${p.unit} …).`,
  ordered: (p) =>
    `Ordered to correct by ${p.due}; then re-check: chengnuo check remedy ${p.unit} --recheck true|untrue`,
  notOrdered:
    'The day to correct is recorded, but no order was made: the unit is no granted case, or an earlier order still runs.',
  publish: (p) => `Publish: chengnuo sample publish ${p.plan} --out FOLDER`,
  orders: 'Orders to correct',
  suspicions: 'To be judged',
};

export const sampleList: typeof zh.sampleList = {
  summary: 'List the plans: draws, results and the time to publish them',
  overdue: 'only plans with results whose time to publish is over',
  plan: 'Plan',
  of: 'Units of',
  units: { case: 'cases', subject: 'subjects', item: 'items' },
  population: 'Units',
  drawn: 'Drawn',
  must: 'In any case',
  results: 'Results',
  unpublished: 'To publish',
  publishBy: 'Publish by',
  publishedOn: 'Last published',
  late: 'overdue',
  provisional: 'provisional',
};

export const sampleChangeErrors: typeof zh.sampleChangeErrors = {
  E_SAMPLE_UNIT_NOT_DRAWN: {
    message: (p) => `"${p.unit}" is not among the units drawn for plan "${p.plan}".`,
    hint: 'See chengnuo sample publish for those that are; numbers are those of the plan, leading zeros included.',
  },
  E_SAMPLE_SUBSTITUTED: {
    message: (p) => `"${p.unit}" has given its place to "${p.taken_by}" already.`,
    hint: 'Name the substitute instead.',
  },
  E_SAMPLE_SUBSTITUTE_NONE: {
    message: (p) => `All units of stratum "${p.stratum}" are drawn: there is no next ticket.`,
    hint: 'The unit counts as one without a result; record category 4 (cannot be reached) and unverifiable.',
  },
  E_SAMPLE_VISITED: {
    message: (p) => `"${p.unit}" has a result: neither it nor its inspectors can be exchanged.`,
    hint: 'A wrong result is corrected with chengnuo sample result.',
  },
  E_SAMPLE_NOT_ON_VISIT: {
    message: (p) => `Inspector ${p.inspector_no} is not assigned to "${p.unit}".`,
    hint: 'Write --replace UNIT:INSPECTOR_NO; see chengnuo sample publish for the assignments.',
  },
  E_SAMPLE_REPLACE_NONE: {
    message: (p) =>
      p.why === 'no-leader' ? `No other leader may visit "${p.unit}".` : `Nobody else may visit "${p.unit}".`,
    hint: 'The pool is frozen with the plan: put the visit off, or substitute the unit (chengnuo sample draw PLAN --substitute UNIT).',
  },
  E_SAMPLE_RESULT: {
    message: (p) => `The result cannot be recorded: ${p.problems.join('; ')}`,
    hint: 'Categories are 1 to 8, outcomes true, partly, untrue, unverifiable; days are written 2026-10-12.',
  },
};
