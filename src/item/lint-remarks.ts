import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { must } from '../kernel/assert.ts';
import { shorten, visible } from '../kernel/text.ts';
import type { RowValues } from '../table/check-row.ts';
import { type RowProblem, rowProblem } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import { headerOf, loadSchema } from '../table/schema.ts';
import { type Item, type ItemColumn, itemColumns, LIST_SEPARATOR, listedFields } from './item.ts';
import { labelOf } from './labels.ts';
import type { LintAid, LintCells, LintRow } from './lint-row.ts';
import { type LintHit, lintRows } from './lint-rules.ts';

/** A rule's finding in words. `code` is the rule's name (`limit-over-statutory`), or that of a problem of reading. */
export interface Remark extends RowProblem {
  readonly severity: 'error' | 'warning';
  readonly item_code: string | null;
  /** The codes of the other items it is about. */
  readonly others: readonly string[];
}

/** A row to be checked, and what a remark on it says of its place. `raw` gives a cell as it came. */
export interface PlacedRow extends LintRow {
  readonly line: number | null;
  readonly raw?: (column: ItemColumn) => string;
}

/** The rows of a file, as far as their cells could be read. */
export function rowsOfTable(table: Table): PlacedRow[] {
  const indexOf = new Map(
    table.columns.flatMap(({ index, field, ignored }) =>
      field !== null && ignored === null ? [[field.name, index] as const] : [],
    ),
  );
  const columns = new Set(itemColumns.filter((column) => indexOf.has(column)));
  return table.rows.map(({ line, values, cells }) => ({
    line,
    columns,
    cells: cellsOf(values),
    raw: (column) => cells[indexOf.get(column) ?? -1] ?? '',
  }));
}

function cellsOf(values: RowValues): LintCells {
  const cells: Partial<Record<ItemColumn, LintCells[ItemColumn]>> = {};
  for (const column of itemColumns) {
    const value = values[column] ?? null;
    cells[column] = typeof value === 'object' && value !== null ? value.join(LIST_SEPARATOR) : value;
  }
  return cells as LintCells;
}

/** Items of the list. A column counts as asked for where an item of the same batch fills it. */
export function rowsOfItems(items: readonly Item[]): PlacedRow[] {
  const columnsOf = new Map<string, Set<ItemColumn>>();
  for (const item of items) {
    const columns = columnsOf.get(item.batch) ?? new Set();
    for (const column of itemColumns) if (item[column] !== null) columns.add(column);
    columnsOf.set(item.batch, columns);
  }
  return items.map((item) => ({
    line: item.source_line,
    cells: listedFields(item),
    columns: columnsOf.get(item.batch) ?? new Set(),
  }));
}

/**
 * What the rules have against `rows`, which come to a list that holds `beside`. `when` says whose word counts: the severity of
 * `item lint`, or that of an import. By row.
 */
export function remarksOn(
  rows: readonly PlacedRow[],
  beside: readonly LintRow[],
  aid: LintAid,
  when: 'severity' | 'at_import',
  lang: Lang,
): Remark[] {
  const hits = lintRows([...rows, ...beside], aid, (index) => index < rows.length);
  return hits.flatMap((hit) => {
    const severity = aid.settings[hit.rule][when];
    const row = rows[hit.index];
    return severity === 'off' || !row ? [] : [{ ...inWords(hit, row, lang), severity }];
  });
}

function inWords(hit: LintHit, row: PlacedRow, lang: Lang): Omit<Remark, 'severity'> {
  const t = catalogue(lang);
  const schema = loadSchema('item');
  const header = (column: ItemColumn) => headerOf(must(schema.byName.get(column), 'a column'), lang);
  const shown = (column: ItemColumn): string => {
    const value = row.cells[column];
    return value === null ? '' : visible(shorten(labelOf({ t, lang }, column, value), 60));
  };
  const { line, cells } = row;
  const { column, others } = hit;
  const value = row.raw?.(column) ?? String(cells[column] ?? '');
  const message = visible(hit.say(t.item.lint, header, shown));
  const code = hit.rule.replaceAll('_', '-');
  return {
    ...rowProblem(schema, { line, column, code, value, message }),
    item_code: cells.item_code === null ? null : String(cells.item_code),
    others,
  };
}

/** The same without what only `item lint` shows: as an import lists it. */
export const asProblem = ({ line, column, code, value, message }: Remark): RowProblem => ({
  line,
  column,
  code,
  value,
  message,
});
