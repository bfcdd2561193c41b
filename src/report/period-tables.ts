import type { Catalogue } from '../i18n/catalogue.ts';
import type { Change } from './changes.ts';
import { type IndicatorKey, numberIn } from './indicators.ts';
import type { Figures, GroupFigures } from './rules.ts';
import { type IndicatorLine, indicatorLines, NONE, partName, showNumber } from './show-value.ts';
import { type DocumentColumn, type DocumentTable, left, right } from './table-document.ts';

/** The tables of a report on a month or a period. `changes`: what differs from the version before. */
export function periodTables(figures: Figures, changes: readonly Change[], t: Catalogue): DocumentTable[] {
  const h = t.report.headings;
  const lines = indicatorLines(figures, t);
  const keys = t.report.groupKeys;
  return [
    indicatorTable(lines, t),
    comparisonTable(figures, lines, t),
    authorityTable(figures, t),
    groupTable(h.levels, keys.level, figures, figures.by_level, (key) => levelName(key, t), t),
    groupTable(h.tracks, keys.track, figures, figures.by_track, (key) => partName(key, t), t),
    groupTable(h.channels, keys.channel, figures, figures.by_channel, (key) => channelName(key, t), t),
    itemTable(figures, t),
    changeTable(h.changes, changes, figures, t),
  ].filter(({ rows }) => rows.length > 0);
}

/** What came after a month was frozen; no table where nothing did. */
export const sinceTable = (figures: Figures, since: readonly Change[], t: Catalogue): DocumentTable[] =>
  since.length === 0 ? [] : [changeTable(t.report.headings.since, since, figures, t)];

/** One indicator a line, with its formula where there is room. */
export function indicatorTable(
  lines: readonly Pick<
    IndicatorLine,
    'key' | 'name' | 'value' | 'unit' | 'basis' | 'id' | 'formula' | 'part'
  >[],
  t: Catalogue,
): DocumentTable {
  const c = t.report.columns;
  return {
    heading: t.report.headings.indicators,
    columns: [
      left(c.indicator, 42),
      right(c.value, 18),
      left(c.unit, 14),
      right(c.basis, 16),
      left(c.id, 10),
      { ...left(c.formula, 60), wide: true },
    ],
    rows: lines.map((line) => [
      line.name,
      line.value,
      line.unit,
      line.basis,
      line.id,
      line.key.includes('.') ? '' : line.formula,
    ]),
    parts: partsIn(lines),
  };
}

const partsIn = (lines: readonly { readonly part: boolean }[]): Set<number> =>
  new Set(lines.flatMap(({ part }, i) => (part ? [i] : [])));

const isNothing = (text: string): boolean => text === NONE || /^[0.]+$/.test(text);

/** Every figure that there was anything of. */
function comparisonTable(figures: Figures, all: readonly IndicatorLine[], t: Catalogue): DocumentTable {
  const c = t.report.columns;
  const lines = all.filter(
    ({ indicator, value, previous, lastYear, running }) =>
      indicator !== 'late_cases' && [value, previous, lastYear, running].some((text) => !isNothing(text)),
  );
  const period = figures.month === null ? 'period' : 'month';
  return {
    heading: t.report.headings.comparison,
    columns: [
      left(c.indicator, 38),
      right(c.now[period], 10),
      right(c.previous[period], 10),
      right(c.previousChange, 14),
      right(c.lastYear, 10),
      right(c.lastYearChange, 14),
      right(c.running, 10),
    ],
    rows: lines.map((line) => [
      line.name,
      line.value,
      line.previous,
      line.previousChange,
      line.lastYear,
      line.lastYearChange,
      line.running,
    ]),
    parts: partsIn(lines),
  };
}

const rates = ['commitment_share', 'check_rate', 'untrue_rate'] as const;
/** Widths on paper: English headings need more room than Chinese ones. */
const COUNT = 8;
const RATE = 10;

/** Columns that every breakdown has; `joint` only where there is any. */
function figureColumns(rows: readonly GroupFigures[]) {
  const some = rows.some(({ joint }) => joint > 0);
  return [
    'cases',
    ...(some ? (['joint'] as const) : []),
    'commitment_cases',
    'commitment_share',
    'check_due',
    'checked',
    'check_rate',
    'untrue',
    'untrue_rate',
  ] as const;
}

const isRate = (key: string): boolean => rates.some((rate) => rate === key);

function columnOf(key: keyof Catalogue['report']['narrow'], t: Catalogue): DocumentColumn {
  return { ...right(t.report.columns[key], isRate(key) ? RATE : COUNT), narrow: t.report.narrow[key] };
}

