import type { Translation } from '../types.ts';
import type * as zh from '../zh/sample.ts';
import { sampleChange, sampleChangeErrors, sampleList, sampleResult } from './sample-change.ts';
import { sampleEstimate } from './sample-estimate.ts';
import { sampleJoint, sampleJointErrors, sampleReferral, sampleTheme } from './sample-joint.ts';
import { sampleSize } from './sample-size.ts';
import { sampleAssign, sampleResults, sampleSheets, sampleVisitErrors } from './sample-visit.ts';

export const sample = {
  size: sampleSize,
  estimate: sampleEstimate,
  assign: sampleAssign,
  results: sampleResults,
  sheets: sampleSheets,
  change: sampleChange,
  result: sampleResult,
  list: sampleList,
  joint: sampleJoint,
  theme: sampleTheme,
  referral: sampleReferral,
  plan: {
    summary: 'Make a plan: freeze population, strata and quotas, and enter them into the ledger first',
    name: 'name of the plan',
    of: 'what is drawn: case, subject or item',
    from: 'decided on or after this day',
    to: 'decided on or before this day',
    item: 'only this item',
    authority: 'only this authority (code or name)',
    region: 'only this region (and those below it)',
    strata: 'strata, separated by commas: item, authority, region, channel, grade, or none',
    rate: 'share to draw, such as 5%',
    rates: 'share of each stratum, such as A=1%,B=3%; policy: the rates that policy names for the grades',
    size: 'how many to draw in all',
    allocation: 'how --size is divided: proportional or neyman',
    prior: 'expected rate of untrue promises for neyman (CSV: stratum,rate)',
    domain: 'only this domain',
    decision: 'decision of the cases: granted, refused or withdrawn',
    agent: 'cases with an agent (with), without one (without), or by the agent of this public number',
    exclude: 'units left out and why (CSV: unit,reason), such as closed or moved',
    must: 'units visited in any case and why (CSV: unit,reason), such as complaints or tips passed on; listed apart from the random part',
    onceWithin: 'leave out subjects drawn within this time, such as 6mo',
    scheme: 'credit scheme whose grades make strata (default: the newest grade of any)',
    atLeast:
      'the least that the whole plan draws, such as 3% or 50; what is missing comes from the riskiest stratum',
    year: 'the yearly plan it belongs to, such as 2026',
    batches: 'number of batches of visits; their order is random, by ticket',
    dry: (p) => `Plan "${p.plan}" (dry run): ${p.population} units, ${p.quota} to be drawn.`,
    dryDone: 'This was a dry run: nothing was written. Without --dry-run this plan is frozen.',
    mustTitle: (p) => `Visited in any case, apart from the draw: ${p.count}`,
    excludedTitle: (p) => `Left out of the population: ${p.count}`,
    reasonCount: (p) => `${p.reason}: ${p.count}`,
    notFound: (p) =>
      `${p.count} of the list of exclusions would not have been in the population anyway: check their numbers.`,
    inBatches: (p) => `Visited in ${p.batches} batches, in the order of the tickets.`,
    dryRun: 'show the plan without freezing it',
    visitDay: 'day of the visits (certificates must be valid then)',
    frozen: (p) => `Plan "${p.plan}" is frozen: ${p.population} units, ${p.quota} to be drawn.`,
    sha: (p) => `SHA-256 of the population: ${p.sha256}`,
    readOut: 'Read this checkpoint out in public, and only then make the seed:',
    next: (p) => `Next: chengnuo sample draw ${p.plan} --seed THE_PUBLIC_SEED`,
    stratum: 'Stratum',
    population: 'Units',
    quota: 'To draw',
    chance: 'Chance',
    all: 'all',
    none: 'none',
  },
  draw: {
    summary: 'Draw with a publicly made seed (a plan is drawn once)',
    seed: 'the seed: dice thrown in public, lottery numbers, a beacon; as it was read out',
    place: 'where the seed was made',
    witnesses: 'who witnessed it',
    at: 'when the seed was made (after the plan was frozen)',
    topUp:
      'draw more: how many (such as 5, divided over the units not drawn yet; or A=2,B=1), with a new seed and a reason',
    reason: 'why more are drawn, or a unit or inspector is exchanged (published: no names, no numbers)',
    reasonExpected: 'a sentence without identity or phone numbers',
    batch: 'Batch',
    toppedUp: (p) => `Plan "${p.plan}", top-up ${p.no}: ${p.drawn} units, seed "${p.seed}".`,
    weak: 'This seed is short, so it could have been chosen to please. Draw with it all the same?',
    done: (p) => `Plan "${p.plan}" is drawn: ${p.drawn} units, seed "${p.seed}".`,
    unit: 'Unit',
    order: 'Order',
    ticket: 'Ticket',
    minutes: 'minutes of the draw (PDF), to be signed',
    minutesDone: (p) => `Minutes: ${p.file}`,
    recordNo: (p) => `entry ${p.seq} of the ledger`,
  },
  publish: {
    summary: 'Publish a draw: a folder that can be verified without this program',
    out: 'output folder (must not exist, or be empty)',
    done: (p) =>
      `Published in ${p.dir} (${p.files} files${p.results === 0 ? '' : `, results of ${p.results} visits`}).`,
    next: (p) => `Anyone can verify it: chengnuo sample verify ${p.dir}`,
  },
  verify: {
    summary: 'Verify a published folder: recompute population, quotas and draw',
    ok: (p) =>
      `Verified: plan "${p.plan}", ${p.population} units, ${p.drawn} drawn, exactly as the seed says.`,
    failed: 'It did not verify:',
    finding: {
      'missing-file': 'missing',
      malformed: 'malformed',
      'digest-mismatch': 'content does not match its digest',
      'unlisted-file': 'not in SHA256SUMS',
      'other-key': 'another key',
      'bad-signature': 'bad signature',
      'not-in-ledger': "does not match the ledger's entry or proof",
      'population-mismatch': 'population is not the frozen one',
      'quota-mismatch': 'quota does not follow from the rule',
      'draw-mismatch': 'draw does not follow from the seed',
      'assignment-mismatch': 'assignment does not follow from the seed',
    },
    key: 'key to check the signature with (vkey); without it the one in the folder is used',
  },
  inspector: {
    importSummary: 'Import the pool of inspectors (CSV or XLSX)',
    imported: 'The pool is up to date. Make a plan: chengnuo sample plan --name NAME --rate 5%',
    listSummary: 'List the inspectors',
    no: 'No.',
    name: 'Name',
    authority: 'Authority',
    role: 'Role',
    certificate: 'Certificate',
    validUntil: 'Valid until',
    domains: 'Domains',
    expired: 'expired',
  },
  roles: { leader: 'leader', member: 'member', expert: 'expert' },
  page: {
    title: (p) => `Publication of a draw: ${p.plan}`,
    office: 'Office',
    frozenAt: 'Plan frozen at',
    drawnAt: 'Drawn at',
    place: 'Place',
    seed: 'Seed',
    population: 'Units in the population',
    period: 'Decided between',
    year: 'Yearly plan',
    batches: 'Batches of visits',
    batchesText: (p) =>
      `${p.batches}; each stratum in the order of its tickets, in equal parts: batch = ⌊(order − 1) × ${p.batches} ÷ quota⌋ + 1`,
    topUp: (p) => `Seed and reason of top-up ${p.no}`,
    basis: (p) => `Basis of the rates: ${p.basis}`,
    must: 'Visited in any case (apart from the draw)',
    mustUnit: 'Unit visited in any case',
    changes: 'Substitutes',
    changesNote:
      'A unit that could not be visited gives its place to the next ticket of its stratum, an inspector who cannot go to the next one by the same rule; changes.csv lets anyone repeat each of them.',
    instead: 'Instead of',
    takenBy: 'Now',
    results: 'Results of the visits',
    resultsNote: (p) =>
      `${p.results} of ${p.drawn} drawn units have a result. Results are published by the eight standard categories, with the outcome of the promise.`,
    mustResults: 'Results of the units visited in any case (no part of the rates)',
    inspectedOn: 'Day',
    result: 'Result',
    promise: 'Promise',
    rectifyBy: 'To be corrected by',
    excluded: 'Left out of the population',
    reason: 'Reason',
    quotas: 'Quotas of the strata',
    drawn: 'Units drawn',
    method: 'Method',
    methodText:
      "Each unit's ticket is computed from the seed and the unit's number with SHA-256, so anyone can repeat it; in each stratum the smallest tickets are drawn. The population was frozen before the seed existed, and its digest entered into the ledger.",
    check: 'How to check it',
    checkText:
      '1. Compare the digests: sha256sum -c SHA256SUMS. 2. Recompute the tickets with the few lines of verify.md, or run chengnuo sample verify. 3. plan.tlog-proof proves that the plan was in the ledger before the draw.',
    unitNote:
      'Units are shown by public numbers; names and identity numbers of natural persons are never published.',
  },
} satisfies Translation<typeof zh.sample>;

