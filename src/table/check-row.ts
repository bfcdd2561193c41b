import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { err } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { type CellValue, dropGuard, readCell } from './cell.ts';
import { markedText, markFault } from './cell-mark.ts';
import type { CsvRecord } from './csv.ts';
import type { TableColumn } from './header.ts';
import { cellProblem, missingCellProblem, type RowProblem, shownValue } from './problem.ts';
import { type Condition, type Field, headerOf, type TableSchema } from './schema.ts';

export type RowValues = Readonly<Record<string, CellValue>>;

export interface CheckedRow {
  /** A value for every column of the layout; null where empty, absent or wrong. */
  readonly values: RowValues;
  readonly problems: readonly RowProblem[];
}

export interface RowContext {
  readonly schema: TableSchema;
  readonly columns: readonly TableColumn[];
  readonly lang: Lang;
  /** Columns already reported as missing from the header: not reported again in every row. */
  readonly reported: ReadonlySet<string>;
  /** A sheet leaves empty cells at a row's end out; in CSV a short row may have lost some. */
  readonly shortRows: boolean;
}

/** Every cell of a row against its column, then what the row as a whole must have. */
export function checkRow(context: RowContext, record: CsvRecord): CheckedRow {
  const values = { ...emptyValues(context.schema) };
  const ragged = raggedProblem(context, record);
  // In a row with too many or too few cells they may have slipped: checking them would accuse the wrong columns.
  if (ragged) return { values, problems: [ragged] };
  const problems: RowProblem[] = [];
  const wrong = new Set<string>();
  for (const { index, field, ignored } of context.columns) {
    if (field === null || ignored !== null) continue;
    // The guard is ours, not the writer's: neither reading nor a problem shows it.
    const written = dropGuard(record.cells[index] ?? '');
    const mark = record.marks?.get(index);
    const raw = mark === undefined ? written : markedText(field, mark, written);
    const damage = mark === undefined ? null : markFault(field, mark);
    const cell = damage === null ? readCell(field, raw) : err(damage);
    if (cell.ok) {
      values[field.name] = cell.value;
    } else {
      wrong.add(field.name);
      problems.push(
        cellProblem(context.schema, field, { line: record.line, raw, fault: cell.error }, context.lang),
      );
    }
  }
  problems.push(...missingCells(context, record.line, values, wrong));
  return { values, problems };
}

function missingCells(
  context: RowContext,
  line: number,
  values: RowValues,
  wrong: ReadonlySet<string>,
): RowProblem[] {
  const isEmpty = (field: Field): boolean => values[field.name] === null && !wrong.has(field.name);
  const problems: RowProblem[] = [];
  const unknown = (column: string): boolean => wrong.has(column) || context.reported.has(column);
  for (const field of requirable(context.schema)) {
    if (values[field.name] !== null || wrong.has(field.name)) continue;
    if (context.reported.has(field.name) || !isRequired(field, values, unknown)) continue;
    problems.push(missingCellProblem(field, line, context.lang));
  }
  for (const group of context.schema.requireOneOf) {
    const fields = group.flatMap((name) => context.schema.byName.get(name) ?? []);
    const [first] = fields;
    if (!first || context.reported.has(first.name) || !fields.every(isEmpty)) continue;
    const t = catalogue(context.lang).table;
    const column = t.oneOf({ columns: fields.map((field) => headerOf(field, context.lang)) });
    problems.push({
      ...missingCellProblem(first, line, context.lang),
      message: t.problem['missing-cell']({ column }),
    });
  }
  return problems;
}

const requirables = new WeakMap<TableSchema, readonly Field[]>();

/** The columns that are required always or under a condition. */
function requirable(schema: TableSchema): readonly Field[] {
  let known = requirables.get(schema);
  if (known === undefined) {
    known = schema.fields.filter((field) => field.required || field.requiredWhen || field.requiredUnless);
    requirables.set(schema, known);
  }
  return known;
}

function isRequired(field: Field, values: RowValues, unknown: (column: string) => boolean): boolean {
  if (field.required) return true;
  const { requiredWhen, requiredUnless } = field;
  if (requiredWhen === null && requiredUnless === null) return false;
  // What an unreadable cell, or a column that is missing, would have asked for cannot be known.
  if (Object.keys(requiredWhen ?? requiredUnless ?? {}).some(unknown)) return false;
  if (requiredWhen !== null) return holds(requiredWhen, values);
  return requiredUnless !== null && !holds(requiredUnless, values);
}

const holds = (condition: Condition, values: RowValues): boolean =>
  Object.entries(condition).every(([column, codes]) => codes.includes(String(values[column])));

/** A filled cell outside every column, or a row that ends before the last column of the layout. */
function raggedProblem(context: RowContext, record: CsvRecord): RowProblem | null {
  const { columns, schema, lang } = context;
  const { cells, line } = record;
  // As wide as the header, with no blank column in it: nothing can be astray.
  if (cells.length === columns.length && !hasBlank(columns)) return null;
  const t = catalogue(lang).table.problem;
  const width = columns.reduce((last, column) => (column.ignored === 'blank' ? last : column.index + 1), 0);
  const stray = cells.findIndex(
    (cell, i) => (columns[i]?.ignored ?? (i < columns.length ? null : 'blank')) === 'blank' && isFilled(cell),
  );
  if (stray !== -1) {
    const actual = cells.findLastIndex(isFilled) + 1;
    const value = shownValue(schema, null, cells[stray] ?? '');
    const message = t['extra-cell']({ expected: width, actual: Math.max(actual, width + 1) });
    return { line, column: null, code: 'extra-cell', value, message };
  }
  if (context.shortRows) return null;
  const missing = columns.find(
    ({ index, field, ignored }) => index >= cells.length && field !== null && ignored === null,
  )?.field;
  if (!missing) return null;
  const column = headerOf(missing, lang);
  const message = t['short-row']({ expected: width, actual: cells.length, column });
  return { line, column: missing.name, code: 'missing-cell', value: '', message };
}

const empties = new WeakMap<TableSchema, Record<string, CellValue>>();

/** A row of the layout without a value: copied for every row, made once. */
function emptyValues(schema: TableSchema): Record<string, CellValue> {
  let empty = empties.get(schema);
  if (empty === undefined) {
    empty = Object.fromEntries(schema.fields.map(({ name }) => [name, null]));
    empties.set(schema, empty);
  }
  return empty;
}

const isFilled = (cell: string): boolean => normaliseText(cell) !== '';

const blanks = new WeakMap<readonly TableColumn[], boolean>();

/** Asked of every row, told once for each header. */
function hasBlank(columns: readonly TableColumn[]): boolean {
  let known = blanks.get(columns);
  if (known === undefined) {
    known = columns.some(({ ignored }) => ignored === 'blank');
    blanks.set(columns, known);
  }
  return known;
}
