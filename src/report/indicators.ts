import { type CaseMode, caseModes } from '../case/case.ts';
import { tracks } from '../item/item.ts';
import { type Rounding, ratio } from '../kernel/ratio.ts';
import type { IndicatorFacts } from './facts.ts';

/** Null where — is printed; a split has a number for each part. */
export type Value = number | null | Readonly<Record<string, number>>;

/** The number of a figure, or of a part of a split; null where there is none. */
export function numberIn(value: Value, part: string | null = null): number | null {
  if (part === null) return typeof value === 'number' ? value : null;
  return typeof value === 'object' ? (value?.[part] ?? null) : null;
}

/** One figure of a report (contract, section 4). */
export interface Indicator {
  readonly value: Value;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: Unit;
  /** Number in the table of indicators (docs/reports.md). */
  readonly id: string;
}

/** Language-neutral units; the catalogues say 件、项、份 … */
export type Unit =
  | 'items'
  | 'cases'
  | 'papers'
  | 'visits'
  | '%'
  | 'subjects'
  | 'records'
  | 'working_days'
  | 'days'
  | 'plans'
  | 'objects';

interface IndicatorRule {
  readonly id: string;
  readonly unit: Unit;
  readonly compute: Compute;
  readonly running?: boolean;
}

type Compute = (
  facts: IndicatorFacts,
  rounding: Rounding,
) => Pick<Indicator, 'value' | 'numerator' | 'denominator'>;

const count =
  (read: (facts: IndicatorFacts) => number): Compute =>
  (facts) => ({ value: read(facts), numerator: null, denominator: null });

/** A rate in percent; null where nothing stands below the line. */
const share =
  (top: (facts: IndicatorFacts) => number, bottom: (facts: IndicatorFacts) => number): Compute =>
  (facts, rounding) => {
    const [numerator, denominator] = [top(facts), bottom(facts)];
    return { value: ratio(numerator, denominator, rounding, 100), numerator, denominator };
  };

/** Every indicator of a report on a month or a period, in the order shown. Names and formulas stand in the catalogues under the same keys.
 * `running`: added up over the year so far. */
const rules = {
  items: { id: 'I1', unit: 'items', compute: count((f) => f.total.items) },
  commitment_items: { id: 'I1', unit: 'items', compute: count((f) => f.total.commitment_items) },
  items_by_track: {
    id: 'I1',
    unit: 'items',
    compute: (f) => ({
      value: Object.fromEntries(tracks.map((track) => [track, f.byTrack[track]])),
      numerator: null,
      denominator: f.total.items,
    }),
  },
  cases: { id: 'I4', running: true, unit: 'cases', compute: count((f) => f.total.cases) },
  cases_by_mode: {
    id: 'I4',
    running: true,
    unit: 'cases',
    compute: (f) => ({
      value: Object.fromEntries(caseModes.map((mode: CaseMode) => [mode, f.byMode[mode]])),
      numerator: null,
      denominator: f.total.cases,
    }),
  },
  joint: { id: 'I4', unit: 'cases', compute: count((f) => f.total.joint) },
  late_cases: {
    id: 'I4',
    unit: 'cases',
    compute: count((f) => f.late.reduce((sum, { cases }) => sum + cases, 0)),
  },
  commitment_cases: {
    id: 'I3',
    running: true,
    unit: 'cases',
    compute: count((f) => f.total.commitment_cases),
  },
  commitment_share: {
    id: 'I5',
    running: true,
    unit: '%',
    compute: share(
      (f) => f.total.commitment_cases,
      (f) => f.total.cases,
    ),
  },
  choice_rate: {
    id: 'I6',
    running: true,
    unit: '%',
    compute: share(
      (f) => f.total.chosen,
      (f) => f.total.offered,
    ),
  },
  papers_saved: { id: 'I7', running: true, unit: 'papers', compute: count((f) => f.total.papers_saved) },
  visits_saved: { id: 'I10', running: true, unit: 'visits', compute: count((f) => f.total.visits_saved) },
  handling_mean: {
    id: 'I12',
    unit: 'working_days',
    compute: ({ handling }, rounding) => {
      if (handling === null) return { value: null, numerator: null, denominator: null };
      const numerator = handling.reduce((sum, { days, cases }) => sum + days * cases, 0);
      const denominator = handling.reduce((sum, { cases }) => sum + cases, 0);
      return { value: ratio(numerator, denominator, rounding), numerator, denominator };
    },
  },
  handling_median: {
    id: 'I12',
    unit: 'working_days',
    compute: ({ handling }, rounding) => ({
      value: handling === null ? null : median(handling, rounding),
      numerator: null,
      denominator: handling === null ? null : handling.reduce((sum, { cases }) => sum + cases, 0),
    }),
  },
  on_time_rate: {
    id: 'I13',
    unit: '%',
    compute: share(
      (f) => f.total.on_time,
      (f) => f.total.timed,
    ),
  },
  deferred: { id: 'I30', running: true, unit: 'cases', compute: count((f) => f.total.deferred) },
  satisfaction: {
    id: 'I29',
    running: true,
    unit: '%',
    compute: share(
      (f) => f.total.satisfied,
      (f) => f.total.rated,
    ),
  },
  check_due: { id: 'I14', unit: 'cases', compute: count((f) => f.total.check_due) },
  checked: { id: 'I14', unit: 'cases', compute: count((f) => f.total.checked) },
  check_rate: {
    id: 'I14',
    unit: '%',
    compute: share(
      (f) => f.total.checked,
      (f) => f.total.check_due,
    ),
  },
  checks_done: { id: 'I14', running: true, unit: 'records', compute: count((f) => f.checksDone.made) },
  untrue_found: { id: 'I18', running: true, unit: 'records', compute: count((f) => f.checksDone.untrue) },
  partly: { id: 'I18', unit: 'cases', compute: count((f) => f.total.partly) },
  untrue: { id: 'I18', unit: 'cases', compute: count((f) => f.total.untrue) },
  untrue_rate: {
    id: 'I18',
    unit: '%',
    compute: share(
      (f) => f.total.untrue,
      (f) => f.total.checked,
    ),
  },
  breaches: { id: 'I22', running: true, unit: 'records', compute: count((f) => f.total.breaches) },
  bars_in_force: { id: 'I22', unit: 'subjects', compute: count((f) => f.barredSubjects) },
  repairs: { id: 'I23', running: true, unit: 'records', compute: count((f) => f.repairs) },
  objections: { id: 'I24', running: true, unit: 'records', compute: count((f) => f.objections) },
} as const satisfies Record<string, IndicatorRule>;

export type IndicatorKey = keyof typeof rules;

/** The same, each with what it leaves out. */
export const indicatorRules: Readonly<Record<IndicatorKey, IndicatorRule>> = rules;

export const indicatorKeys = Object.keys(indicatorRules) as IndicatorKey[];

/** The middle one of all cases; of an even number the mean of the two in the middle. Ascending in, null for none. */
function median(handling: NonNullable<IndicatorFacts['handling']>, rounding: Rounding): number | null {
  const total = handling.reduce((sum, { cases }) => sum + cases, 0);
  if (total === 0) return null;
  const at = (index: number): number => {
    let seen = 0;
    for (const { days, cases } of handling) {
      seen += cases;
      if (index < seen) return days;
    }
    return 0;
  };
  return ratio(at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2)), 2, rounding);
}