export const sampleErrors = {
  ...sampleVisitErrors,
  ...sampleChangeErrors,
  ...sampleJointErrors,
  E_SAMPLE_PLAN_EXISTS: {
    message: (p) => `There is a plan of that name already: ${p.plan}`,
    hint: 'A frozen plan cannot be changed; choose another name.',
  },
  E_SAMPLE_PLAN_UNKNOWN: {
    message: (p) => `No such plan: ${p.plan}`,
    hint: 'Make it first with chengnuo sample plan --name NAME.',
  },
  E_SAMPLE_POPULATION_EMPTY: {
    message: 'Not one unit fits the conditions.',
    hint: 'Widen --from, --to, --item, --authority or --region; only cases granted by commitment and not exempt from checking can be drawn.',
  },
  E_SAMPLE_RATE: {
    message: (p) => `${p.flag} cannot be "${p.value}": no valid share or number.`,
    hint: 'A share is above 0% and at most 100%, such as 5% or A=1%,B=3%; a size is a whole number from 1 on.',
  },
  E_SAMPLE_SHARE: {
    message: (p) => `${p.flag} cannot be "${p.value}": it is no share between 0% and 100%.`,
    hint: 'For example: --confidence 95%.',
  },
  E_SAMPLE_AIM: {
    message: 'Give exactly one of --find, --at-most, --margin and --size.',
    hint: 'For example: --population 5000 --find 1% --confidence 95%.',
  },
  E_SAMPLE_SIZE_NONE: {
    message: (p) => `There are but ${p.population} units; not even all of them would serve this aim.`,
    hint: 'There cannot be more untrue ones than units, and --allowed must be below their number: check the values.',
  },
  E_SAMPLE_LISTED_TWICE: {
    message: (p) => `"${p.unit}" is both to be visited in any case and left out.`,
    hint: 'Take it off one of the lists.',
  },
  E_SAMPLE_UNIT_UNKNOWN: {
    message: (p) =>
      `The list of units to be visited names some the office does not have: ${p.units.slice(0, 10).join(', ')}${p.units.length > 10 ? ` (${p.units.length} in all)` : ''}`,
    hint: 'The numbers are those of --of: case numbers, public subject numbers or item codes, leading zeros included.',
  },
  E_SAMPLE_RATES_MISSING: {
    message: (p) => `These strata have no rate: ${p.strata.join(', ')}`,
    hint: 'Every stratum needs one, or it could never be drawn.',
  },
  E_SAMPLE_RULE: {
    message: 'Give exactly one of --rate, --rates and --size.',
    hint: 'For example: --strata region --rate 5%.',
  },
  E_SAMPLE_DRAWN: {
    message: (p) => `Plan "${p.plan}" is drawn already and cannot be drawn again.`,
    hint: 'Publish it with chengnuo sample publish; more units: sample draw PLAN --top-up COUNT with a new --seed and a --reason.',
  },
  E_SAMPLE_NOT_DRAWN: {
    message: (p) => `Plan "${p.plan}" is not drawn yet.`,
    hint: 'Run chengnuo sample draw first.',
  },
  E_SAMPLE_SEED: {
    message: 'The seed is empty or holds a line break or another control character.',
    hint: 'Write the publicly made seed as it was read out, in one line.',
  },
  E_SAMPLE_SEED_WEAK: {
    message:
      'The seed is short: under 20 digits, or under 16 other characters, so it could have been chosen to please.',
    hint: 'Use a longer public seed; to use this one all the same add --yes.',
  },
  E_SAMPLE_SEED_EARLY: {
    message: 'The seed was not made between the freezing of the plan (or the last draw) and now.',
    hint: 'First the plan, then the seed. Check --at; if the seed is older than the plan, make another one in public.',
  },
  E_SAMPLE_SEED_USED: {
    message: 'This seed was used in this plan already.',
    hint: 'Every top-up needs a new seed, made in public.',
  },
  E_SAMPLE_TOP_UP_LEFT: {
    message: (p) =>
      p.stratum === ''
        ? `Only ${p.left} units are left to be drawn.`
        : `Only ${p.left} units of stratum "${p.stratum}" are left to be drawn.`,
    hint: 'Ask for fewer; strata are named as in the plan.',
  },
  E_SAMPLE_TOP_UP_LATE: {
    message: (p) =>
      `Inspectors are assigned, or units substituted, in plan "${p.plan}" already: it cannot be topped up.`,
    hint: 'Make another plan; leave out those drawn already with --once-within or --exclude.',
  },
  E_SAMPLE_FOLDER: {
    message: (p) => `The output folder is not empty: ${p.dir}`,
    hint: 'Choose a new folder; what is published is never overwritten.',
  },
  E_SAMPLE_VERIFY: {
    message: (p) => `It did not verify: ${p.count} ${p.count === 1 ? 'finding' : 'findings'}.`,
    hint: 'The folder is not the draw it says it is, or was altered.',
  },
  E_SAMPLE_FOLDER_NONE: {
    message: (p) => `No published draw here: ${p.dir}`,
    hint: 'Name a folder that chengnuo sample publish made.',
  },
} satisfies Translation<typeof zh.sampleErrors>;
