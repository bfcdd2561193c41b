import { type Desk, stampOf } from '../../cli/desk.ts';
import { enterImport } from '../../cli/enter-import.ts';
import { catalogue } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { visible } from '../../kernel/text.ts';
import type { Tx } from '../../store/store.ts';
import {
  acceptedRows,
  type ImportChoice,
  type ImportSummary,
  mayWrite,
  summarise,
} from '../../table/import-file.ts';
import { foreignKeyProblem, type RowProblem, rowProblem, sortProblems } from '../../table/problem.ts';
import type { Table } from '../../table/read-table.ts';
import type { TableRow } from '../../table/row-reader.ts';
import { requiredText, textValue } from '../../table/row-values.ts';
import type { BundleRow } from './bundle.ts';
import { type BundlePlan, type ListedMember, planBundles, withDigest } from './import-rules.ts';
import { loadItemCodes, loadKnownMembers, replaceBundle } from './store.ts';

export interface BundleImport extends ImportSummary {
  /** Members that a bundle's new list leaves out; 0 when a row was rejected. */
  readonly removed: number;
}

/**
 * Imports bundles, a row a member, as one act with its ledger entry. A row whose item is on no list, or that names its bundle
 * otherwise than the rows before it, is a problem of that row.
 */
export async function importBundles(
  desk: Desk,
  table: Table,
  options: ImportChoice,
): Promise<Result<BundleImport, AppError>> {
  return desk.store.transaction(async (tx) => {
    const problems = sortProblems([
      ...table.problems,
      ...unknownItems(desk, table, await loadItemCodes(tx)),
      ...secondNames(desk, table),
    ]);
    const rows = acceptedRows(table, problems).map((row) => withDigest(toBundleRow(row)));
    const clean = rows.length === table.rows.length;
    const plan = planBundles(rows, await loadKnownMembers(tx), clean);
    const written = mayWrite(plan.bundles.length, clean, options);
    const { added, updated, unchanged, removed } = plan;
    const summary = {
      ...summarise(table, { batch: null, added, updated, unchanged, problems, written }),
      removed,
    };
    if (written) await apply(tx, desk, plan, rows, summary);
    return ok(summary);
  });
}

const toBundleRow = ({ values }: TableRow): BundleRow => ({
  bundle_code: requiredText(values, 'bundle_code'),
  bundle_name: requiredText(values, 'bundle_name'),
  item_code: requiredText(values, 'item_code'),
  step: textValue(values, 'step'),
  lead: textValue(values, 'lead'),
  limit_before: textValue(values, 'limit_before'),
  limit_after: textValue(values, 'limit_after'),
});

function unknownItems(desk: Desk, table: Table, codes: ReadonlySet<string>): RowProblem[] {
  return table.rows.flatMap(({ line, values }) => {
    const value = textValue(values, 'item_code');
    return value === null || codes.has(value)
      ? []
      : [foreignKeyProblem(table.schema, { line, column: 'item_code', value }, desk.lang)];
  });
}

/** One code, one name: which of two was meant is not for a program to guess. */
function secondNames(desk: Desk, table: Table): RowProblem[] {
  const t = catalogue(desk.lang).bundle.problems;
  const names = new Map<string, { name: string; line: number }>();
  return table.rows.flatMap(({ line, values }) => {
    const code = textValue(values, 'bundle_code');
    const name = textValue(values, 'bundle_name');
    if (code === null || name === null) return [];
    const first = names.get(code);
    if (first === undefined) names.set(code, { name, line });
    if (first === undefined || first.name === name) return [];
    const message = t.secondName({ code: visible(code), first: visible(first.name), line: first.line });
    const at = { line, column: 'bundle_name', code: 'constraint-error', value: name, message };
    return [rowProblem(table.schema, at)];
  });
}

async function apply(
  tx: Tx,
  desk: Desk,
  plan: BundlePlan,
  rows: readonly ListedMember[],
  summary: BundleImport,
): Promise<void> {
  const stamp = stampOf(desk);
  const { importId } = await enterImport(tx, desk, stamp, {
    act: 'bundle.import',
    kind: 'bundle',
    summary,
    rows: rows.map((row) => ({ ...row })),
    more: { bundles: plan.bundles.map((bundle) => bundle.bundle_code), removed: summary.removed },
  });
  for (const bundle of plan.bundles) {
    await replaceBundle(tx, bundle, bundle.members, { importId, at: stamp.at });
  }
}