function show(key: string, value: number | null, { rounding }: Figures): string {
  return showNumber(value, isRate(key) ? rounding.decimals : null);
}

/** The total of a column. */
function totalOf(figures: Figures, key: IndicatorKey): string {
  return show(key, numberIn(figures.indicators[key].value), figures);
}

/** Authorities without any figure but their items stay: 零报告. */
function authorityTable(figures: Figures, t: Catalogue): DocumentTable {
  const c = t.report.columns;
  const columns = figureColumns(figures.by_authority);
  return {
    heading: t.report.headings.authorities,
    columns: [
      left(c.authority, 26),
      // What a leader compares is the month's work, and the page is upright: the list's stock stands where there is room.
      { ...right(c.items, COUNT), wide: true },
      ...columns.map((key) => columnOf(key, t)),
      columnOf('breaches', t),
    ],
    rows: [
      ...figures.by_authority.map((row) => [
        row.authority,
        String(row.items),
        ...columns.map((key) => show(key, row[key], figures)),
        String(row.breaches),
      ]),
      [
        t.report.total,
        totalOf(figures, 'items'),
        ...columns.map((key) => totalOf(figures, key)),
        totalOf(figures, 'breaches'),
      ],
    ],
    totalLast: true,
  };
}

function groupTable(
  heading: string,
  title: string,
  figures: Figures,
  groups: Figures['by_level'],
  nameOf: (key: string) => string,
  t: Catalogue,
): DocumentTable {
  const columns = figureColumns(groups);
  const whole = figures.indicators.cases.value === 0 ? null : 100;
  return {
    heading,
    columns: [
      left(title, 22),
      ...columns.flatMap((key) =>
        key === 'cases' ? [columnOf(key, t), right(t.report.columns.part, RATE)] : [columnOf(key, t)],
      ),
    ],
    rows: [
      ...groups.map((row) => [
        nameOf(row.key),
        ...columns.flatMap((key) => [
          show(key, row[key], figures),
          ...(key === 'cases' ? [show('check_rate', row.part, figures)] : []),
        ]),
      ]),
      [
        t.report.total,
        ...columns.flatMap((key) => [
          totalOf(figures, key),
          ...(key === 'cases' ? [show('check_rate', whole, figures)] : []),
        ]),
      ],
    ],
    totalLast: true,
    detail: true,
  };
}

function itemTable(figures: Figures, t: Catalogue): DocumentTable {
  const c = t.report.columns;
  return {
    heading: t.report.headings.items,
    columns: [
      left(c.item, 36),
      left(c.authority, 26),
      columnOf('cases', t),
      right(c.part, RATE),
      columnOf('commitment_cases', t),
      columnOf('commitment_share', t),
      { ...left(c.itemCode, 30), wide: true },
    ],
    rows: figures.top_items.map((row) => [
      row.item_name,
      row.authority,
      String(row.cases),
      show('check_rate', row.part, figures),
      String(row.commitment_cases),
      show('commitment_share', row.commitment_share, figures),
      row.key,
    ]),
    detail: true,
  };
}

/** Lines of a table of changes that a page holds. */
const MOST_CHANGES = 30;

function changeTable(
  heading: string,
  changes: readonly Change[],
  figures: Figures,
  t: Catalogue,
): DocumentTable {
  const c = t.report.columns;
  // Of many changes a reader wants the totals; programs find every one in the JSON.
  const shown =
    changes.length > MOST_CHANGES ? changes.filter(({ authority }) => authority === null) : changes;
  const others = changes.length - shown.length;
  const more = others === 0 ? [] : [[t.report.authorities, t.report.moreChanges({ others }), '', '']];
  return {
    heading,
    columns: [left(c.scope, 30), left(c.indicator, 36), right(c.before, 14), right(c.after, 14)],
    rows: shown
      .map(({ authority, key, from, to }): readonly string[] => {
        const [indicator = key, part] = key.split('.');
        const { unit } = figures.indicators[indicator as IndicatorKey];
        const decimals = unit === '%' || unit === 'working_days' ? figures.rounding.decimals : null;
        const name = t.report.indicators[indicator as IndicatorKey].name;
        return [
          authority ?? t.report.total,
          part === undefined ? name : t.report.partOf({ whole: name, part: partName(part, t) }),
          showNumber(from, decimals),
          showNumber(to, decimals),
        ];
      })
      .concat(more),
  };
}

const levelName = (key: string, t: Catalogue): string =>
  (t.item.levels as Readonly<Record<string, string>>)[key] ?? key;

const channelName = (key: string, t: Catalogue): string =>
  (t.cases.channels as Readonly<Record<string, string>>)[key] ?? key;
