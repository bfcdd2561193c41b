import { must } from '../kernel/assert.ts';
import { bulkInsert } from '../store/bulk.ts';
import type { CheckRunsTable } from '../store/schema/source.ts';
import type { Tx } from '../store/store.ts';
import type { Comparison } from './compare-cases.ts';

/** What a run writes beside the checks themselves. */

export interface RunStart {
  readonly region: string;
  readonly scope: CheckRunsTable['scope'];
  readonly item: string | null;
  readonly at: string;
  readonly actor: string;
}

export async function insertRun(tx: Tx, { region, scope, item, at, actor }: RunStart): Promise<number> {
  const counts = { checked: 0, matched: 0, mismatched: 0, not_found: 0 };
  const row = await tx
    .insertInto('check_runs')
    .values({ office_region: region, scope, item_code: item, ...counts, at, actor })
    .returning('run_id')
    .executeTakeFirst();
  return must(row, 'an insert returns its row').run_id;
}

export async function countRun(
  tx: Tx,
  runId: number,
  counts: Pick<CheckRunsTable, 'checked' | 'matched' | 'mismatched' | 'not_found'>,
): Promise<void> {
  await tx.updateTable('check_runs').set(counts).where('run_id', '=', runId).execute();
}

/** The comparisons with their evidence; and of every match the check that it is. `day`: the day of the checks. */
export async function insertComparisons(
  tx: Tx,
  run: RunStart & { readonly runId: number; readonly day: string },
  comparisons: readonly Comparison[],
): Promise<void> {
  const { runId, region, day, at, actor } = run;
  await bulkInsert(
    tx,
    'comparisons',
    ['case_id', 'outcome'],
    comparisons.map(({ row, outcome }) => [row.case_id, outcome]),
    { run_id: runId, office_region: region },
  );
  await bulkInsert(
    tx,
    'comparison_rules',
    ['case_id', 'position', 'rule', 'source_id', 'result', 'row_digest'],
    comparisons.flatMap(({ row, evidence }) =>
      evidence.map(
        ({ bound, result, rowDigest }, position) =>
          [row.case_id, position, bound.text, bound.source.source_id, result, rowDigest] as const,
      ),
    ),
    { run_id: runId },
  );
  await bulkInsert(
    tx,
    'checks',
    ['case_id', 'source'],
    comparisons.filter(({ outcome }) => outcome === 'match').map((one) => [one.row.case_id, sourcesOf(one)]),
    {
      ...{ office_region: region, method: 'online', outcome: 'true', checked_on: day, detail: null },
      ...{ at, actor },
    },
  );
}

/** `offence v3；学历库 v1`: the sources that bore a case out. */
const sourcesOf = ({ evidence }: Comparison): string =>
  [...new Set(evidence.map(({ bound }) => `${bound.source.name} v${bound.source.version}`))].join('；');
