import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { keyTable } from '../kernel/key-table.ts';
import { visible } from '../kernel/text.ts';
import type { CellValue } from './cell.ts';
import type { RowValues } from './check-row.ts';
import { type RowProblem, shownValue } from './problem.ts';
import { headerOf, type TableSchema } from './schema.ts';

/** A row as its key is looked at. */
interface KeyedRow {
  readonly line: number;
  readonly values: RowValues;
}

/**
 * Of a repeated key every row after the first is a `unique-error` (contract, section 3). A row with an empty or unreadable
 * part of the key has a problem of its own and is left out. The rows come one by one, in file order.
 */
export function uniqueChecker(
  schema: TableSchema,
  columns: readonly string[],
  lang: Lang,
): (row: KeyedRow) => RowProblem | null {
  const fields = columns.flatMap((name) => schema.byName.get(name) ?? []);
  const [first] = fields;
  if (!first) return () => null;
  const t = catalogue(lang).table;
  const names = t.joinColumns({ columns: fields.map((field) => headerOf(field, lang)) });
  const firstLines = keyTable();
  /** Most keys are one text, which needs no mark to tell its parts. */
  const keyOf = (values: RowValues): string | null => {
    const part = values[first.name] ?? null;
    if (fields.length === 1 && typeof part === 'string') return part;
    const parts = fields.map((field) => values[field.name] ?? null);
    return parts.includes(null) ? null : JSON.stringify(parts);
  };
  return ({ line, values }) => {
    const key = keyOf(values);
    if (key === null) return null;
    const earlier = firstLines.getOrSet(key, line);
    if (earlier === undefined) return null;
    const shown = fields.map((field) => shownValue(schema, field, textOf(values[field.name] ?? null)));
    const found = t.found({ value: visible(shown.join(' + ')) });
    const message = t.problem['unique-error']({ columns: names, found, line: earlier });
    return { line, column: first.name, code: 'unique-error', value: shown.join(' + '), message };
  };
}

const textOf = (value: CellValue): string =>
  value === null ? '' : typeof value === 'object' ? value.join('；') : String(value);
