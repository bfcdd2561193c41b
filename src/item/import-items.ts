import { type Desk, stampOf } from '../cli/desk.ts';
import { enterImport } from '../cli/enter-import.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Tx } from '../store/store.ts';
import {
  acceptedRows,
  type ImportChoice,
  type ImportSummary,
  mayWrite,
  summarise,
} from '../table/import-file.ts';
import { type RowProblem, sortProblems } from '../table/problem.ts';
import type { Table } from '../table/read-table.ts';
import { hashedRow } from './details.ts';
import { lintAid } from './lint-aid.ts';
import { asProblem, type Remark, remarksOn, rowsOfItems, rowsOfTable } from './lint-remarks.ts';
import { problemsOf, toFields } from './read-row.ts';
import {
  digestOf,
  type ImportPlan,
  type KnownItem,
  type ListedRow,
  missingFrom,
  planImport,
} from './rules.ts';
import { selectItems } from './select-items.ts';
import { findBatch, loadKnownItems, openDraft } from './store.ts';
import { insertDrafts, type Origin, replaceDraft, retireDrafts } from './write-versions.ts';

export interface ImportOptions extends ImportChoice {
  readonly batch: string;
  /** The file is the whole list: what it leaves out retires with the batch. */
  readonly full: boolean;
  /** Told now and then how many rows are compared with the list, then how many new ones are written. */
  readonly onProgress?: (stage: ImportStage, done: number, total: number) => void;
}

export type ImportStage = 'comparing' | 'writing';

/** Rows between two reports of progress. */
const PROGRESS_ROWS = 2000;

export interface ItemImport extends ImportSummary {
  /** Items that the whole list no longer holds; 0 without `full`, or when a row was rejected. */
  readonly retired: number;
  /** What the cross-field rules remark on rows that go in all the same. */
  readonly warnings: readonly RowProblem[];
}

/**
 * Imports a list, read by its layout, into a draft batch, as one act: everything, or with `skipInvalid` the good rows, or
 * nothing. Bad rows are no error but part of the summary. Refused with E_ITEM_BATCH_PUBLISHED where the plan would change a
 * batch that is in force.
 */
export async function importItems(
  desk: Desk,
  table: Table,
  options: ImportOptions,
): Promise<Result<ItemImport, AppError>> {
  return desk.store.transaction(async (tx) => {
    const { onProgress = () => undefined } = options;
    onProgress('comparing', 0, table.rows.length);
    const checked = await checkRows(tx, desk, table);
    if (!checked.ok) return checked;
    const { problems, warnings } = checked.value;
    const rows = acceptedRows(table, problems).map(({ line, values }, i): ListedRow => {
      if (i % PROGRESS_ROWS === 0) onProgress('comparing', i, table.rows.length);
      const fields = toFields(values);
      return { line, fields, digest: digestOf(fields) };
    });
    const clean = rows.length === table.rows.length;
    const known = await loadKnownItems(tx, options.batch);
    const plan = planImport(rows, known);
    const missing =
      options.full && clean ? missingFrom(new Set(rows.map((row) => row.fields.item_code)), known) : [];
    const changes = plan.added.length + plan.updated.length + missing.length;
    const batch = await findBatch(tx, options.batch);
    if (batch?.status === 'published' && changes > 0) {
      return err(appError('E_ITEM_BATCH_PUBLISHED', { batch: batch.name, count: changes }));
    }
    const written = mayWrite(changes, clean, options);
    const summary = {
      ...summarise(table, {
        batch: options.batch,
        added: plan.added.length,
        updated: plan.updated.length,
        unchanged: plan.unchanged.length,
        problems,
        written,
      }),
      retired: missing.length,
      warnings,
    };
    if (written) await apply(tx, desk, { plan, rows, missing, summary, onProgress });
    return ok(summary);
  });
}

/** The problems of a file's rows, and what the cross-field rules make of them beside the list as it stands. By line. */
export async function checkRows(
  tx: Tx,
  desk: Desk,
  table: Table,
): Promise<Result<{ problems: RowProblem[]; warnings: RowProblem[] }, AppError>> {
  const aid = await lintAid(desk, tx);
  if (!aid.ok) return aid;
  const rows = rowsOfTable(table);
  const listed = new Set(rows.map(({ cells }) => cells.item_code));
  const items = (await selectItems(tx)).filter((item) => !item.retires && !listed.has(item.item_code));
  const remarks = remarksOn(rows, rowsOfItems(items), aid.value, 'at_import', desk.lang);
  const of = (severity: Remark['severity']) =>
    remarks.filter((remark) => remark.severity === severity).map(asProblem);
  return ok({
    problems: sortProblems([...problemsOf(table, desk.lang), ...of('error')]),
    warnings: of('warning'),
  });
}

/** Writes the plan and its ledger entry: batch, counts, the file's digest and the root over the rows (contract, section 6). */
async function apply(
  tx: Tx,
  desk: Desk,
  work: {
    plan: ImportPlan;
    rows: readonly ListedRow[];
    missing: readonly KnownItem[];
    summary: ItemImport;
    onProgress: NonNullable<ImportOptions['onProgress']>;
  },
): Promise<void> {
  const { plan, rows, missing, summary } = work;
  const stamp = stampOf(desk);
  const { importId, seq } = await enterImport(tx, desk, stamp, {
    act: 'item.import',
    kind: 'item',
    summary,
    rows: rows.map((row) => hashedRow(row.fields)),
    more: { retired: summary.retired },
  });
  const draft = await openDraft(tx, summary.batch ?? '', seq, stamp.at);
  const origin: Origin = { batchId: draft.batch_id, importId, seq: draft.ledger_seq, at: stamp.at };
  const versions = [...plan.added, ...plan.updated].map(({ row, version, replaces }) => ({
    ...row,
    version,
    replaces,
    retires: false,
  }));
  const fresh = versions.filter(({ replaces }) => replaces === null);
  for (let at = 0; at < fresh.length; at += PROGRESS_ROWS) {
    work.onProgress('writing', at, fresh.length);
    await insertDrafts(tx, fresh.slice(at, at + PROGRESS_ROWS), origin);
  }
  for (const version of versions) {
    if (version.replaces !== null) await replaceDraft(tx, version.replaces, version, origin);
  }
  await retireDrafts(tx, missing, origin);
}
