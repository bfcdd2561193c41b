import { type Rounding, ratio } from '../kernel/ratio.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';
import { type Comparison, compare } from './comparison.ts';
import type { GroupCounts, GroupKey, LateCases, PeriodFacts, TrendMonth } from './facts.ts';
import { type Indicator, type IndicatorKey, indicatorKeys, indicatorRules } from './indicators.ts';
import { type Month, monthOf, wholeMonths } from './month.ts';

/** The figures of one authority, level, track, channel or item. Rates in percent, null where nothing stands below the line. */
export interface GroupFigures {
  readonly items: number;
  readonly cases: number;
  readonly joint: number;
  readonly commitment_cases: number;
  readonly commitment_share: number | null;
  readonly check_due: number;
  readonly checked: number;
  readonly check_rate: number | null;
  readonly untrue: number;
  readonly untrue_rate: number | null;
}

/** One authority's line. */
export interface AuthorityRow extends GroupFigures {
  readonly authority: string;
  readonly breaches: number;
}

/** One level, track or channel, by its code. `part`: its completed cases in percent of all. */
export interface GroupRow extends GroupFigures {
  readonly key: string;
  readonly part: number | null;
}

export interface ItemRow extends GroupRow {
  readonly item_name: string;
  readonly authority: string;
}

/** The figures of a span as they are shown, frozen and hashed. */
export interface Figures {
  /** Null where the span is not one month. */
  readonly month: Month | null;
  readonly from: Day;
  readonly to: Day;
  readonly rounding: Rounding;
  readonly indicators: Readonly<Record<IndicatorKey, Indicator & Comparison>>;
  readonly by_authority: readonly AuthorityRow[];
  readonly by_level: readonly GroupRow[];
  readonly by_track: readonly GroupRow[];
  readonly by_channel: readonly GroupRow[];
  /** The ten items with the most commitment cases. */
  readonly top_items: readonly ItemRow[];
  readonly late: readonly LateCases[];
  readonly trend: readonly TrendMonth[];
}

const TOP_ITEMS = 10;

/** Turns what was counted into figures. Check the identities first (identities.ts). */
export function computeFigures(facts: PeriodFacts, rounding: Rounding): Figures {
  const indicators = Object.fromEntries(
    indicatorKeys.map((key) => {
      const { id, unit, compute, running } = indicatorRules[key];
      const value = compute(facts, rounding);
      const compared = compare(
        { ...value, unit },
        compute(facts.previous, rounding).value,
        compute(facts.lastYear, rounding).value,
        rounding,
      );
      const soFar = running ? compute(facts.running, rounding).value : null;
      return [key, { ...value, unit, id, ...compared, running: soFar }];
    }),
  ) as Record<IndicatorKey, Indicator & Comparison>;
  const rows = (by: GroupKey): GroupRow[] =>
    facts.groups[by].map((group) => ({
      key: group.key,
      ...figuresOf(group, rounding),
      part: ratio(group.cases, facts.total.cases, rounding, 100),
    }));
  const span = { from: facts.span.from, to: facts.span.to };
  return {
    month: wholeMonths(span) === 1 ? monthOf(span.from) : null,
    ...span,
    rounding,
    indicators,
    by_authority: facts.groups.authority
      .map((group) => ({ authority: group.key, ...figuresOf(group, rounding), breaches: group.breaches }))
      .sort((a, b) => compareUtf8(a.authority, b.authority)),
    by_level: rows('level').sort((a, b) => compareUtf8(a.key, b.key)),
    by_track: inOrder(rows('track'), ['certification', 'licence', 'material']),
    by_channel: inOrder(rows('channel'), ['window', 'online', 'mobile', 'courier']),
    top_items: topItems(facts.groups.item, facts.total.cases, rounding),
    late: facts.late,
    trend: facts.trend,
  };
}

function figuresOf(group: GroupCounts, rounding: Rounding): GroupFigures {
  const percent = (numerator: number, denominator: number) => ratio(numerator, denominator, rounding, 100);
  return {
    items: group.items,
    cases: group.cases,
    joint: group.joint,
    commitment_cases: group.commitment_cases,
    commitment_share: percent(group.commitment_cases, group.cases),
    check_due: group.check_due,
    checked: group.checked,
    check_rate: percent(group.checked, group.check_due),
    untrue: group.untrue,
    untrue_rate: percent(group.untrue, group.checked),
  };
}

const inOrder = (rows: readonly GroupRow[], order: readonly string[]): GroupRow[] =>
  rows.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));

const topItems = (items: readonly GroupCounts[], allCases: number, rounding: Rounding): ItemRow[] =>
  items
    .filter(({ commitment_cases }) => commitment_cases > 0)
    .toSorted((a, b) => b.commitment_cases - a.commitment_cases || compareUtf8(a.key, b.key))
    .slice(0, TOP_ITEMS)
    .map((item) => ({
      key: item.key,
      item_name: item.item_name ?? item.key,
      authority: item.authority_name ?? '',
      ...figuresOf(item, rounding),
      part: ratio(item.cases, allCases, rounding, 100),
    }));
