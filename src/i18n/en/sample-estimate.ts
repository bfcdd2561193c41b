import type { Translation } from '../types.ts';
import type * as zh from '../zh/sample-estimate.ts';

export const sampleEstimate = {
  summary:
    'Estimate the rate of untrue promises from the results, for each stratum and overall, with intervals',
  overall: 'overall',
  drawn: 'Drawn',
  checked: 'Checked',
  unknown: 'Unknown',
  untrue: 'Untrue',
  rate: 'Rate',
  interval: (p) => `${p.confidence} interval`,
  unsampled: (p) =>
    `Of the ${p.units} units not checked, ${p.untrue} are expected to be untrue (${p.low} – ${p.high}).`,
  missing: (p) =>
    `${p.missing} without a result and ${p.unverifiable} that could not be verified do not count in the rate; if all of them were true, or all untrue, the rate among the units drawn would be ${p.span}.`,
  uncovered: (p) =>
    `Nothing was checked in these strata, so the overall rate says nothing about them: ${p.strata.join(', ')}`,
  small: '* Fewer than 30 checked (or an effective size below 30): the interval is wide, do not compare.',
  must: (p) =>
    `Visited in any case: ${p.units}, checked ${p.checked}, untrue ${p.untrue}; no part of the estimate.`,
  method:
    'Method: exact Clopper–Pearson interval for a stratum (Wilson beside it); overall weighted by the units of each stratum, variance with finite-population correction, Clopper–Pearson interval for the effective size (Korn and Graubard 1998).',
} satisfies Translation<typeof zh.sampleEstimate>;
