import type * as zh from '../zh/sample-visit.ts';

export const sampleAssign: typeof zh.sampleAssign = {
  summary: 'Assign inspectors to the drawn units (by the same seed, repeatable; once a plan)',
  perUnit: 'officers a unit, at least 2',
  minutes: 'minutes of the draw (PDF) with inspectors and substitutes',
  inspectors: 'Inspectors',
  between: ', ',
  reasons: {
    'too-few-eligible': 'unassignable: too few may go',
    'no-leader': 'unassignable: no leader may go',
  },
  shortage: (p) =>
    `${p.reason} (${p.eligible} of ${p.pool}${p.rules.length === 0 ? '' : `; ${p.rules.join(', ')}`})`,
  excludedBy: {
    'other-authority': (p) => `${p.count} of another authority`,
    'other-domain': (p) => `${p.count} of other domains`,
    'certificate-expired': (p) => `${p.count} with a certificate expired on the day of the visit`,
    recused: (p) => `${p.count} recused`,
  },
  done: (p) =>
    `Plan ${p.plan}: ${p.assigned} units assigned (visit on ${p.day})${p.unassignable === 0 ? '' : `, ${p.unassignable} cannot be`}.`,
};

export const sampleResults: typeof zh.sampleResults = {
  summary: 'Import the results of inspections (unit, day, result, outcome of the promise)',
  done: (p) =>
    `Recorded. Estimate: chengnuo sample estimate ${p.plan}; publish: chengnuo sample publish ${p.plan}`,
  rows: {
    notDrawn: (p) => `${p.unit} is neither drawn nor to be visited in any case.`,
    beforeDraw: (p) => `The inspection on ${p.day} is before the draw on ${p.drawn}.`,
    inFuture: (p) => `The day of inspection ${p.day} is still to come.`,
    rectifyOrder: (p) => `The time to correct (${p.by}) is before the day of inspection ${p.day}.`,
  },
};

export const sampleSheets: typeof zh.sampleSheets = {
  summary:
    'Print the papers of the visits: notice, task sheet and on-site record with officers and certificate numbers, and the list for the results',
  out: 'folder for the papers',
  lang: 'language of the papers',
  drawn: 'drawn at random',
  merge: 'also one PDF of all papers, to be printed',
  merged: (p) => `Papers of the visits: ${p.plan}`,
  done: (p) =>
    `${p.count} papers printed into ${p.dir}\n${p.merged === null ? '' : `All in one: ${p.merged}\n`}List for the results: ${p.results} (fill it in, then chengnuo sample import-results)\n`,
};

export const sampleVisitErrors: typeof zh.sampleVisitErrors = {
  E_SAMPLE_NOT_ASSIGNED: {
    message: (p) => `No inspectors are assigned to plan ${p.plan} yet.`,
    hint: 'Run chengnuo sample assign first.',
  },
  E_SAMPLE_SHEETS_KIND: {
    message: (p) => `The units of plan ${p.plan} are no cases: there is no promise to print papers for.`,
    hint: 'For visits to subjects or items use the papers of the inspecting authority.',
  },
  E_SAMPLE_ASSIGNED: {
    message: (p) => `Inspectors have been assigned to plan ${p.plan} already.`,
    hint: 'That is done once, for everybody to repeat; see chengnuo sample publish.',
  },
  E_SAMPLE_OFFICERS: {
    message: 'A unit needs two officers at least.',
    hint: 'Set --per-unit to 2 or more; experts do not count.',
  },
  E_SAMPLE_POOL_EMPTY: {
    message: (p) => `There were no inspectors when plan ${p.plan} was frozen.`,
    hint: 'Import the pool with chengnuo inspector import, then make another plan.',
  },
};
