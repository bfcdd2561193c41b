import type { Translation } from '../types.ts';
import type * as zh from '../zh/report-coverage.ts';
import { plural } from './report-words.ts';

export const coverage = {
  summary:
    'Count how far the list reaches: commitment or at most one visit, by mode, authority, level, domain, track or batch, against targets',
  measure: 'what is measured: commitment, or visits (at most one visit in person)',
  by: 'groups',
  count: 'what is counted: entries of the list, or services (one service code counts once)',
  asOfFlag: 'the versions in force on this day (default: today)',
  batch: 'only the items of this batch',
  target:
    'targets such as 40%@2026-03-31,90%@2027-06-30 (to be exceeded; equal is not enough); default: those of the policy (targets.yaml)',
  file: (p) => `coverage-${p.measure}-${p.by}-${p.as_of}`,
  titles: { commitment: 'Coverage by Commitment', visits: 'Coverage by at Most One Visit' },
  subtitle: (p) => `${p.office}, as of ${p.asOf}`,
  targetsHeading: 'Targets',
  targetsTable: 'Table of targets',
  groupsHeading: (p) => `By ${p.by.toLowerCase()}`,
  chart: (p) =>
    `${p.measure === 'commitment' ? 'By commitment' : 'Within one visit'}, by ${p.by.toLowerCase()}`,
  overview: (p) => {
    if (p.total === 0) return `On ${p.asOf} the list of ${p.office} held no item in force.`;
    const what = p.measure === 'commitment' ? 'by commitment' : 'within one visit';
    const listed = p.leaders.groups.map(({ name, count, share }) => `${name} ${count} (${share})`);
    return [
      `On ${p.asOf} the list of ${p.office} held ${plural(p.total, 'item')} in force, ${p.count} of them ${what}: ${p.share}.`,
      ...(listed.length === 0
        ? []
        : [`${p.whole ? 'By mode' : 'The highest shares'}: ${listed.join(', ')}.`]),
      ...(p.leaders.none.length === 0 ? [] : [`Without any item ${what}: ${p.leaders.none.join(', ')}.`]),
    ].join(' ');
  },
  targets: (p) =>
    p.lines
      .map(({ above, by, reached, verdict, missing }) => {
        const gap = missing === 0 ? '' : `, ${missing} short`;
        const result = { met: 'met', missed: `missed${gap}`, open: `still open${gap}` }[verdict];
        return `Above ${above}% by ${by}: reached ${reached}, ${result}.`;
      })
      .join(' '),
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
    basis: 'Basis',
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
} satisfies Translation<typeof zh.coverage>;
