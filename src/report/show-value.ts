import type { Catalogue } from '../i18n/catalogue.ts';
import type { Rounding } from '../kernel/ratio.ts';
import { type Indicator, type IndicatorKey, numberIn, type Value } from './indicators.ts';
import type { Figures } from './rules.ts';

/** Printed where a figure has no denominator, or was not counted. */
export const NONE = '—';

/** A figure with the decimals of its kind: counts as they are, rates and times with those of the policy; — for none. */
export function showNumber(value: number | null, decimals: number | null): string {
  if (value === null) return NONE;
  return decimals === null ? String(value) : value.toFixed(decimals);
}

/** A rate with its percent sign; null where there is none. */
export function showRate(value: Value, { decimals }: Rounding): string | null {
  const rate = numberIn(value);
  return rate === null ? null : `${showNumber(rate, decimals)}%`;
}

const hasDecimals = ({ unit }: Pick<Indicator, 'unit'>): boolean => unit === '%' || unit === 'working_days';

/** One line of the table of indicators; a split (cases by mode) is one line for each part. */
export interface IndicatorLine {
  readonly indicator: IndicatorKey;
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  /** `118/120` beside a rate; empty elsewhere. */
  readonly basis: string;
  readonly formula: string;
  /** Belongs to the line above: shown with an indent. */
  readonly part: boolean;
  readonly previous: string;
  readonly previousChange: string;
  readonly lastYear: string;
  readonly lastYearChange: string;
  readonly running: string;
}

/** How each figure is computed, for the end of a paper. */
export const formulasOf = (
  entries: readonly { readonly name: string; readonly formula: string }[],
  t: Catalogue,
): { name: string; text: string }[] =>
  entries.map((entry) => ({ name: t.report.formulaName(entry), text: t.report.formulaText(entry) }));

/** The line of an indicator without parts. */
export function plainLine(
  key: string,
  indicator: Indicator,
  { name, formula }: { readonly name: string; readonly formula: string },
  decimals: number,
  t: Catalogue,
) {
  const { id, value, numerator, denominator, unit } = indicator;
  const own = hasDecimals(indicator) || unit === 'days' ? decimals : null;
  return {
    key,
    id,
    name,
    formula,
    unit: t.report.units[unit],
    value: showNumber(numberIn(value), own),
    basis: numerator === null || denominator === null ? '' : `${numerator}/${denominator}`,
    part: false,
  };
}

const partsOf = new Set<IndicatorKey>(['commitment_items', 'untrue_found']);

export function indicatorLines(figures: Figures, t: Catalogue): IndicatorLine[] {
  return (Object.keys(figures.indicators) as IndicatorKey[]).flatMap((key): IndicatorLine[] => {
    const indicator = figures.indicators[key];
    const { name, formula } = t.report.indicators[key];
    const { id, value, numerator, denominator } = indicator;
    const unit = t.report.units[indicator.unit];
    const { decimals } = figures.rounding;
    const own = hasDecimals(indicator) ? decimals : null;
    const change = (of: Value, part: string | null): string => {
      const changed = numberIn(of, part);
      if (changed === null) return NONE;
      const text = `${changed > 0 ? '+' : ''}${changed.toFixed(decimals)}`;
      return indicator.change_unit === 'points' ? t.report.points({ text }) : `${text}%`;
    };
    const line = (part: string | null) => ({
      indicator: key,
      id,
      unit,
      formula,
      value: showNumber(numberIn(value, part), own),
      previous: showNumber(numberIn(indicator.previous, part), own),
      previousChange: change(indicator.previous_change, part),
      lastYear: showNumber(numberIn(indicator.last_year, part), own),
      lastYearChange: change(indicator.last_year_change, part),
      running: showNumber(numberIn(indicator.running, part), own),
    });
    if (typeof value === 'object' && value !== null) {
      return Object.keys(value).map((part) => ({
        ...line(part),
        key: `${key}.${part}`,
        name: partName(part, t),
        basis: '',
        part: true,
      }));
    }
    const basis = numerator === null || denominator === null ? '' : `${numerator}/${denominator}`;
    return [{ ...line(null), key, name, basis, part: partsOf.has(key) }];
  });
}

export function partName(part: string, t: Catalogue): string {
  const names: Readonly<Record<string, string>> = { ...t.item.modes, ...t.item.tracks };
  return names[part] ?? part;
}
