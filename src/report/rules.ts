import { type Rounding, ratio } from '../kernel/ratio.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { MonthFacts, TrendMonth } from './facts.ts';
import { type Indicator, type IndicatorKey, indicatorKeys, indicatorTable } from './indicators.ts';
import type { Month } from './month.ts';

/** One authority's line. Rates in percent, null where nothing stands below the line. */
export interface AuthorityRow {
  readonly authority: string;
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
  readonly breaches: number;
}

/** The figures of a month as they are shown, frozen and hashed. */
export interface Figures {
  readonly month: Month;
  readonly rounding: Rounding;
  readonly indicators: Readonly<Record<IndicatorKey, Indicator>>;
  readonly by_authority: readonly AuthorityRow[];
  readonly trend: readonly TrendMonth[];
}

/** Turns what was counted into figures. Check the identities first (identities.ts). */
export function computeFigures(facts: MonthFacts, rounding: Rounding): Figures {
  const indicators = Object.fromEntries(
    indicatorKeys.map((key) => {
      const { id, unit, compute } = indicatorTable[key];
      return [key, { ...compute(facts, rounding), unit, id }];
    }),
  ) as Record<IndicatorKey, Indicator>;
  const percent = (numerator: number, denominator: number) => ratio(numerator, denominator, rounding, 100);
  const rows = facts.byAuthority.map((row) => ({
    authority: row.authority,
    items: row.items,
    cases: row.cases,
    joint: row.joint,
    commitment_cases: row.commitment_cases,
    commitment_share: percent(row.commitment_cases, row.cases),
    check_due: row.check_due,
    checked: row.checked,
    check_rate: percent(row.checked, row.check_due),
    untrue: row.untrue,
    untrue_rate: percent(row.untrue, row.checked),
    breaches: row.breaches,
  }));
  return {
    month: facts.month,
    rounding,
    indicators,
    by_authority: rows.sort((a, b) => compareUtf8(a.authority, b.authority)),
    trend: facts.trend,
  };
}
