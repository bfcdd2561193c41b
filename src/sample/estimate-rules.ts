import { clopperPearson, type Interval, wilson } from './interval.ts';

/** What came back from a stratum. */
export interface StratumOutcomes {
  readonly stratum: string;
  /** Units of the frozen population. */
  readonly population: number;
  /** Units drawn, top-ups included, must-include units not. */
  readonly drawn: number;
  /** Units whose promise was found true, partly untrue or untrue. */
  readonly checked: number;
  readonly untrue: number;
  readonly partly: number;
  /** Visited, but the promise could be neither confirmed nor refuted. */
  readonly unverifiable: number;
}

export type EstimateMethod = 'clopper-pearson' | 'stratified-clopper-pearson' | 'census' | 'none';

/** A rate with the interval that holds it; `rate` and bounds are shares between 0 and 1, null where nothing was checked. */
export interface Estimate {
  readonly checked: number;
  readonly untrue: number;
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly method: EstimateMethod;
  readonly partly: number;
  readonly population: number;
  readonly drawn: number;
  /** Drawn, and nothing known: not verifiable, or no result. */
  readonly unverifiable: number;
  readonly missing: number;
  /** The rate if all of those were true, and if all of them were untrue. Null where nothing was drawn. */
  readonly if_missing: Interval | null;
  /** Units that nobody looked at, and how many untrue promises are to be expected among them. */
  readonly unsampled: {
    readonly units: number;
    readonly untrue: number;
    readonly low: number;
    readonly high: number;
  } | null;
  /** Too few for anything but a wide interval. */
  readonly small: boolean;
}

export interface StratumEstimate extends Estimate {
  readonly stratum: string;
  /** The score interval beside the exact one; null where there is none. */
  readonly wilson: Interval | null;
}

export interface OverallEstimate extends Estimate {
  /** Strata without a single checked unit: the overall rate says nothing about them. */
  readonly uncovered: readonly string[];
  /** The size of a simple random sample that would say as much; null where all units were checked. */
  readonly effective_size: number | null;
}

/** Below this many checked units an estimate is marked as resting on few. */
const fewUnits = 30;

/** The rate of untrue promises of one stratum: a simple random sample drawn without replacement. `confidence` between 0 and 1. */
export function estimateStratum(outcomes: StratumOutcomes, confidence: number): StratumEstimate {
  const { stratum, population, checked, untrue } = outcomes;
  const rate = checked === 0 ? null : untrue / checked;
  const whole = checked > 0 && checked === population;
  const bounds =
    rate === null ? null : whole ? { low: rate, high: rate } : clopperPearson(untrue, checked, confidence);
  const method: EstimateMethod = rate === null ? 'none' : whole ? 'census' : 'clopper-pearson';
  const units = population - checked;
  return {
    stratum,
    ...counts(outcomes),
    rate,
    low: bounds?.low ?? null,
    high: bounds?.high ?? null,
    method,
    wilson: rate === null || whole ? null : wilson(untrue, checked, confidence),
    unsampled:
      rate === null || bounds === null
        ? null
        : { units, untrue: rate * units, low: bounds.low * units, high: bounds.high * units },
    small: checked < fewUnits && !whole,
  };
}

/**
 * The rate over all strata that were checked at all: p = Σ W·p_h with W = N_h/N, variance Σ W²·(1 − n_h/N_h)·p_h·(1 − p_h)/(n_h − 1)
 * (stratified random sampling with its finite-population correction). The interval is Clopper and Pearson's for an effective size (Korn
 * and Graubard 1998, as `svyciprop(method = "beta")` of R's package survey has it): p(1 − p)/variance, but never more than 1/Σ W²·(1 − n_h/N_h)/n_h,
 * since a small stratum without a finding has no variance of its own and would seem to be known for certain.
 */
export function estimateOverall(strata: readonly StratumOutcomes[], confidence: number): OverallEstimate {
  const covered = strata.filter((row) => row.checked > 0);
  const uncovered = strata.filter((row) => row.checked === 0 && row.population > 0).map((row) => row.stratum);
  const total = sum(strata);
  const base = { ...counts(total), uncovered };
  if (covered.length === 0) {
    const nothing = { rate: null, low: null, high: null, method: 'none', unsampled: null } as const;
    return { ...base, ...nothing, effective_size: null, small: true };
  }
  const population = covered.reduce((all, row) => all + row.population, 0);
  const parts = covered.map((row) => {
    const weight = row.population / population;
    const rate = row.untrue / row.checked;
    // Σ W²(1 − f)/n: what a rate of one variance everywhere would make of the sizes.
    const spread = (weight * weight * (1 - row.checked / row.population)) / row.checked;
    const freedom = Math.max(1, row.checked - 1);
    return { mean: weight * rate, spread, variance: (spread * row.checked * rate * (1 - rate)) / freedom };
  });
  const rate = parts.reduce((all, part) => all + part.mean, 0);
  const spread = parts.reduce((all, part) => all + part.spread, 0);
  const variance = parts.reduce((all, part) => all + part.variance, 0);
  const whole = spread === 0;
  const size = whole
    ? null
    : Math.min(1 / spread, variance > 0 ? (rate * (1 - rate)) / variance : 1 / spread);
  const bounds = size === null ? { low: rate, high: rate } : clopperPearson(rate * size, size, confidence);
  const found = covered.reduce((all, row) => all + row.untrue, 0);
  const seen = covered.reduce((all, row) => all + row.checked, 0);
  const unseen = (share: number): number =>
    Math.min(population - seen, Math.max(0, share * population - found));
  return {
    ...base,
    rate,
    ...bounds,
    method: whole ? 'census' : 'stratified-clopper-pearson',
    unsampled: {
      units: population - seen,
      untrue: unseen(rate),
      low: unseen(bounds.low),
      high: unseen(bounds.high),
    },
    effective_size: size,
    small: !whole && (seen < fewUnits || (size ?? 0) < fewUnits),
  };
}

function counts(outcomes: Omit<StratumOutcomes, 'stratum'>) {
  const { population, drawn, checked, untrue, partly, unverifiable } = outcomes;
  const missing = Math.max(0, drawn - checked - unverifiable);
  const unknown = unverifiable + missing;
  const all = checked + unknown;
  const if_missing = all === 0 ? null : { low: untrue / all, high: (untrue + unknown) / all };
  return { checked, untrue, partly, population, drawn, unverifiable, missing, if_missing };
}

function sum(strata: readonly StratumOutcomes[]) {
  const add = (key: Exclude<keyof StratumOutcomes, 'stratum'>): number =>
    strata.reduce((all, row) => all + row[key], 0);
  return {
    population: add('population'),
    drawn: add('drawn'),
    checked: add('checked'),
    untrue: add('untrue'),
    partly: add('partly'),
    unverifiable: add('unverifiable'),
  };
}
