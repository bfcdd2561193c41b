import type { Lang } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { readTable } from '../table/read-table.ts';
import { textValue } from '../table/row-values.ts';
import { loadSchema } from '../table/schema.ts';
import { toCsv } from '../table/write-table.ts';
import type { ConvertProblem } from './convert-rules.ts';
import { type ItemFields, itemColumns } from './item.ts';
import { problemsOf } from './read-row.ts';

/**
 * The problems that an import of these rows would list: they are written as a list and read by the very code that reads lists, so
 * that no rule of the layout (a legal basis unless cancelled …) can be passed by another door.
 */
export function checkConverted(
  rows: readonly ItemFields[],
  lang: Lang,
): Result<readonly ConvertProblem[], AppError> {
  if (rows.length === 0) return ok([]);
  const cells = rows.map((row) => itemColumns.map((column) => row[column]));
  const bytes = Buffer.from(toCsv(itemColumns, cells, { formulaGuard: true }));
  const read = readTable({ bytes, fileName: '-' }, loadSchema('item'), { encoding: 'utf-8', lang });
  if (!read.ok) return read;
  const table = read.value;
  const codes = new Map(table.rows.map(({ line, values }) => [line, textValue(values, 'item_code')]));
  return ok(
    problemsOf(table, lang).map(({ line, column, code, message }) => ({
      item_code: (line === null ? null : codes.get(line)) ?? '',
      column,
      code,
      message,
    })),
  );
}
