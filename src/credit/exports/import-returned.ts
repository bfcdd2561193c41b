import { type Desk, regionOf, stampOf } from '../../cli/desk.ts';
import { enterImport } from '../../cli/enter-import.ts';
import { wordOption } from '../../cli/values.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { ok, type Result } from '../../kernel/result.ts';
import {
  acceptedRows,
  type ImportChoice,
  type ImportSummary,
  mayWrite,
  summarise,
} from '../../table/import-file.ts';
import { foreignKeyProblem, type RowProblem, sortProblems } from '../../table/problem.ts';
import type { Table } from '../../table/read-table.ts';
import { requiredText, textValue } from '../../table/row-values.ts';
import { dataSets } from './layout.ts';
import { insertReturn, type ReturnRow, selectByPlatformKey, selectReturns } from './push-store.ts';

/**
 * Reads back what a platform refused, row by row: each error stays with the push that it is about, until the row goes out again. A row
 * that was never sent is a problem of the file.
 */
export async function importReturned(
  desk: Desk,
  table: Table,
  options: ImportChoice,
): Promise<Result<ImportSummary, AppError>> {
  const region = regionOf(desk);
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const known = new Set((await selectReturns(tx, region, null)).map(keyOf));
    const problems: RowProblem[] = [...table.problems];
    const fresh: ReturnRow[] = [];
    let unchanged = 0;
    for (const { line, values } of acceptedRows(table)) {
      const set = wordOption('data_set', requiredText(values, 'data_set'), dataSets);
      const platformKey = requiredText(values, 'record_key');
      const rows = await selectByPlatformKey(tx, region, set, platformKey);
      if (rows.length === 0) {
        problems.push(
          foreignKeyProblem(table.schema, { line, column: 'record_key', value: platformKey }, desk.lang),
        );
        continue;
      }
      // One decision on two parties has one number: the error is noted at both.
      const returned = rows.map(({ row_key, push_no }) => ({
        ...{ data_set: set, row_key, platform_key: platformKey, push_no },
        ...{
          field: textValue(values, 'field'),
          message: requiredText(values, 'error'),
          returned_at: stamp.at,
        },
      }));
      const added = returned.filter((row) => !known.has(keyOf(row)));
      if (added.length === 0) unchanged += 1;
      else fresh.push(...added);
    }
    const rejected = new Set(problems.map(({ line }) => line)).size;
    const clean = problems.length === 0 && table.fileProblems.length === 0;
    const added = table.fileProblems.length > 0 ? 0 : table.rows.length - unchanged - rejected;
    const written = mayWrite(fresh.length, clean, options);
    const summary = summarise(table, {
      ...{ batch: null, added, updated: 0, unchanged, problems: sortProblems(problems), written },
    });
    if (!written) return ok(summary);
    for (const row of fresh) await insertReturn(tx, region, stamp.actor, row);
    // A platform's sentence may name persons: it enters the log as a keyed leaf only.
    const leaves = fresh.map(({ data_set, platform_key, push_no, field, message }) => ({
      ...{ data_set, platform_key, push_no, field, message },
    }));
    await enterImport(tx, desk, stamp, { act: 'credit.returned', kind: 'credit', summary, rows: leaves });
    return ok(summary);
  });
}

const keyOf = (row: Pick<ReturnRow, 'data_set' | 'row_key' | 'push_no' | 'field' | 'message'>): string =>
  [row.data_set, row.row_key, row.push_no, row.field, row.message].join('\u0000');
