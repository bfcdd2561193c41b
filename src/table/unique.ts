import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { visible } from '../kernel/text.ts';
import type { CellValue } from './cell.ts';
import type { RowValues } from './check-row.ts';
import { type RowProblem, shownValue } from './problem.ts';
import { headerOf, type TableSchema } from './schema.ts';

/**
 * Of a repeated key every row after the first is a `unique-error` (contract, section 3). A row with an empty or unreadable
 * part of the key has a problem of its own and is left out.
 */
export function checkUnique(
  schema: TableSchema,
  rows: readonly { readonly line: number; readonly values: RowValues }[],
  columns: readonly string[],
  lang: Lang,
): RowProblem[] {
  const fields = columns.flatMap((name) => schema.byName.get(name) ?? []);
  const [first] = fields;
  if (!first) return [];
  const t = catalogue(lang).table;
  const names = t.joinColumns({ columns: fields.map((field) => headerOf(field, lang)) });
  const firstLines = new Map<string, number>();
  const problems: RowProblem[] = [];
  for (const { line, values } of rows) {
    const parts = fields.map((field) => values[field.name] ?? null);
    if (parts.some((part) => part === null)) continue;
    const key = JSON.stringify(parts);
    const earlier = firstLines.get(key);
    if (earlier === undefined) {
      firstLines.set(key, line);
      continue;
    }
    const shown = fields.map((field) => shownValue(schema, field, textOf(values[field.name] ?? null)));
    const found = t.found({ value: visible(shown.join(' + ')) });
    const message = t.problem['unique-error']({ columns: names, found, line: earlier });
    problems.push({ line, column: first.name, code: 'unique-error', value: shown.join(' + '), message });
  }
  return problems;
}

const textOf = (value: CellValue): string =>
  value === null ? '' : typeof value === 'object' ? value.join('；') : String(value);
