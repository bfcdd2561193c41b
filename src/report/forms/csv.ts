import type { Catalogue } from '../../i18n/catalogue.ts';
import { csvForPeople, toCsv } from '../../table/write-table.ts';
import type { Indicator, IndicatorKey } from '../indicators.ts';
import type { Figures } from '../rules.ts';
import { authorityColumns, indicatorLines } from '../show-value.ts';

/** One figure a line: what a spreadsheet can filter and another program can read. Empty = none (printed — elsewhere). */
export const tidyColumns = ['scope', 'key', 'id', 'value', 'numerator', 'denominator', 'unit'] as const;

export type TidyRow = readonly (string | number | null)[];

/** All figures in codes: scope `total` or the authority's name. */
export function tidyRows(figures: Figures): TidyRow[] {
  const totals = (Object.keys(figures.indicators) as IndicatorKey[]).flatMap((key) =>
    totalRows(key, figures.indicators[key]),
  );
  const rows = figures.by_authority.flatMap((row) =>
    authorityColumns
      .filter((column) => column !== 'authority')
      .map((column): TidyRow => {
        const { id, unit } = figures.indicators[column];
        return [row.authority, column, id, row[column], null, null, unit];
      }),
  );
  return [...totals, ...rows];
}

function totalRows(key: string, { id, unit, value, numerator, denominator }: Indicator): TidyRow[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([part, count]) => [
      'total',
      `${key}.${part}`,
      id,
      count,
      null,
      denominator,
      unit,
    ]);
  }
  return [['total', key, id, value, numerator, denominator, unit]];
}

/** The same for people: named, with BOM and guard. */
export function peopleCsv(figures: Figures, t: Catalogue): string {
  const c = t.report.columns;
  const lines = new Map(indicatorLines(figures, t).map((line) => [line.key, line]));
  const rows = tidyRows(figures).map(([scope = '', key = '', id = '', value = null, top, bottom, unit]) => {
    const line = lines.get(String(key));
    const name = line?.name ?? String(key);
    return [
      scope === 'total' ? t.report.total : scope,
      line?.part === true && scope === 'total' && String(key).includes('.')
        ? t.report.partOf({ whole: parentName(String(key), t), part: name })
        : name,
      id,
      value,
      top ?? null,
      bottom ?? null,
      t.report.units[unit as Indicator['unit']],
      line?.formula ?? null,
    ];
  });
  return toCsv(
    [c.scope, c.indicator, c.id, c.value, c.numerator, c.denominator, c.unit, c.formula],
    rows,
    csvForPeople,
  );
}

function parentName(key: string, t: Catalogue): string {
  const parent = key.slice(0, key.indexOf('.'));
  return t.report.indicators[parent as IndicatorKey].name;
}
