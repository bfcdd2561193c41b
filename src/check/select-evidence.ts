import type { Db, Tx } from '../store/store.ts';

/** What every rule met in every comparison of a case, the latest comparison first. */
export async function selectEvidence(db: Db | Tx, caseId: number) {
  const rows = await db
    .selectFrom('comparison_rules as e')
    .innerJoin('check_runs as r', 'r.run_id', 'e.run_id')
    .innerJoin('sources as s', 's.source_id', 'e.source_id')
    .select(['e.run_id as run', 'r.at as compared_at', 'e.rule', 's.name as source', 's.version', 's.sha256'])
    .select(['e.result', 'e.row_digest'])
    .where('e.case_id', '=', caseId)
    .orderBy('e.run_id', 'desc')
    .orderBy('e.position')
    .execute();
  return rows.map(({ row_digest, ...row }) => ({
    ...row,
    /** Hex: the row's leaf in the ledger entry of its import. */
    row: row_digest === null ? null : Buffer.from(row_digest).toString('hex'),
  }));
}

export type Evidence = Awaited<ReturnType<typeof selectEvidence>>[number];
