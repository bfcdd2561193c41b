import type { Catalogue } from '../i18n/catalogue.ts';
import { csvForPeople, toCsv } from '../table/write-table.ts';
import { groupKeys } from './facts.ts';
import { figureColumns } from './figure-rows.ts';
import { type Indicator, type IndicatorKey, numberIn } from './indicators.ts';
import type { Figures, GroupFigures } from './rules.ts';
import { indicatorLines } from './show-value.ts';
import type { CsvRow } from './table-document.ts';

/** One figure a line: what a spreadsheet can filter and another program can read. Empty = none (printed — elsewhere). */
export const tidyColumns = [
  ...figureColumns,
  'previous',
  'previous_change',
  'last_year',
  'last_year_change',
  'running',
  'change_unit',
] as const;

const groupFigures = [
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
] as const satisfies readonly (keyof GroupFigures)[];

/** All figures in codes: scope `total`, the authority's name, or `level:3`, `track:licence`, `channel:online`, `item:CODE`. */
export function tidyRows(figures: Figures): CsvRow[] {
  const totals = (Object.keys(figures.indicators) as IndicatorKey[]).flatMap((key) =>
    totalRows(key, figures.indicators[key]),
  );
  const group = (scope: string, keys: readonly (IndicatorKey & keyof GroupFigures)[], row: GroupFigures) =>
    keys.map((key): CsvRow => {
      const { id, unit } = figures.indicators[key];
      return [scope, key, id, row[key], null, null, unit, null, null, null, null, null, null];
    });
  const noItems = groupFigures.filter((key) => key !== 'items');
  return [
    ...totals,
    ...figures.by_authority.flatMap((row) => [
      ...group(row.authority, groupFigures, row),
      breachesOf(figures, row.authority, row.breaches),
    ]),
    ...figures.by_level.flatMap((row) => group(`level:${row.key}`, groupFigures, row)),
    ...figures.by_track.flatMap((row) => group(`track:${row.key}`, groupFigures, row)),
    ...figures.by_channel.flatMap((row) => group(`channel:${row.key}`, noItems, row)),
    ...figures.top_items.flatMap((row) => group(`item:${row.key}`, noItems, row)),
  ];
}

function breachesOf({ indicators }: Figures, authority: string, breaches: number): CsvRow {
  const { id, unit } = indicators.breaches;
  return [authority, 'breaches', id, breaches, null, null, unit, null, null, null, null, null, null];
}

function totalRows(key: string, indicator: Figures['indicators'][IndicatorKey]): CsvRow[] {
  const { id, unit, value, numerator, denominator } = indicator;
  const compared = (part: string | null): (string | number | null)[] => [
    ...[indicator.previous, indicator.previous_change, indicator.last_year, indicator.last_year_change].map(
      (of) => numberIn(of, part),
    ),
    numberIn(indicator.running, part),
    indicator.change_unit,
  ];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([part, count]) => [
      ...['total', `${key}.${part}`, id],
      ...[count, null, denominator, unit],
      ...compared(part),
    ]);
  }
  return [['total', key, id, value, numerator, denominator, unit, ...compared(null)]];
}

/** The same for people: named, with BOM and guard. */
export function peopleCsv(figures: Figures, t: Catalogue): string {
  const c = t.report.columns;
  const lines = new Map(indicatorLines(figures, t).map((line) => [line.key, line]));
  const rows = tidyRows(figures).map(([scope = '', key = '', id = '', ...cells]) => {
    const [value = null, top = null, bottom = null, unit, ...compared] = cells;
    const line = lines.get(String(key));
    const name = line?.name ?? String(key);
    const isPart = scope === 'total' && String(key).includes('.');
    return [
      scopeName(String(scope), figures, t),
      isPart ? t.report.partOf({ whole: parentName(String(key), t), part: name }) : name,
      id,
      ...[value, top, bottom],
      t.report.units[unit as Indicator['unit']],
      ...compared.slice(0, -1),
      line?.formula ?? null,
    ];
  });
  const period = figures.month === null ? 'period' : 'month';
  const compared = [c.previous[period], c.previousChange, c.lastYear, c.lastYearChange, c.running];
  return toCsv(
    [c.scope, c.indicator, c.id, c.value, c.numerator, c.denominator, c.unit, ...compared, c.formula],
    rows,
    csvForPeople,
  );
}

function scopeName(scope: string, { top_items }: Figures, t: Catalogue): string {
  if (scope === 'total') return t.report.total;
  const [by, key] = [scope.slice(0, scope.indexOf(':')), scope.slice(scope.indexOf(':') + 1)];
  const known = groupKeys.find((one) => one === by);
  if (known === undefined || known === 'authority') return scope;
  const names: Readonly<Record<string, string>> = {
    ...(known === 'level' ? t.item.levels : {}),
    ...(known === 'track' ? t.item.tracks : {}),
    ...(known === 'channel' ? t.cases.channels : {}),
  };
  const item = top_items.find((row) => row.key === key)?.item_name;
  return t.report.partOf({ whole: t.report.groupKeys[known], part: item ?? names[key] ?? key });
}

function parentName(key: string, t: Catalogue): string {
  const parent = key.slice(0, key.indexOf('.'));
  return t.report.indicators[parent as IndicatorKey].name;
}
