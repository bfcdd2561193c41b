import { type Desk, stampOf } from '../cli/desk.ts';
import { enterImport } from '../cli/enter-import.ts';
import { catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import {
  acceptedRows,
  type ImportChoice,
  type ImportSummary,
  mayWrite,
  summarise,
} from '../table/import-file.ts';
import { type RowProblem, rowProblem, sortProblems } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import { openResults } from './open-results.ts';
import { resultFault, type VisitResult, visitResultOf } from './result-rules.ts';
import { resultDigest, storeResult } from './store-result.ts';

export interface ImportedResults extends ImportSummary {
  /** Promises that were not kept in full: for a person to judge. */
  readonly suspicions: number;
  /** Orders to correct that were made. */
  readonly orders: number;
}

/**
 * Takes in what the visits of a plan found, as one act. A unit that the plan does not visit is the row problem `not-drawn`, a visit before
 * the draw or after today `constraint-error`. What follows for cases: see `storeResult`. E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN.
 */
export async function importResults(
  desk: Desk,
  planName: string,
  table: Table,
  options: ImportChoice,
): Promise<Result<ImportedResults, AppError>> {
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const opened = await openResults(tx, planName, stamp.at);
    if (!opened.ok) return opened;
    const { plan, visited, known, days } = opened.value;
    const problems: RowProblem[] = [...table.problems];
    const good: VisitResult[] = [];
    for (const row of acceptedRows(table)) {
      const result = visitResultOf(row);
      const fault = resultFault(result, visited, days);
      if (fault === null) good.push(result);
      else {
        const { column } = fault;
        const code = column === 'unit' ? 'not-drawn' : 'constraint-error';
        const message = faultText(desk, fault.fault, result, days);
        problems.push(
          rowProblem(table.schema, { line: row.line, column, code, value: result[column], message }),
        );
      }
    }
    const added = good.filter(({ unit }) => !known.has(unit));
    const updated = good.filter(
      (row) => known.has(row.unit) && known.get(row.unit) !== resultDigest(desk, row),
    );
    const clean = problems.length === 0 && table.fileProblems.length === 0;
    const changes = [...added, ...updated];
    const written = mayWrite(changes.length, clean, options);
    const unchanged = good.length - changes.length;
    const summary = summarise(table, {
      ...{ batch: null, added: added.length, updated: updated.length, unchanged },
      ...{ problems: sortProblems(problems), written },
    });
    if (!written) return ok({ ...summary, suspicions: 0, orders: 0 });
    const { importId } = await enterImport(tx, desk, stamp, {
      ...{ act: 'sample.results', kind: 'results', summary, more: { plan: planName } },
      rows: good,
    });
    let [suspicions, orders] = [0, 0];
    for (const row of changes) {
      const stored = await storeResult(tx, desk, stamp, { ...plan, import_id: importId }, row);
      if (stored.suspicion) suspicions += 1;
      if (stored.ordered !== null) orders += 1;
    }
    return ok({ ...summary, suspicions, orders });
  });
}

/** What is wrong with a result, as a person reads it. */
export function faultText(
  desk: Pick<Desk, 'lang'>,
  fault: NonNullable<ReturnType<typeof resultFault>>['fault'],
  { unit, inspected_on: day, rectify_by: by }: VisitResult,
  { drawn }: { readonly drawn: string },
): string {
  return catalogue(desk.lang).sample.results.rows[fault]({ unit, day, drawn, by: by ?? '' });
}
