import type { Translation } from '../types.ts';
import type * as zh from '../zh/report-credit.ts';
import { capital, plural, spanName, were } from './report-words.ts';

const listed = (rows: readonly { name: string; breaches: number }[]): string =>
  rows.map(({ name, breaches }) => `${name} (${breaches})`).join(', ');

export const credit = {
  summary:
    'Credit: breaches, penalties, repairs and objections, by kind, seriousness, authority, item and agent',
  file: (p) => `credit-${p.from}-to-${p.to}`,
  title: 'Report on Credit',
  headings: {
    breaches: 'Breaches and penalties',
    remedies: 'Repairs and objections',
    kinds: 'By kind and seriousness',
    scopes: 'Bars in force at the end, by scope',
    authorities: 'By authority',
    items: 'By item',
    agents: 'By agent',
  },
  columns: {
    kind: 'Kind',
    scope: 'Scope',
    inForce: 'Bars',
    agent: 'Agent',
    breaches: 'Decided',
    bars: 'New bars',
    repairs: 'Repaired',
    objections: 'Objections',
  },
  indicators: {
    notified: {
      name: 'Notices of facts',
      formula: 'Notices with the right to state and defend, in the period',
    },
    breaches: {
      name: 'Breaches decided',
      formula: 'Decided in the period; those corrected from the start upon an objection are not counted',
    },
    excused: { name: 'Excused', formula: 'Light first faults and the like, excused in the period' },
    unfounded: { name: 'Unfounded', formula: 'Dropped in the period because the facts did not hold' },
    on_record: {
      name: 'On record at the end',
      formula: 'Decided, and neither repaired nor lifted by the last day',
    },
    bars_new: {
      name: 'New bars',
      formula: 'Bars that began in the period; none that was void from its start',
    },
    bars_in_force: { name: 'Bars in force at the end', formula: 'Bars in force on the last day' },
    subjects_barred: { name: 'Subjects barred', formula: 'Subjects under a bar on the last day, each once' },
    repairs_applied: {
      name: 'Repairs applied for',
      formula: 'Applications made in the period; here and below, none of a breach corrected from the start',
    },
    repairs_accepted: { name: 'Repairs accepted', formula: 'Applications accepted in the period' },
    repairs: { name: 'Repairs completed', formula: 'Repairs completed in the period' },
    repairs_rejected: { name: 'Repairs rejected', formula: 'Repairs rejected in the period' },
    repairs_broken: { name: 'Repair promises broken', formula: 'Repair promises found broken in the period' },
    repair_days: {
      name: 'Time of a repair, mean',
      formula: 'Days from application to completion, of those completed in the period',
    },
    repair_rate: { name: 'Repair rate', formula: 'Repaired ÷ those that could be repaired by the last day' },
    objections: { name: 'Objections filed', formula: 'Objections filed in the period' },
    objections_closed: { name: 'Objections answered', formula: 'Objections answered in the period' },
    upheld_rate: { name: 'Upheld', formula: 'Upheld ÷ answered in the period' },
    objections_open: { name: 'Objections open', formula: 'Objections not answered by the last day' },
  },
  breachText: (p) => {
    const decided =
      p.breaches === 0
        ? 'no breach was decided'
        : `${plural(p.breaches, 'breach', 'breaches')} ${were(p.breaches)} decided: ${listed(p.kinds)}${p.serious > 0 ? `; ${p.serious} of them serious` : ''}`;
    const excused = p.excused > 0 ? `; ${plural(p.excused, 'light fault')} ${were(p.excused)} excused` : '';
    return [
      `${capital(spanName(p))}: ${plural(p.notified, 'notice')} of facts ${were(p.notified)} given, and ${decided}${excused}.`,
      ...(p.top.length === 0 ? [] : [`Most at ${listed(p.top)}.`]),
      p.bars === 0
        ? 'At the end no bar was in force.'
        : `At the end ${plural(p.bars, 'bar')} ${were(p.bars)} in force, on ${plural(p.subjects, 'subject')}.`,
    ].join(' ');
  },
  remedyText: (p) =>
    [
      p.applied + p.completed + p.rejected === 0
        ? 'No repair was applied for.'
        : `${plural(p.applied, 'repair')} ${were(p.applied)} applied for, ${p.completed} completed and ${p.rejected} rejected.`,
      ...(p.rate === null ? [] : [`Of those that could be repaired, ${p.rate} are.`]),
      p.objections + p.closed + p.open === 0
        ? 'There was no objection.'
        : `${plural(p.objections, 'objection')} ${were(p.objections)} filed and ${p.closed} answered${p.upheld === null ? '' : ` (${p.upheld} upheld)`}; ${p.open} ${p.open === 1 ? 'is' : 'are'} open.`,
    ].join(' '),
  notes:
    'A breach counts on the day of its decision, at the authority in whose matters it happened; repairs and objections on their own days. Agents who are natural persons go by their number. A breach without a case stands under no item, one without an agent under no agent: these lines may add up to less than the total.',
  runningNote: (p) => `The period is not over: figures as of ${p.day}.`,
  charts: { kinds: 'Breaches decided, by kind', authorities: 'Breaches decided, the first ten authorities' },
} satisfies Translation<typeof zh.credit>;
