import type { Desk } from '../cli/desk.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Tx } from '../store/store.ts';
import type { RowProblem } from '../table/problem.ts';
import { readTable } from '../table/read-table.ts';
import { textValue } from '../table/row-values.ts';
import { loadSchema } from '../table/schema.ts';
import { toCsv } from '../table/write-table.ts';
import type { ConvertProblem } from './convert-rules.ts';
import { checkRows } from './import-items.ts';
import { detailColumns, type ItemFields, listColumns } from './item.ts';

/**
 * The problems and warnings that an import of these rows would list: they are written as a list and read by the very code that
 * reads lists, so that no rule of the layout (a legal basis unless cancelled …) can be passed by another door.
 */
export async function checkConverted(
  tx: Tx,
  desk: Desk,
  rows: readonly ItemFields[],
): Promise<Result<{ problems: ConvertProblem[]; warnings: ConvertProblem[] }, AppError>> {
  if (rows.length === 0) return ok({ problems: [], warnings: [] });
  // Further columns that no row fills stand in no list either: their rules do not ask for them.
  const further = detailColumns.filter((column) => rows.some((row) => row[column] !== null));
  const columns = [...listColumns, ...further];
  const cells = rows.map((row) => columns.map((column) => row[column]));
  const bytes = Buffer.from(toCsv(columns, cells, { formulaGuard: true }));
  const read = readTable({ bytes, fileName: '-' }, loadSchema('item'), {
    encoding: 'utf-8',
    lang: desk.lang,
  });
  if (!read.ok) return read;
  const table = read.value;
  const checked = await checkRows(tx, desk, table);
  if (!checked.ok) return checked;
  const codes = new Map(table.rows.map(({ line, values }) => [line, textValue(values, 'item_code')]));
  const byItem = ({ line, column, code, message }: RowProblem): ConvertProblem => ({
    item_code: (line === null ? null : codes.get(line)) ?? '',
    column,
    code,
    message,
  });
  return ok({
    problems: checked.value.problems.map(byItem),
    warnings: checked.value.warnings.map(byItem),
  });
}
