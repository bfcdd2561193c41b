import type { Desk } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Table } from '../table/read-table.ts';
import { lintAid } from './lint-aid.ts';
import { type Remark, remarksOn, rowsOfItems, rowsOfTable } from './lint-remarks.ts';
import { problemsOf } from './read-row.ts';
import { selectItems } from './select-items.ts';
import { findBatch } from './store.ts';

export interface LintReport {
  /** By line; problems of the file as a whole first. */
  readonly remarks: readonly Remark[];
  /** How many rows or items were looked at. */
  readonly checked: number;
}

/**
 * Checks the list as it stands, drafts included, or of it the items of one batch, by the cross-field rules in force today. Refused
 * with E_ITEM_BATCH_UNKNOWN.
 */
export async function lintList(desk: Desk, batch?: string): Promise<Result<LintReport, AppError>> {
  const { db } = desk.store;
  if (batch !== undefined) {
    const known = await findBatch(db, batch);
    if (!known || known.status === 'undone') return err(appError('E_ITEM_BATCH_UNKNOWN', { batch }));
  }
  const aid = await lintAid(desk);
  if (!aid.ok) return aid;
  const items = (await selectItems(db)).filter((item) => !item.retires);
  const isOwn = items.map((item) => batch === undefined || item.batch === batch);
  const rows = rowsOfItems(items);
  const own = rows.filter((_, i) => isOwn[i]);
  const beside = rows.filter((_, i) => !isOwn[i]);
  return ok({ remarks: remarksOn(own, beside, aid.value, 'severity', desk.lang), checked: own.length });
}

/** Checks a file that was read by the layout, beside the list it would come to; what reading found is part of the report. */
export async function lintTable(desk: Desk, table: Table): Promise<Result<LintReport, AppError>> {
  const aid = await lintAid(desk);
  if (!aid.ok) return aid;
  const rows = rowsOfTable(table);
  const codeOf = new Map(rows.map(({ line, cells }) => [line, cells.item_code] as const));
  const listed = new Set(codeOf.values());
  const beside = (await selectItems(desk.store.db)).filter(
    (item) => !item.retires && !listed.has(item.item_code),
  );
  const problems = [...table.fileProblems, ...problemsOf(table, desk.lang)].map((problem): Remark => {
    const code = codeOf.get(problem.line) ?? null;
    return { ...problem, severity: 'error', item_code: code === null ? null : String(code), others: [] };
  });
  const remarks = remarksOn(rows, rowsOfItems(beside), aid.value, 'severity', desk.lang);
  return ok({
    remarks: [...problems, ...remarks].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    checked: rows.length,
  });
}
