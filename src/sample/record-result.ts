import { type Desk, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendRowsEntry } from '../ledger/append.ts';
import { readTable } from '../table/read-table.ts';
import { loadSchema } from '../table/schema.ts';
import { csvForPeople, toCsv } from '../table/write-table.ts';
import { faultText } from './import-results.ts';
import { openResults } from './open-results.ts';
import { resultFault, type VisitResult, visitResultOf } from './result-rules.ts';
import { resultDigest, type StoredResult, storeResult } from './store-result.ts';

/** A result as a person types it: each value is read as a cell of the layout `results` would be. */
export interface TypedResult {
  readonly unit: string;
  readonly inspected_on: string;
  readonly result: string;
  readonly promise: string;
  readonly detail: string;
  readonly rectify_by: string;
}

export interface RecordedResult extends VisitResult, StoredResult {
  readonly plan: string;
  readonly status: 'added' | 'updated' | 'unchanged';
  /** Visited in any case: no part of the estimates. */
  readonly must: boolean;
}

/**
 * Records what one visit found: the same act as an import of one row, under the same rules. E_SAMPLE_PLAN_UNKNOWN,
 * E_SAMPLE_UNIT_NOT_DRAWN (6), E_SAMPLE_NOT_DRAWN (5), E_SAMPLE_RESULT (3; all that is wrong with the values).
 */
export async function recordResult(
  desk: Desk,
  planName: string,
  typed: TypedResult,
): Promise<Result<RecordedResult, AppError>> {
  const read = readTyped(desk, typed);
  if (!read.ok) return read;
  const result = read.value;
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const opened = await openResults(tx, planName, stamp.at);
    if (!opened.ok) return opened;
    const { plan, visited, known, days, must } = opened.value;
    const { unit } = result;
    const fault = resultFault(result, visited, days);
    if (fault?.fault === 'notDrawn')
      return err(appError('E_SAMPLE_UNIT_NOT_DRAWN', { plan: planName, unit }));
    if (fault !== null)
      return err(appError('E_SAMPLE_RESULT', { problems: [faultText(desk, fault.fault, result, days)] }));
    const recorded = { plan: planName, ...result, must: must.has(unit) };
    if (known.get(unit) === resultDigest(desk, result))
      return ok<RecordedResult>({ ...recorded, status: 'unchanged', suspicion: false, ordered: null });
    const status = known.has(unit) ? ('updated' as const) : ('added' as const);
    await appendRowsEntry(
      tx,
      stamp,
      'sample.results',
      { plan: planName, read: 1, [status]: 1 },
      { hashKey: desk.keys.hashKey, rows: [result] },
    );
    const stored = await storeResult(tx, desk, stamp, { ...plan, import_id: null }, result);
    return ok<RecordedResult>({ ...recorded, status, ...stored });
  });
}

/** Reads the values by the layout of the list, so that both ways take the same. E_SAMPLE_RESULT. */
function readTyped(desk: Desk, typed: TypedResult): Result<VisitResult, AppError> {
  const names = ['unit', 'inspected_on', 'result', 'promise', 'detail', 'rectify_by'] as const;
  const csv = toCsv(names, [names.map((name) => typed[name])], csvForPeople);
  const source = { bytes: Buffer.from(csv, 'utf8'), fileName: 'result' };
  const read = readTable(source, loadSchema('results'), { lang: desk.lang });
  if (!read.ok) return read;
  const { problems, fileProblems, rows } = read.value;
  const wrong = [...fileProblems, ...problems].map(({ message }) => message);
  const [row] = rows;
  if (wrong.length > 0 || row === undefined) return err(appError('E_SAMPLE_RESULT', { problems: wrong }));
  return ok(visitResultOf(row));
}
