import { findCase, updateCase } from '../case/store.ts';
import { insertCheck } from '../check/store.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { enterImport } from '../cli/enter-import.ts';
import { appError, catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import type { Stamp } from '../ledger/append.ts';
import type { Tx } from '../store/store.ts';
import { acceptedRows, type ImportSummary, summarise } from '../table/import-file.ts';
import { type RowProblem, rowProblem, sortProblems } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import { listValue, requiredText, textValue } from '../table/row-values.ts';
import { keyedHash } from '../workspace/keys.ts';
import type { UnitKind } from './store.ts';
import { findDraw, findPlan, readDrawn } from './store.ts';
import { readResults } from './visit-store.ts';

/** What a visit found. */
export type VisitResult = {
  readonly unit: string;
  readonly inspected_on: Day;
  /** Codes of the eight categories (domain 5.2), ascending, joined by ";". */
  readonly results: string;
  readonly promise: 'true' | 'partly' | 'untrue' | 'unverifiable';
  readonly detail: string | null;
  readonly rectify_by: Day | null;
};

const promises = ['true', 'partly', 'untrue', 'unverifiable'] as const;

interface ListedResult extends VisitResult {
  readonly line: number;
  readonly digest: string;
}

/**
 * Takes in what the visits of a plan found, as one act. A unit that was not drawn is the row problem `not-drawn`, a visit before the
 * draw or after today `constraint-error`. On units that are cases the finding is recorded as a check of the promise: untrue stays for
 * a person to judge. E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN.
 */
export async function importResults(
  desk: Desk,
  planName: string,
  table: Table,
  options: { readonly dryRun: boolean; readonly skipInvalid: boolean },
): Promise<Result<ImportSummary, AppError>> {
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const plan = await findPlan(tx, planName);
    if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: planName }));
    const draw = await findDraw(tx, plan.plan_id);
    if (!draw) return err(appError('E_SAMPLE_NOT_DRAWN', { plan: planName }));
    const drawn = new Set((await readDrawn(tx, plan.plan_id)).map(({ unit }) => unit));
    const known = new Map((await readResults(tx, plan.plan_id)).map((row) => [row.unit, row.digest]));
    const days = { drawn: officeDay(draw.drawn_at), today: officeDay(stamp.at) };
    const problems: RowProblem[] = [...table.problems];
    const good: ListedResult[] = [];
    for (const row of acceptedRows(table)) {
      const listed = toResult(desk, row);
      const wrong = problemOf(desk, table, listed, drawn, days);
      if (wrong === null) good.push(listed);
      else problems.push(wrong);
    }
    const added = good.filter(({ unit }) => !known.has(unit));
    const updated = good.filter(({ unit, digest }) => known.has(unit) && known.get(unit) !== digest);
    const clean = problems.length === 0 && table.fileProblems.length === 0;
    const changes = [...added, ...updated];
    const written = changes.length > 0 && !options.dryRun && (clean || options.skipInvalid);
    const unchanged = good.length - changes.length;
    const summary = summarise(table, {
      ...{ batch: null, added: added.length, updated: updated.length, unchanged },
      ...{ problems: sortProblems(problems), written },
    });
    if (!written) return ok(summary);
    const { importId } = await enterImport(tx, desk, stamp, {
      ...{ act: 'sample.results', kind: 'results', summary, more: { plan: planName } },
      rows: good.map(({ line: _line, digest: _digest, ...row }) => row),
    });
    for (const row of changes) await storeResult(tx, desk, stamp, { ...plan, import_id: importId }, row);
    return ok(summary);
  });
}

function toResult(desk: Desk, { line, values }: Table['rows'][number]): ListedResult {
  const promise = requiredText(values, 'promise');
  const row: VisitResult = {
    unit: requiredText(values, 'unit').normalize('NFC'),
    inspected_on: requiredText(values, 'inspected_on'),
    results: [...listValue(values, 'result')].sort().join(';'),
    promise: promises.find((one) => one === promise) ?? 'unverifiable',
    detail: textValue(values, 'detail'),
    rectify_by: textValue(values, 'rectify_by'),
  };
  return { ...row, line, digest: keyedHash(desk.keys, canonicalJson(row)) };
}

function problemOf(
  desk: Desk,
  { schema }: Table,
  row: ListedResult,
  drawn: ReadonlySet<string>,
  { drawn: from, today }: { readonly drawn: Day; readonly today: Day },
): RowProblem | null {
  const t = catalogue(desk.lang).sample.results.rows;
  const { line, unit, inspected_on: day, rectify_by: by } = row;
  if (!drawn.has(unit)) {
    return rowProblem(schema, {
      line,
      column: 'unit',
      code: 'not-drawn',
      value: unit,
      message: t.notDrawn({ unit }),
    });
  }
  const wrong = (column: string, value: string, message: string): RowProblem =>
    rowProblem(schema, { line, column, code: 'constraint-error', value, message });
  if (day < from) return wrong('inspected_on', day, t.beforeDraw({ day, drawn: from }));
  if (day > today) return wrong('inspected_on', day, t.inFuture({ day }));
  if (by !== null && by < day) return wrong('rectify_by', by, t.rectifyOrder({ day, by }));
  return null;
}

async function storeResult(
  tx: Tx,
  desk: Desk,
  stamp: Stamp,
  plan: { readonly plan_id: number; readonly unit_kind: UnitKind; readonly import_id: number },
  { line: _line, unit, ...row }: ListedResult,
): Promise<void> {
  const values = { ...row, import_id: plan.import_id, at: stamp.at, actor: stamp.actor };
  await tx
    .insertInto('visit_results')
    .values({ office_region: regionOf(desk), plan_id: plan.plan_id, unit, ...values })
    .onConflict((conflict) => conflict.columns(['plan_id', 'unit']).doUpdateSet(values))
    .execute();
  const found = plan.unit_kind === 'case' ? await findCase(tx, unit) : null;
  if (found === null) return;
  await insertCheck(tx, {
    ...{ office_region: regionOf(desk), case_id: found.case_id, method: 'onsite', outcome: row.promise },
    ...{ checked_on: row.inspected_on, detail: row.detail, source: null, at: stamp.at, actor: stamp.actor },
  });
  // Whoever decides on the case meanwhile has not seen this check.
  await updateCase(tx, found, {});
}
