import type { Translation } from '../types.ts';
import type * as zh from '../zh/report-savings.ts';
import { plural, were } from './report-words.ts';

export const savings = {
  summary:
    'What was saved: materials, time limits and visits on the list; papers, visits and time in the cases of a period',
  asOf: 'the list as in force on that day (default the day of --to; today without either)',
  from: 'cases completed on or after this day (default 1 January)',
  by: 'a line each: authority, item, bundle or track',
  file: (p) => `savings-${p.asOf}`,
  title: 'Savings by Notification and Commitment',
  subtitle: (p) => `${p.office}, as of ${p.asOf}`,
  facts: {
    office: 'Office',
    list: 'List',
    listText: (p) => `${p.items} item${p.items === 1 ? '' : 's'} in force on ${p.asOf}`,
    cases: 'Cases',
    casesText: (p) => `${p.cases} completed from ${p.from} to ${p.to}, ${p.commitment} of them by commitment`,
    day: 'Made on',
  },
  headings: {
    list: 'What the list saves',
    cases: 'What came of it',
    measures: 'All together',
    groups: 'Line by line',
  },
  listSentence: (p) => {
    if (p.items === 0) return `On ${p.asOf} the list of ${p.office} held no item in force.`;
    const parts = [
      ...(p.materials === null
        ? []
        : [`materials went from ${p.materials.before} to ${p.materials.after} (−${p.materials.cut ?? '—'})`]),
      ...(p.statutory === null ? [] : [`the promised time is ${p.statutory} below the legal limit`]),
      ...(p.visits === null
        ? []
        : [`visits went from ${p.visits.before} to ${p.visits.after} (−${p.visits.cut ?? '—'})`]),
      ...(p.fewVisits === null ? [] : [`${p.fewVisits} of the items take at most one visit`]),
    ];
    return `On ${p.asOf} the list of ${p.office} held ${plural(p.items, 'item')} in force${parts.length === 0 ? '' : `: ${parts.join('; ')}`}.`;
  },
  casesSentence: (p) =>
    p.cases === 0
      ? `From ${p.from} to ${p.to} no case was completed.`
      : `From ${p.from} to ${p.to} ${plural(p.cases, 'case')} ${were(p.cases)} completed, ${p.commitment} by commitment; applicants were spared ${plural(p.papers, 'paper')} and ${plural(p.visits, 'visit')}${p.actual === null ? '' : `, and the time used was ${p.actual} below the legal limit`}.`,
  columns: {
    measure: 'Measure',
    before: 'Before',
    after: 'Now',
    saved: 'Saved',
    rate: 'Rate %',
    unit: 'Unit',
    units: 'Over',
    id: 'No.',
    items: 'Items',
    materials: 'Materials',
    materialsCut: 'Cut %',
    limits: 'Time',
    statutoryCut: 'Legal limit cut %',
    previousCut: 'Old limit cut %',
    visits: 'Visits',
    fewVisits: 'At most one %',
    cases: 'Cases',
    papersSaved: 'Papers saved',
    visitsSaved: 'Visits saved',
  },
  by_: { authority: 'Authority', item: 'Item', bundle: 'Bundle', track: 'Track' },
  measures: {
    materials: 'Materials (list)',
    time_statutory: 'Time: statutory to promised (list)',
    time_previous: 'Time: previous to promised (list)',
    visits: 'Visits (list)',
    at_most_one_visit: 'Items with at most one visit (list)',
    papers_saved: 'Papers saved (commitment cases)',
    visits_saved: 'Visits saved (commitment cases)',
    time_actual: 'Time: statutory to actual (cases)',
  },
  units: { papers: 'papers', visits: 'visits', min: 'working days', items: 'items' },
  ofItems: (p) => `${p.count} item${p.count === 1 ? '' : 's'}`,
  ofCases: (p) => `${p.count} case${p.count === 1 ? '' : 's'}`,
  nameAt: (p) => `${p.name} (${p.authority})`,
  total: 'The whole list',
  notes: {
    cut: 'A cut is (sum before − sum now) ÷ sum before, over the items that state both; — where nothing stands below the line.',
    promised:
      'Where the limits at the window and online differ, the longer is the promised one; materials now are counted from the list where no number is given.',
    flow: 'A case counts by the version of the item it was handled under; time used is in working days, the day of acceptance not counted.',
    bundle:
      'A bundle counts as one: each material once, the time of the whole, one visit for all. An item may belong to several bundles or none, so that the lines do not add up to the total.',
    conversion: (p) => `Conversion of times: ${p.basis}.`,
    noCalendar: (p) =>
      `There is no calendar of ${p.years.join(', ')}, so the time used is not counted; load it with: chengnuo calendar import.`,
  },
} satisfies Translation<typeof zh.savings>;
