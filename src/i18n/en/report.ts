import type { Translation } from '../types.ts';
import type * as zh from '../zh/report.ts';
import { savings } from './report-savings.ts';

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

const yearMonth = (month: string): string =>
  `${months[Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`;

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const change = (text: string, more: string, less: string, same: string): string =>
  text.startsWith('-') ? `${less} ${text.slice(1)}` : /^[0.%]+$/.test(text) ? same : `${more} ${text}`;

const listed = (rows: readonly { authority: string; cases: number }[]): string =>
  rows.map(({ authority, cases }) => `${authority} (${cases})`).join(', ');

const identities = {
  cases_by_mode: 'the modes add up to all completed cases',
  commitment_cases: 'commitment cases = the commitment part of the modes',
  items_by_track: 'the tracks add up to all items',
  open_cases: 'open at the start + accepted = completed + withdrawn + terminated + open at the end',
  completed_cases: 'completed in the flow = completed',
  checks_due: 'due = checked + not checked',
  check_outcomes: 'checked = true + partly untrue + untrue + unverifiable',
  bars: 'bars at the start + new − ended = bars at the end',
  rows_to_total: 'the authorities add up to the total',
};

export const report = {
  savings,
  monthly: {
    summary: "the month's report: figures, by authority; as PDF, HTML, XLSX, CSV, JSON; frozen with --issue",
    month: 'month of the report, such as 2026-08',
    askMonth: 'Month of the report (YYYY-MM)',
    out: 'folder for the files (default: the current one)',
    to: 'forms, divided by commas: pdf,html,xlsx,csv,json',
    issue: "freeze the month's figures and enter them in the ledger",
    reason: 'why a frozen month is issued again',
    askReason: (p) => `${yearMonth(p.month)} is frozen (version ${p.version}). Why issue it again?`,
    issued: (p) => `The report for ${yearMonth(p.month)} is issued as version ${p.version}.`,
    same: (p) => `The figures are those of version ${p.version}: no new version was made.`,
    outdated: (p) =>
      `Entries came or changed after the issue: these are still the figures of version ${p.version}. To renew them: --issue --reason TEXT.`,
    running: (p) => `${yearMonth(p.month)} is not over: the figures are as of today.`,
    wrote: (p) => `Written: ${p.file}`,
    file: (p) => `monthly-${p.month}`,
  },
  coverage: {
    summary:
      'Count how far the list reaches: commitment or at most one visit, by mode, authority, level, domain, track or batch, against targets',
    measure: 'what is measured: commitment, or visits (at most one visit in person)',
    by: 'groups',
    count: 'what is counted: entries of the list, or services (one service code counts once)',
    asOfFlag: 'the versions in force on this day (default: today)',
    batch: 'only the items of this batch',
    target: 'targets such as 40%@2026-03-31,90%@2027-06-30 (to be exceeded; equal is not enough)',
    out: 'folder to write to (default: the current one)',
    to: 'forms, separated by commas: html,csv,json',
    wrote: (p) => `Written: ${p.file}`,
    file: (p) => `coverage-${p.measure}-${p.by}-${p.as_of}`,
    titles: { commitment: 'Coverage by commitment', visits: 'Coverage by at most one visit' },
    asOf: 'As of',
    counts: 'Counted',
    countings: { entries: 'entries of the list', services: 'services (one service code counts once)' },
    reachedLabel: 'Overall',
    reachedText: (p) =>
      `${p.count} of ${p.total} ${p.measure === 'commitment' ? 'by commitment' : 'within one visit'}, ${p.share}`,
    keys: {
      mode: 'Mode',
      authority: 'Authority',
      level: 'Level',
      domain: 'Domain',
      track: 'Track',
      batch: 'Batch',
    },
    columns: {
      number: 'Number',
      total: 'Total',
      count: { commitment: 'By commitment', visits: 'Within one visit' },
      share: 'Share',
      part: 'Part of list',
      target: 'Target',
      by: 'By',
      on: 'Measured on',
      reached: 'Reached',
      needed: 'Number needed',
      met: 'Result',
    },
    above: (p) => `above ${p.share}%`,
    reachedCell: (p) => `${p.share} (${p.count}/${p.total})`,
    verdicts: { met: 'met', missed: 'missed', open: 'not yet met, still open' },
    unknown: (p) =>
      `${p.count} of them ${p.count === 1 ? 'does' : 'do'} not say how many visits it takes; not counted as within one.`,
    servicesNote: {
      commitment:
        'A service with several entries is by commitment when one of them is; one with entries in several groups counts in each.',
      visits:
        'A service with several entries is within one visit when all of them are; one with entries in several groups counts in each.',
    },
  },
  title: 'Monthly Report on Notification and Commitment',
  subtitle: (p) => `${p.office}, ${yearMonth(p.month)}`,
  versionLine: (p) => `Version ${p.version}, issued on ${p.issuedOn}`,
  draftLine: 'Draft, not issued',
  office: 'Office',
  period: 'Period',
  periodText: (p) => `${p.first} to ${p.last}`,
  status: 'Status',
  phone: 'Telephone',
  reissueReason: 'Reason for the new issue',
  headings: {
    overview: '1. Overview',
    supervision: '2. Checks and credit',
    indicators: '3. Main figures',
    authorities: '4. By authority',
    charts: '5. Charts',
    notes: '6. How the figures are computed',
  },
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
  },
  narrow: {
    authority: 'Authority',
    cases: 'Cases',
    joint: 'Joint',
    commitment_cases: 'By com.',
    commitment_share: 'Share %',
    check_due: 'Due',
    checked: 'Done',
    check_rate: 'Done %',
    untrue: 'False',
    untrue_rate: 'False %',
    breaches: 'Brch.',
  },
  total: 'Total',
  all: 'all',
  units: {
    items: 'items',
    cases: 'cases',
    papers: 'papers',
    visits: 'visits',
    '%': '%',
    subjects: 'subjects',
    records: 'records',
    working_days: 'working days',
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
      formula: 'Cases granted or refused in the month; withdrawn and terminated ones are not counted',
    },
    joint: {
      name: 'Handled jointly',
      formula:
        'Completed cases of a bundle that are counted once, at the leading authority; not among the completed cases',
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
      formula: 'Granted commitment cases whose check falls due in the month; exempt ones are not counted',
    },
    checked: {
      name: 'Promises checked',
      formula: 'Of those due, checked by the end of the month (early checks included)',
    },
    check_rate: { name: 'Check rate', formula: 'Checked ÷ due' },
    checks_done: { name: 'Checks made', formula: 'Checks made in the month, whenever due' },
    untrue_found: {
      name: 'of these untrue',
      formula: 'Checks made in the month, whenever due, that found the promise untrue',
    },
    partly: { name: 'Partly untrue', formula: 'Of those checked, the newest check found partly untrue' },
    untrue: { name: 'Untrue promises', formula: 'Of those checked, the newest check found untrue' },
    untrue_rate: { name: 'Untrue rate', formula: 'Untrue ÷ checked' },
    breaches: {
      name: 'Breaches decided',
      formula: 'Breaches decided in the month; those lifted on objection are not counted',
    },
    bars_in_force: {
      name: 'Subjects barred',
      formula: 'Subjects under a bar from commitment on the last day, each once',
    },
    repairs: { name: 'Repairs completed', formula: 'Credit repairs completed in the month' },
    objections: { name: 'Objections filed', formula: 'Objections filed in the month' },
  },
  partOf: (p) => `${p.whole}: ${p.part}`,
  formulas: (p) => p.entries.map(({ name, formula }) => `${name}: ${formula}.`).join(' '),
  roundingNote: (p) =>
    `Rates are ${p.mode === 'half_up' ? 'rounded half up' : 'cut off'} to ${p.decimals} decimals; a rate with nothing below the line is printed as —. Rounded parts may not add up exactly.`,
  overview: (p) => {
    const parts = [
      `At the end of the period the list of ${p.office} held ${plural(p.items, 'item')}: ${p.tracks.certification} on certificates, ${p.tracks.licence} on licences and ${p.tracks.material} on application materials; ${p.commitmentItems} of all are handled by commitment.`,
    ];
    if (p.cases === 0) return `${parts[0]} No case was completed in ${yearMonth(p.month)}.`;
    const compared = [
      ...(p.casesChange === null
        ? []
        : [`${change(p.casesChange, 'up', 'down', 'level')} on the month before`]),
      ...(p.casesLastYearChange === null
        ? []
        : [`${change(p.casesLastYearChange, 'up', 'down', 'level')} on the year before`]),
    ];
    const share =
      p.shareChange === null
        ? ''
        : /^-?[0.]+$/.test(p.shareChange)
          ? ', as in the month before'
          : `, ${change(p.shareChange, 'up', 'down', '')} percentage points on the month before`;
    parts.push(
      `In ${yearMonth(p.month)}, ${plural(p.cases, 'case')} ${p.cases === 1 ? 'was' : 'were'} completed${compared.length > 0 ? ` (${compared.join(', ')})` : ''}: ${p.modes.commitment} by commitment (${p.share}${share}), ${p.modes.data_query} by data query, ${p.modes.dept_verify} by verification of a department and ${p.modes.ordinary} by the ordinary procedure.`,
    );
    if (p.choice !== null) parts.push(`Of the applicants who could choose, ${p.choice} chose commitment.`);
    const effects = [
      `${plural(p.papers, 'paper')} ${p.papers === 1 ? 'was' : 'were'} saved`,
      ...(p.visits > 0 ? [`${plural(p.visits, 'visit')} ${p.visits === 1 ? 'was' : 'were'} spared`] : []),
      ...(p.median === null
        ? []
        : [
            p.median === '0'
              ? 'at least half were completed on the day they came in'
              : `the median handling time was ${plural(Number(p.median), 'working day')}`,
          ]),
      ...(p.onTime === null ? [] : [`${p.onTime} were completed on time`]),
    ];
    const last = effects.pop() ?? '';
    parts.push(`${capital(effects.length > 0 ? `${effects.join(', ')} and ${last}` : last)}.`);
    if (p.top.length > 0) parts.push(`Most commitment cases were handled by ${listed(p.top)}.`);
    return parts.join(' ');
  },
  supervision: (p) => {
    const parts: string[] = [];
    if (p.due === 0) parts.push('No promise fell due for checking in the month.');
    else {
      const open =
        p.pending === 0
          ? 'none is left'
          : `${p.pending} ${p.pending === 1 ? 'is' : 'are'} still to be checked, at ${listed(p.pendingAt)}`;
      parts.push(
        `${plural(p.due, 'promise')} fell due for checking and ${p.checked} ${p.checked === 1 ? 'was' : 'were'} checked (${p.rate}); ${open}.`,
      );
      if (p.untrueRate !== null) {
        parts.push(
          p.untrue === 0 && p.partly === 0
            ? 'No promise was found untrue.'
            : `${p.untrue} ${p.untrue === 1 ? 'was' : 'were'} found untrue${p.partly > 0 ? ` and ${p.partly} partly untrue` : ''}: an untrue rate of ${p.untrueRate}.`,
        );
      }
    }
    if (p.made > 0) {
      parts.push(
        `In all, ${plural(p.made, 'check')} ${p.made === 1 ? 'was' : 'were'} made in the month, early and late ones included; ${p.found === 0 ? 'none' : p.found} found a promise untrue.`,
      );
    }
    parts.push(
      p.breaches === 0
        ? 'No breach was decided.'
        : `${plural(p.breaches, 'breach', 'breaches')} ${p.breaches === 1 ? 'was' : 'were'} decided.`,
    );
    parts.push(
      p.barred === 0
        ? 'At the end of the period nobody was barred from commitment.'
        : `At the end of the period ${plural(p.barred, 'subject')} ${p.barred === 1 ? 'was' : 'were'} barred from commitment.`,
    );
    if (p.repairs + p.objections > 0) {
      parts.push(`${plural(p.repairs, 'repair')} completed, ${plural(p.objections, 'objection')} filed.`);
    }
    return parts.join(' ');
  },
  charts: {
    modes: 'Completed cases by mode',
    authorities: 'Commitment cases, the first ten authorities',
    trend: 'Completed and commitment cases over six months',
    cases: 'Completed',
    commitment: 'By commitment',
    unit: 'cases',
    others: 'Others',
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

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export const reportErrors = {
  E_REPORT_FUTURE: {
    message: (p) => `${p.month} has not begun (today is ${p.today}): there is no report yet.`,
    hint: 'Choose this month or an earlier one.',
  },
  E_REPORT_IDENTITY: {
    message: (p) =>
      `The figures of ${p.month} do not add up, so no report is made: ${identities[p.identity as keyof typeof identities] ?? p.identity}${p.of === '' ? '' : ` (${p.of})`}; left ${p.left}, right ${p.right}.`,
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
