import type { Translation } from '../types.ts';
import type * as zh from '../zh/report.ts';
import { coverage } from './report-coverage.ts';
import { credit } from './report-credit.ts';
import { savings } from './report-savings.ts';
import { supervisionReport } from './report-supervision.ts';
import { overview, supervision } from './report-text.ts';
import { spanName, yearMonth } from './report-words.ts';

const identities = {
  cases_by_mode: 'the modes add up to all completed cases',
  commitment_cases: 'commitment cases = the commitment part of the modes',
  items_by_track: 'the tracks add up to all items',
  open_cases: 'open at the start + accepted = completed + withdrawn + terminated + open at the end',
  completed_cases: 'completed in the flow = completed',
  checks_due: 'due = checked + not checked',
  check_outcomes: 'checked = true + partly untrue + untrue + unverifiable',
  bars: 'bars at the start + new − ended = bars at the end',
  rows_to_total: 'the rows add up to the total',
  drawn: 'drawn + in any case = visited + replaced + open',
  records: 'on record at the start + decided − repaired and lifted = on record at the end',
};

export const report = {
  savings,
  out: 'folder for the files (default: the current one)',
  to: 'forms, divided by commas: pdf,html,xlsx,csv,json',
  toDayOrForms:
    'last day; or forms to write, divided by commas: pdf,html,xlsx,csv,json. May be given once for each',
  fromYear: 'first day (default 1 January of the year)',
  wrote: (p) => `Written: ${p.file}`,
  numbered: (p) => `${p.no}. ${p.text}`,
  monthly: {
    summary: "The month's report: figures, by authority; as PDF, HTML, XLSX, CSV, JSON; frozen with --issue",
    month: 'month of the report, such as 2026-08',
    askMonth: 'Month of the report (YYYY-MM)',
    issue: "freeze the month's figures and enter them in the ledger",
    reason: 'why a frozen month is issued again',
    askReason: (p) => `${yearMonth(p.month)} is frozen (version ${p.version}). Why issue it again?`,
    issued: (p) => `The report for ${yearMonth(p.month)} is issued as version ${p.version}.`,
    same: (p) => `The figures are those of version ${p.version}: no new version was made.`,
    outdated: (p) =>
      `Entries came or changed after the issue: these are still the figures of version ${p.version}. To renew them: --issue --reason TEXT.`,
    running: (p) => `${yearMonth(p.month)} is not over: the figures are as of ${p.day}.`,
    confirmEarly: (p) =>
      `${yearMonth(p.month)} is not over: what is frozen now is provisional, and issuing it again afterwards needs a reason. Issue it now?`,
    file: (p) => `monthly-${p.month}`,
  },
  periodCommand: {
    summary:
      'The report on a quarter, a year or any days: the figures of the monthly report with comparisons and running totals',
    from: 'first day',
    askFrom: 'First day of the period (YYYY-MM-DD)',
    askTo: 'Last day of the period (YYYY-MM-DD)',
    file: (p) => `commitment-${p.from}-to-${p.to}`,
    title: 'Report on Notification and Commitment',
    subtitle: (p) => `${p.office}, ${spanName(p)}`,
  },
  coverage,
  credit,
  supervisionReport,
  title: 'Monthly Report on Notification and Commitment',
  subtitle: (p) => `${p.office}, ${yearMonth(p.month)}`,
  versionLine: (p) =>
    `Version ${p.version}, issued on ${p.issuedOn}${p.early ? ' (before the month was over: provisional)' : ''}`,
  draftLine: 'Draft, not issued',
  office: 'Office',
  period: 'Period',
  periodText: (p) => `${p.first} to ${p.last}`,
  status: 'Status',
  phone: 'Telephone',
  reissueReason: 'Reason for the new issue',
  headings: {
    overview: 'Overview',
    supervision: 'Checks and credit',
    indicators: 'Main figures',
    comparison: 'Comparison and running totals',
    authorities: 'By authority',
    levels: 'By level',
    tracks: 'By track',
    channels: 'By channel',
    items: 'Items with the most commitment cases',
    changes: 'What changed since the version before',
    since: 'Late entries and corrections since the issue (not counted)',
    charts: 'Charts',
    notes: 'How the figures are computed',
  },
  groupKeys: { authority: 'Authority', level: 'Level', track: 'Track', channel: 'Channel', item: 'Item' },
  points: (p) => `${p.text} pp`,
  columns: {
    indicator: 'Indicator',
    id: 'No.',
    value: 'Value',
    unit: 'Unit',
    basis: 'Of',
    formula: 'How it is computed',
    scope: 'Scope',
    key: 'Key',
    numerator: 'Numerator',
    denominator: 'Denominator',
    authority: 'Authority',
    items: 'Items',
    cases: 'Cases',
    joint: 'Joint',
    commitment_cases: 'By commit.',
    commitment_share: 'Share %',
    check_due: 'Due',
    checked: 'Checked',
    check_rate: 'Rate %',
    untrue: 'Untrue',
    untrue_rate: 'Untrue %',
    breaches: 'Breaches',
    part: 'Part %',
    item: 'Item',
    itemCode: 'Item code',
    now: { month: 'This month', period: 'This period' },
    previous: { month: 'Month before', period: 'Period before' },
    previousChange: 'Change',
    lastYear: 'Year before',
    lastYearChange: 'Change on year',
    running: 'Year so far',
    before: 'Before',
    after: 'Now',
  },
  narrow: {
    authority: 'Authority',
    cases: 'Cases',
    joint: 'Joint',
    commitment_cases: 'By commit.',
    commitment_share: 'Share %',
    check_due: 'Due',
    checked: 'Done',
    check_rate: 'Done %',
    untrue: 'Untrue',
    untrue_rate: 'Untrue %',
    breaches: 'Breach',
  },
  total: 'Total',
  authorities: 'By authority',
  moreChanges: ({ others }) => `${others} more changes: see the report as JSON`,
  units: {
    items: 'items',
    cases: 'cases',
    papers: 'papers',
    visits: 'visits',
    '%': '%',
    subjects: 'subjects',
    records: 'records',
    working_days: 'working days',
    days: 'days',
    plans: 'plans',
    objects: 'objects',
  },
  indicators: {
    items: { name: 'Items on the list', formula: 'Items in force on the last day, whatever their mode' },
    commitment_items: {
      name: 'Items by commitment',
      formula: 'Items in force on the last day whose mode is commitment',
    },
    items_by_track: { name: 'Items by track', formula: 'Items in force on the last day, by track' },
    cases: {
      name: 'Cases completed',
      formula: 'Cases granted or refused in the period; withdrawn and terminated ones are not counted',
    },
    joint: {
      name: 'Handled jointly',
      formula:
        'Completed cases of a bundle that are counted once, at the leading authority; not among the completed cases',
    },
    late_cases: {
      name: 'Late from earlier months',
      formula:
        'Completed cases of earlier months that came in or were corrected after these were frozen and that no frozen report holds; not among the completed cases',
    },
    commitment_cases: { name: 'Commitment cases', formula: 'Completed cases handled by commitment' },
    cases_by_mode: {
      name: 'Cases by mode',
      formula: 'Completed cases by mode; deferred materials are a mark, not a mode',
    },
    commitment_share: { name: 'Commitment share', formula: 'Commitment cases ÷ completed cases' },
    choice_rate: {
      name: 'Choice rate',
      formula: 'Completed cases whose applicant chose commitment ÷ those offered it',
    },
    papers_saved: {
      name: 'Papers saved',
      formula:
        'Over commitment cases: materials before − after in the item version used; 1 for a certification item that lists no numbers',
    },
    visits_saved: {
      name: 'Visits saved',
      formula: 'Over commitment cases: visits before − after in the item version used',
    },
    handling_mean: {
      name: 'Handling time, mean',
      formula: 'Working days from the day after acceptance to the day of completion',
    },
    handling_median: {
      name: 'Handling time, median',
      formula: 'Working days from the day after acceptance to the day of completion',
    },
    on_time_rate: {
      name: 'Completed on time',
      formula: "Completed within the office's own limit ÷ completed cases that have one",
    },
    deferred: {
      name: 'Cases with deferred materials',
      formula: 'Completed cases accepted with materials to follow',
    },
    satisfaction: {
      name: 'Satisfaction',
      formula: '(Very satisfied + satisfied + fairly satisfied) ÷ completed cases with a rating',
    },
    check_due: {
      name: 'Promises due for checking',
      formula: 'Granted commitment cases whose check falls due in the period; exempt ones are not counted',
    },
    checked: {
      name: 'Promises checked',
      formula: 'Of those due, checked by the end of the period (early checks included)',
    },
    check_rate: { name: 'Check rate', formula: 'Checked ÷ due' },
    checks_done: { name: 'Checks made', formula: 'Checks made in the period, whenever due' },
    untrue_found: {
      name: 'of these untrue',
      formula: 'Checks made in the period, whenever due, that found the promise untrue',
    },
    partly: { name: 'Partly untrue', formula: 'Of those checked, the newest check found partly untrue' },
    untrue: { name: 'Untrue promises', formula: 'Of those checked, the newest check found untrue' },
    untrue_rate: { name: 'Untrue rate', formula: 'Untrue ÷ checked' },
    breaches: {
      name: 'Breaches decided',
      formula: 'Breaches decided in the period; those corrected upon an objection are not counted',
    },
    bars_in_force: {
      name: 'Subjects barred',
      formula: 'Subjects under a bar from commitment on the last day, each once',
    },
    repairs: { name: 'Repairs completed', formula: 'Credit repairs completed in the period' },
    objections: { name: 'Objections filed', formula: 'Objections filed in the period' },
  },
  partOf: (p) => `${p.whole}: ${p.part}`,
  formulaName: (p) => `${p.name}: `,
  formulaText: (p) => `${p.formula}. `,
  roundingNote: (p) =>
    `Rates are ${p.mode === 'half_up' ? 'rounded half up' : 'cut off'} to ${p.decimals} decimals; a rate with nothing below the line is printed as —. Rounded parts may not add up exactly.`,
  comparisonNote:
    'Change: on the period before; change on year: on the same period of the year before; both by what is known now, late entries included. Counts change in percent, rates in percentage points (pp) between the printed figures; — where there was nothing before. Stocks and promises due are not added up over the year: see the report on the year.',
  runningNote: (p) => `The period is not over: figures as of ${p.day}, compared with whole periods.`,
  overview,
  supervision,
  charts: {
    modes: 'Completed cases by mode',
    authorities: 'Commitment cases, the first ten authorities',
    trend: 'Completed and commitment cases over twelve months',
    untrue: 'Untrue rates, the first ten authorities, with 95% intervals',
    cases: 'Completed',
    commitment: 'By commitment',
    unit: 'cases',
  },
  signature: {
    by: 'Prepared by:',
    reviewed: 'Reviewed by:',
    day: 'Date: ',
    dayText: (p) => p.day,
    seal: '(Seal of the office)',
  },
  footer: (p) => `Ledger checkpoint: ${p.size} entries, root ${p.root}…`,
  identities,
} satisfies Translation<typeof zh.report>;

export const reportErrors = {
  E_REPORT_FUTURE: {
    message: (p) => `${p.period} has not begun (today is ${p.today}): there is no report yet.`,
    hint: 'Choose this month or an earlier time.',
  },
  E_REPORT_IDENTITY: {
    message: (p) =>
      `The figures of ${p.period} do not add up, so no report is made: ${identities[p.identity as keyof typeof identities] ?? p.identity}${p.of === '' ? '' : ` (${p.of})`}; left ${p.left}, right ${p.right}.`,
    hint: 'Run chengnuo db check to find the records that are wrong, then make the report again.',
  },
  E_REPORT_FROZEN: {
    message: (p) =>
      `${p.month} is frozen as version ${p.version} and the figures have changed: issuing it again needs a reason.`,
    hint: 'Add --reason TEXT.',
  },
  E_REPORT_ALTERED: {
    message: (p) =>
      `The frozen figures of ${p.month}, version ${p.version}, do not match their digest in the ledger: they were changed in the database.`,
    hint: 'Run chengnuo ledger verify, and restore from a backup.',
  },
} satisfies Translation<typeof zh.reportErrors>;
