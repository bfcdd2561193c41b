import type { Conversion } from '../calendar/convert.ts';
import { sumPairs, type TimePair, timeCut, timePair, toMinutes } from '../calendar/time-cut.ts';
import { listedMaterials } from '../item/bundle/materials.ts';
import { longest, promisedLimit } from '../item/bundle/rules.ts';
import type { ShownBundle } from '../item/bundle/show-bundle.ts';
import type { Item } from '../item/item.ts';
import { formatLimit, parseLimit } from '../kernel/limit.ts';
import { type Rounding, ratio } from '../kernel/ratio.ts';

/** What savings are shown by; the keys are names for authorities, codes for the others. */
export const savingsKeys = ['authority', 'item', 'bundle', 'track'] as const;
export type SavingsKey = (typeof savingsKeys)[number];

/** A number before and after. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

/** An item or a bundle as savings see it; null for what its list does not state on both sides. */
export interface SavingsUnit {
  readonly materials: Pair | null;
  readonly statutory: TimePair | null;
  readonly previous: TimePair | null;
  readonly visits: Pair | null;
  readonly visits_after: number | null;
  /** As stored: `20wd`. */
  readonly limits: Limits;
}

export interface Limits {
  readonly statutory: string | null;
  readonly previous: string | null;
  readonly promised: string | null;
}

/** A measure over the units that state both sides: `units` of them. `cut` in percent, null without a denominator. */
export interface Measure {
  readonly id: string;
  readonly unit: 'papers' | 'visits' | 'min';
  readonly units: number;
  readonly before: number;
  readonly after: number;
  readonly saved: number;
  readonly cut: number | null;
}

/** Stock: what the list promises on a day. Numbers as in the field's table of indicators (docs/reports.md). */
export interface Stock {
  readonly items: number;
  readonly materials: Measure;
  readonly time_statutory: Measure;
  readonly time_previous: Measure;
  readonly visits: Measure;
  readonly at_most_one_visit: {
    readonly id: 'I11';
    readonly value: number | null;
    readonly numerator: number;
    readonly denominator: number;
  };
}

/** Flow: what came of it in the cases completed in a period. */
export interface Flow {
  readonly cases: number;
  readonly commitment_cases: number;
  readonly papers_saved: number;
  readonly visits_saved: number;
  /** Statutory limit against working days used, over the cases whose item states one; null where a year has no calendar. */
  readonly time_actual: Measure | null;
}

/** An item in force. */
export function unitOfItem(item: Item, conversion: Conversion): SavingsUnit {
  const promised = promisedLimit(item, conversion);
  const listed = listedMaterials(item.materials).length;
  const materialsAfter = item.materials_after ?? (listed > 0 ? listed : null);
  return {
    materials: pairOf(item.materials_before, materialsAfter),
    statutory: timesOf(item.statutory_limit, promised, conversion),
    previous: timesOf(item.previous_limit, promised, conversion),
    visits: pairOf(item.visits_before, item.visits_after),
    visits_after: item.visits_after,
    limits: { statutory: item.statutory_limit, previous: item.previous_limit, promised },
  };
}

/** A bundle counts as one: its materials once each, its time and its visits those of the whole. */
export function unitOfBundle({ members, figures }: ShownBundle, conversion: Conversion): SavingsUnit {
  const statutory = longest(
    members.map(({ item }) => item?.statutory_limit ?? null),
    conversion,
  );
  const limits = {
    statutory: statutory && formatLimit(statutory, 'en'),
    previous: figures.limit_before,
    promised: figures.limit_after,
  };
  return {
    materials: pairOf(figures.materials_before, figures.materials_after),
    statutory: timesOf(limits.statutory, limits.promised, conversion),
    previous: timesOf(limits.previous, limits.promised, conversion),
    visits: pairOf(figures.visits_before, figures.visits_after),
    visits_after: figures.visits_after,
    limits,
  };
}

