import type { CaseMode } from '../case/case.ts';
import type { Track } from '../item/item.ts';
import type { Month, Span } from './month.ts';

/** What a report is divided by. */
export const groupKeys = ['authority', 'level', 'track', 'channel', 'item'] as const;
export type GroupKey = (typeof groupKeys)[number];

/** Whole numbers counted for one group or for all. The formulas in indicators.ts say what each stands for. */
export const countKeys = [
  'items',
  'commitment_items',
  'cases',
  // Handled together with another authority's case, by which they are counted (协办).
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
] as const;

export type CountKey = (typeof countKeys)[number];
export type Counts = Readonly<Record<CountKey, number>>;

export const noCounts: Counts = Object.fromEntries(countKeys.map((key) => [key, 0])) as Record<
  CountKey,
  number
>;

export function addUp(parts: readonly Partial<Counts>[]): Counts {
  const sums: Record<CountKey, number> = { ...noCounts };
  for (const part of parts) for (const key of countKeys) sums[key] += part[key] ?? 0;
  return sums;
}

/** Cases and bars over the span: what must add up between its two ends (domain 8.3). */
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

/** One authority, level, track, channel or item. `key` is a name, a code of section 1 of the contract, or an item's code. */
export interface GroupCounts extends Counts {
  readonly key: string;
  /** Of an item; null elsewhere. */
  readonly item_name: string | null;
  readonly authority_name: string | null;
}

export interface TrendMonth {
  readonly month: Month;
  readonly cases: number;
  readonly commitment_cases: number;
}

/** Cases of a frozen month that came in after it was frozen and that no report has shown yet (补报). */
export interface LateCases {
  readonly month: Month;
  readonly cases: number;
}

/** What the indicators of one span are computed from. */
export interface IndicatorFacts {
  readonly total: Counts;
  readonly byMode: Readonly<Record<CaseMode, number>>;
  readonly byTrack: Readonly<Record<Track, number>>;
  /** Subjects under at least one bar. */
  readonly barredSubjects: number;
  /** Checks made in the span, whenever due, and those of them that found the promise untrue. */
  readonly checksDone: { readonly made: number; readonly untrue: number };
  readonly repairs: number;
  readonly objections: number;
  /** Working days from acceptance to completion, each with its number of cases, ascending; null without a calendar. */
  readonly handling: readonly { readonly days: number; readonly cases: number }[] | null;
  readonly late: readonly LateCases[];
}

/** Everything a report on a span is computed from, as counted in the database. */
export interface PeriodFacts extends IndicatorFacts {
  readonly span: Span;
  readonly groups: Readonly<Record<GroupKey, readonly GroupCounts[]>>;
  readonly flow: Flow;
  /** The months that end with the span's last: the last twelve are shown as a chart. */
  readonly trend: readonly TrendMonth[];
  /** The span before, the same span of last year, and the year so far (only flows of cases and credit are counted in it). */
  readonly previous: IndicatorFacts;
  readonly lastYear: IndicatorFacts;
  readonly running: IndicatorFacts;
}
