import type { Month } from './month.ts';

/** The ways in which a case is handled; `deferred` is a mark of a case, never one of them. */
export const caseModes = ['commitment', 'data_query', 'dept_verify', 'ordinary'] as const;
export type CaseMode = (typeof caseModes)[number];

export const tracks = ['certification', 'licence', 'material'] as const;
export type Track = (typeof tracks)[number];

/** Whole numbers counted for one authority or for all. The formulas in indicators.ts say what each stands for. */
export interface Counts {
  readonly items: number;
  readonly commitment_items: number;
  readonly cases: number;
  /** Handled together with another authority's case, by which they are counted (协办). */
  readonly joint: number;
  readonly commitment_cases: number;
  readonly offered: number;
  readonly chosen: number;
  readonly papers_saved: number;
  readonly visits_saved: number;
  readonly timed: number;
  readonly on_time: number;
  readonly deferred: number;
  readonly rated: number;
  readonly satisfied: number;
  readonly check_due: number;
  readonly checked: number;
  readonly true: number;
  readonly partly: number;
  readonly untrue: number;
  readonly unverifiable: number;
  readonly pending: number;
  readonly breaches: number;
}

export type CountKey = keyof Counts;

export const countKeys = [
  'items',
  'commitment_items',
  'cases',
  'joint',
  'commitment_cases',
  'offered',
  'chosen',
  'papers_saved',
  'visits_saved',
  'timed',
  'on_time',
  'deferred',
  'rated',
  'satisfied',
  'check_due',
  'checked',
  'true',
  'partly',
  'untrue',
  'unverifiable',
  'pending',
  'breaches',
] as const satisfies readonly CountKey[];

export const noCounts: Counts = Object.fromEntries(countKeys.map((key) => [key, 0])) as unknown as Counts;

/** Cases and bars over the month: what must add up between its two ends (domain 8.3). */
export interface Flow {
  readonly open_start: number;
  readonly accepted: number;
  readonly completed: number;
  readonly withdrawn: number;
  readonly terminated: number;
  readonly open_end: number;
  readonly bars_start: number;
  readonly bars_new: number;
  readonly bars_ended: number;
  readonly bars_end: number;
}

export interface AuthorityCounts extends Counts {
  readonly authority: string;
}

export interface TrendMonth {
  readonly month: Month;
  readonly cases: number;
  readonly commitment_cases: number;
}

/** Everything a month's report is computed from, as counted in the database. */
export interface MonthFacts {
  readonly month: Month;
  readonly total: Counts;
  readonly byMode: Readonly<Record<CaseMode, number>>;
  readonly byTrack: Readonly<Record<Track, number>>;
  readonly byAuthority: readonly AuthorityCounts[];
  /** Subjects under at least one bar. */
  readonly barredSubjects: number;
  /** Checks made in the month, whenever due, and those of them that found the promise untrue. */
  readonly checksDone: { readonly made: number; readonly untrue: number };
  readonly repairs: number;
  readonly objections: number;
  /** Working days from acceptance to completion, each with its number of cases, ascending; null without a calendar. */
  readonly handling: readonly { readonly days: number; readonly cases: number }[] | null;
  readonly flow: Flow;
  /** Thirteen months that end with this one: the last shown as a line, the first for the comparison with last year. */
  readonly trend: readonly TrendMonth[];
}