const pairOf = (before: number | null, after: number | null): Pair | null =>
  before === null || after === null ? null : { before, after };

function timesOf(before: string | null, after: string | null, conversion: Conversion): TimePair | null {
  const [first, second] = [before, after].map((text) => (text === null ? null : parseLimit(text)));
  return first && second ? timePair(first, second, conversion) : null;
}

/** Adds up units. A cut is that of the sums, (Σ before − Σ after) ÷ Σ before: never a mean of percentages. */
export function stockOf(units: readonly SavingsUnit[], items: number, rounding: Rounding): Stock {
  const few = units.filter((unit) => unit.visits_after !== null && unit.visits_after <= 1).length;
  return {
    items,
    materials: countMeasure('I8', 'papers', units, (unit) => unit.materials, rounding),
    time_statutory: timeMeasure(units, (unit) => unit.statutory, rounding),
    time_previous: timeMeasure(units, (unit) => unit.previous, rounding),
    visits: countMeasure('I10', 'visits', units, (unit) => unit.visits, rounding),
    at_most_one_visit: {
      id: 'I11',
      value: ratio(few, units.length, rounding, 100),
      numerator: few,
      denominator: units.length,
    },
  };
}

function countMeasure(
  id: string,
  unit: 'papers' | 'visits',
  units: readonly SavingsUnit[],
  read: (unit: SavingsUnit) => Pair | null,
  rounding: Rounding,
): Measure {
  const pairs = units.map(read).filter((pair) => pair !== null);
  const before = pairs.reduce((sum, pair) => sum + pair.before, 0);
  const after = pairs.reduce((sum, pair) => sum + pair.after, 0);
  const saved = before - after;
  return { id, unit, units: pairs.length, before, after, saved, cut: ratio(saved, before, rounding, 100) };
}

function timeMeasure(
  units: readonly SavingsUnit[],
  read: (unit: SavingsUnit) => TimePair | null,
  rounding: Rounding,
): Measure {
  const pairs = units.map(read).filter((pair) => pair !== null);
  return timeFigures(sumPairs(pairs), pairs.length, rounding);
}

function timeFigures(sum: TimePair, units: number, rounding: Rounding): Measure {
  return {
    id: 'I9',
    unit: 'min',
    units,
    before: toMinutes(sum.before),
    after: toMinutes(sum.after),
    saved: toMinutes(sum.before - sum.after),
    cut: timeCut(sum, rounding),
  };
}

/** Completed cases of one kind: so many, with what each saved by the version of the item it was handled under. */
export interface CaseCount {
  readonly cases: number;
  readonly commitment_cases: number;
  readonly papers_saved: number;
  readonly visits_saved: number;
}

/** Completed cases that took so many working days where the law gives so long. */
export interface Handling {
  readonly statutory_limit: string;
  readonly days: number;
  readonly cases: number;
}

export function flowOf(
  counts: readonly CaseCount[],
  handling: readonly Handling[] | null,
  counting: { readonly conversion: Conversion; readonly rounding: Rounding },
): Flow {
  const sum = (key: keyof CaseCount): number => counts.reduce((total, count) => total + count[key], 0);
  return {
    cases: sum('cases'),
    commitment_cases: sum('commitment_cases'),
    papers_saved: sum('papers_saved'),
    visits_saved: sum('visits_saved'),
    time_actual: handling && actualTime(handling, counting),
  };
}

function actualTime(
  handling: readonly Handling[],
  { conversion, rounding }: { readonly conversion: Conversion; readonly rounding: Rounding },
): Measure {
  let cases = 0;
  const pairs: TimePair[] = [];
  for (const row of handling) {
    const statutory = parseLimit(row.statutory_limit);
    if (statutory === null) continue;
    const pair = timePair(statutory, { amount: row.days, unit: 'wd' }, conversion);
    pairs.push({ before: pair.before * row.cases, after: pair.after * row.cases });
    cases += row.cases;
  }
  return timeFigures(sumPairs(pairs), cases, rounding);
}
