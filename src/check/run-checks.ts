import { findCase } from '../case/store.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import { selectVersions } from '../item/select-items.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Json } from '../kernel/canonical-json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { appendLeavesEntry, rowLeaf } from '../ledger/append.ts';
import { collectLeaves } from '../ledger/leaves.ts';
import type { Source } from '../source/source.ts';
import type { Tx } from '../store/store.ts';
import { type Comparison, compareCases } from './compare-cases.ts';
import type { ComparisonOutcome } from './comparison-rules.ts';
import { countRun, insertComparisons, insertRun } from './comparison-store.ts';
import { canBeChecked } from './rules.ts';
import { type RulesOf, rulesOfItems } from './rules-of-items.ts';
import { countComparable, type RunScope, selectComparable } from './select-comparable.ts';

export interface RunRequest {
  readonly full: boolean;
  readonly item?: string;
  readonly caseNo?: string;
  /** Told now and then how many of all cases are done. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Counts {
  readonly checked: number;
  readonly match: number;
  readonly mismatch: number;
  readonly not_found: number;
}

export interface CheckRun extends Counts {
  /** Null where there was nothing to check: then nothing was written. */
  readonly run: number | null;
  readonly promises: Counts;
  /** Open data queries, where nothing was promised: counted apart. */
  readonly data_query: Counts;
  /** Cases of the run whose item states no check rules: not checked. */
  readonly without_rules: number;
}

/** Cases at once: enough for few statements, few enough for memory that stays flat. */
const PAGE = 2_000;

/**
 * Holds promises, and open data queries, against the sources that their items' check rules name, as one act. A match is a check with
 * outcome true and bears a data query out. A mismatch, and a key that was not found, are suspicions for a person to judge: they
 * stay unchecked, and nothing follows from them by itself.
 * E_ITEM_UNKNOWN, E_CASE_UNKNOWN (6), E_CHECK_NO_PROMISE (5), and those of `rulesOfItems`.
 */
export async function runChecks(desk: Desk, request: RunRequest): Promise<Result<CheckRun, AppError>> {
  return desk.store.transaction(async (tx) => {
    const scope: RunScope = { ...request, region: regionOf(desk) };
    const refusal = await refuseScope(tx, scope);
    if (refusal !== null) return err(refusal);
    const counts = await countComparable(tx, scope);
    const rules = await rulesOfItems(tx, scope.region, [...counts.keys()]);
    if (!rules.ok) return rules;
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return ok(await compareAll(tx, desk, { ...request, scope, total, rulesOf: rules.value }));
  });
}

async function refuseScope(tx: Tx, { item, caseNo }: RunScope): Promise<AppError | null> {
  if (item !== undefined && (await selectVersions(tx, item)).length === 0) {
    return appError('E_ITEM_UNKNOWN', { code: item });
  }
  if (caseNo === undefined) return null;
  const row = await findCase(tx, caseNo);
  if (row === null) return appError('E_CASE_UNKNOWN', { case_no: caseNo });
  return canBeChecked(row.state, row.mode) ? null : appError('E_CHECK_NO_PROMISE', { case_no: caseNo });
}

async function compareAll(
  tx: Tx,
  desk: Desk,
  work: RunRequest & { readonly scope: RunScope; readonly total: number; readonly rulesOf: RulesOf },
): Promise<CheckRun> {
  const { scope, total, rulesOf, full, onProgress } = work;
  const { hashKey } = desk.keys;
  const stamp = stampOf(desk);
  const { item = null, caseNo } = scope;
  const kind = caseNo !== undefined ? ('case' as const) : full ? ('full' as const) : ('due' as const);
  const start = { region: scope.region, scope: kind, item, at: stamp.at, actor: stamp.actor };
  const leaves = collectLeaves();
  const promises = tally();
  const queries = tally();
  const sources = new Map<number, Source>();
  let runId: number | null = null;
  let seen = 0;
  let last = 0;
  for (;;) {
    const page = rulesOf.size === 0 ? [] : await selectComparable(tx, scope, last, PAGE);
    const lastRow = page.at(-1);
    if (lastRow === undefined) break;
    last = lastRow.case_id;
    const comparisons = await compareCases(tx, hashKey, rulesOf, page);
    for (const one of comparisons) {
      (one.row.mode === 'data_query' ? queries : promises).add(one.outcome);
      leaves.add(rowLeaf(hashKey, evidenceRow(one)));
      for (const { bound } of one.evidence) sources.set(bound.source.source_id, bound.source);
    }
    if (comparisons.length > 0) {
      runId ??= await insertRun(tx, start);
      await insertComparisons(tx, { ...start, runId, day: officeDay(stamp.at) }, comparisons);
    }
    seen += page.length;
    onProgress?.(seen, total);
  }
  const counts = add(promises.counts(), queries.counts());
  if (runId !== null) {
    const { checked, match, mismatch, not_found } = counts;
    await countRun(tx, runId, { checked, matched: match, mismatched: mismatch, not_found });
    await appendLeavesEntry(
      tx,
      stamp,
      'check.run',
      {
        ...{ run: runId, scope: kind, item, case_no: caseNo ?? null, ...counts },
        sources: [...sources.values()].map(({ name, version, sha256 }) => ({ name, version, sha256 })),
      },
      leaves,
    );
  }
  return {
    run: runId,
    ...counts,
    promises: promises.counts(),
    data_query: queries.counts(),
    without_rules: total - counts.checked,
  };
}

/** What the ledger's leaf of a case stands for. */
const evidenceRow = ({ row, outcome, evidence }: Comparison): Json => ({
  case_no: row.case_no,
  outcome,
  rules: evidence.map(({ bound, result, rowDigest }) => ({
    rule: bound.text,
    source: bound.source.name,
    version: bound.source.version,
    result,
    row: rowDigest?.toString('hex') ?? null,
  })),
});

function tally() {
  const counts = { match: 0, mismatch: 0, not_found: 0 };
  return {
    add: (outcome: ComparisonOutcome): void => {
      counts[outcome] += 1;
    },
    counts: (): Counts => ({ checked: counts.match + counts.mismatch + counts.not_found, ...counts }),
  };
}

const add = (a: Counts, b: Counts): Counts => ({
  checked: a.checked + b.checked,
  match: a.match + b.match,
  mismatch: a.mismatch + b.mismatch,
  not_found: a.not_found + b.not_found,
});
