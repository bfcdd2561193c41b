import type { Translation } from '../types.ts';
import type * as zh from '../zh/report-supervision.ts';
import { capital, plural, spanName, were } from './report-words.ts';
import { supervisionFigures } from './supervision-figures.ts';

export const supervisionReport = {
  summary:
    'Supervision: plans, drawn, visited, problems, published in time, joint visits and visits saved, untrue rates with intervals',
  file: (p) => `supervision-${p.from}-to-${p.to}`,
  title: 'Report on Supervision Sampling',
  asOf: 'As of',
  jointMark: ' (joint)',
  headings: {
    tasks: 'Plans and visits',
    findings: 'Findings',
    plans: 'By plan',
    estimates: 'Untrue rate, estimated for the whole population',
    results: 'Results of visits',
    joint: 'Joint visits',
  },
  columns: {
    plan: 'Plan',
    frozenOn: 'Frozen on',
    population: 'Population',
    drawn: 'Drawn',
    toVisit: 'To visit',
    visited: 'Visited',
    completion: 'Done %',
    problems: 'Problems',
    untrue: 'Untrue',
    published: 'In time/published',
    checked: 'Checked',
    estimate: 'Estimate',
    interval: '95% interval',
    result: 'Result',
    visits: 'Visits',
    joint: 'Joint visit',
    planned: 'Planned apart',
    made: 'Made together',
    saved: 'Saved',
    savedRate: 'Saved %',
  },
  results: {
    1: '1 No problem found',
    2: '2 Information that must be published was not',
    3: '3 Published information conceals the truth or is false',
    4: '4 Not reached at the registered address',
    5: '5 Problem found and ordered to be corrected',
    6: '6 Serious refusal to cooperate',
    7: '7 No business of the kind to be checked',
    8: '8 Problem found, to be followed up',
  },
  indicators: {
    ...supervisionFigures,
    drawn: { name: 'Units drawn', formula: 'Units drawn for these plans, substitutes among them' },
    replaced: {
      name: 'Units replaced',
      formula: 'Not reached, closed, moved and the like, whose place a substitute took',
    },
    objects: { name: 'Subjects visited', formula: 'Each subject once, however often it was visited' },
    untrue: { name: 'Untrue promises', formula: 'Visits that found the promise untrue' },
    untrue_rate: {
      name: 'Untrue rate',
      formula:
        'Untrue ÷ checked, the unverifiable left out; what it says of the whole population stands apart',
    },
    unverifiable: {
      name: 'Unverifiable',
      formula: 'Visits that could neither confirm nor refute the promise',
    },
    published: { name: 'Results published', formula: 'Visits whose result was published' },
    published_in_time_rate: {
      name: 'Published in time',
      formula: 'Published within the time of the policy ÷ results published or past that time',
    },
    credit_rule_share: {
      name: 'Credit rule applied',
      formula: 'Plans with strata by credit grade ÷ all plans',
    },
  },
  taskText: (p) => {
    if (p.plans === 0) return `${capital(spanName(p))}: no plan was made.`;
    return [
      `${capital(spanName(p))}: ${plural(p.plans, 'plan')} ${were(p.plans)} made and ${plural(p.drawn, 'unit')} drawn${p.completion === null ? '' : `; ${p.visited} of ${p.toVisit} ${were(p.visited)} visited (${p.completion})`}.`,
      ...(p.published === 0 && p.inTime === null
        ? []
        : [
            `${plural(p.published, 'result')} ${were(p.published)} published${p.inTime === null ? '' : `, ${p.inTime} in time`}.`,
          ]),
      ...(p.jointShare === null ? [] : [`Joint plans are ${p.jointShare} of all.`]),
      ...(p.savedRate === null
        ? []
        : [`${plural(p.saved, 'visit')} ${were(p.saved)} saved by visiting together (${p.savedRate}).`]),
    ].join(' ');
  },
  findingText: (p) => {
    if (p.visited === 0) return 'No result was recorded yet.';
    return `${[
      p.problems === 0
        ? 'No visit found a problem'
        : `${plural(p.problems, 'visit')} found a problem (${p.problemRate ?? '—'})`,
      ...(p.untrueRate === null
        ? []
        : [`${plural(p.untrue, 'promise')} ${were(p.untrue)} untrue (${p.untrueRate})`]),
      ...(p.unverifiable > 0 ? [`${p.unverifiable} could not be verified, which is no breach`] : []),
      ...(p.referrals > 0
        ? [`${plural(p.referrals, 'finding')} ${were(p.referrals)} referred to other authorities`]
        : []),
    ].join('; ')}.`;
  },
  notes:
    'A plan belongs to the day on which it was frozen; its results count up to the day of the report. One visit may have several results, which may add up to more than the visits. The time to publish is set by the rules of the office.',
  intervalNote:
    'The estimate weighs the strata by their populations; its interval is that of Clopper and Pearson, with strata for an effective sample size.',
  charts: { completion: 'Completion by plan', rates: 'Estimated untrue rates with 95% intervals' },
} satisfies Translation<typeof zh.supervisionReport>;
