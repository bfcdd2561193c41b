import type { Catalogue } from '../i18n/catalogue.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { Indicator, IndicatorKey } from './indicators.ts';
import type { Figures } from './rules.ts';

/** Printed where a figure has no denominator, or was not counted. */
export const NONE = '—';

/** A figure with the decimals of its kind: counts as they are, rates and times with those of the policy; — for none. */
export function showNumber(value: number | null, decimals: number | null): string {
  if (value === null) return NONE;
  return decimals === null ? String(value) : value.toFixed(decimals);
}

const hasDecimals = ({ unit }: Indicator): boolean => unit === '%' || unit === 'working_days';

/** One line of the table of indicators; a split (cases by mode) is one line for each part. */
export interface IndicatorLine {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  /** `118／120` under a rate; empty elsewhere. */
  readonly basis: string;
  readonly formula: string;
  /** Belongs to the line above: shown with an indent. */
  readonly part: boolean;
}

export function indicatorLines(figures: Figures, t: Catalogue): IndicatorLine[] {
  return (Object.keys(figures.indicators) as IndicatorKey[]).flatMap((key): IndicatorLine[] => {
    const indicator = figures.indicators[key];
    const { name, formula } = t.report.indicators[key];
    const unit = t.report.units[indicator.unit];
    const { value } = indicator;
    if (typeof value === 'object' && value !== null) {
      return Object.keys(value).map((part) => ({
        key: `${key}.${part}`,
        id: indicator.id,
        name: partName(part, t),
        value: showNumber(value[part] ?? null, null),
        unit,
        basis: '',
        formula,
        part: true,
      }));
    }
    const decimals = hasDecimals(indicator) ? figures.rounding.decimals : null;
    const { numerator, denominator } = indicator;
    return [
      {
        key,
        id: indicator.id,
        name,
        value: showNumber(value, decimals),
        unit,
        basis: numerator === null || denominator === null ? '' : `${numerator}/${denominator}`,
        formula,
        part: key === 'commitment_items' || key === 'untrue_found',
      },
    ];
  });
}

function partName(part: string, t: Catalogue): string {
  const names: Readonly<Record<string, string>> = { ...t.item.modes, ...t.item.tracks };
  return names[part] ?? part;
}

/** The columns of the table by authority; the first holds names. */
export const authorityColumns = [
  'authority',
  'items',
  'cases',
  'joint',
  'commitment_cases',
  'commitment_share',
  'check_due',
  'checked',
  'check_rate',
  'untrue',
  'untrue_rate',
  'breaches',
] as const;

/** The table by authority as texts, the total last. Authorities without any figure but their items stay: 零报告. */
export function authorityLines(figures: Figures, t: Catalogue): string[][] {
  const rates = new Set<string>(['commitment_share', 'check_rate', 'untrue_rate']);
  const show = (column: string, value: number | string | null): string =>
    typeof value === 'string'
      ? value
      : showNumber(value, rates.has(column) ? figures.rounding.decimals : null);
  const total: Record<string, number | string | null> = { authority: t.report.total };
  for (const column of authorityColumns) {
    if (column === 'authority') continue;
    const { value } = figures.indicators[column];
    total[column] = typeof value === 'object' ? null : value;
  }
  const rows = [...figures.by_authority].sort((a, b) => compareUtf8(a.authority, b.authority));
  return [
    ...rows.map((row) => authorityColumns.map((column) => show(column, row[column] ?? null))),
    authorityColumns.map((column) => show(column, total[column] ?? null)),
  ];
}
