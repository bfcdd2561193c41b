import type { Translation } from '../types.ts';
import type * as zh from '../zh/sample-size.ts';

export const sampleSize = {
  summary:
    'How many to draw: to find at least one untrue promise, to bound their rate, or to estimate it; also divided over strata',
  population: 'number of units',
  find: 'to draw at least one untrue promise if there are this many (a number such as 5, or a share such as 1%)',
  atMost: 'to show that no more than this share is untrue, such as 1%',
  allowed: 'with --at-most: how many untrue ones the sample may hold (default 0)',
  margin: 'to estimate the rate of untrue promises within this margin, such as 2%',
  expected: 'with --margin: the rate that is expected',
  confidence: 'confidence',
  strata: 'units of each stratum (CSV: stratum,population), to divide the size over them',
  size: 'only divide this size',
  populationFact: 'Units',
  aimFact: 'Aim',
  confidenceFact: 'Confidence',
  formulaFact: 'Formula',
  methodFact: 'Method',
  sizeFact: 'To draw',
  reached: (p) => `${p.asked} asked for, ${p.reached} reached`,
  aims: {
    find: (p) => `draw at least one if ${p.untrue} are untrue`,
    atMost: (p) => `finding at most ${p.allowed} untrue shows that no more than ${p.share} are`,
    margin: (p) => `estimate the rate within ±${p.margin}, expecting ${p.expected}`,
  },
  methods: {
    find: 'hypergeometric distribution (drawn without replacement), exact',
    'at-most': 'hypergeometric distribution (drawn without replacement), exact',
    margin: 'normal approximation with finite-population correction',
  },
} satisfies Translation<typeof zh.sampleSize>;
