import type { Db, Tx } from '../../store/store.ts';

/** Cases read at once. */
const PAGE = 500;

const commitments = (db: Db | Tx, region: string, after: number) =>
  db
    .selectFrom('cases as c')
    .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .select([
      'c.case_id',
      'c.commitment_code',
      'c.mode',
      'c.state',
      'c.facts',
      'c.signed_at',
      'c.decided_day',
    ])
    .select([
      'c.materials_due',
      'c.authority_name',
      's.type',
      's.name',
      's.id_number',
      's.legal_representative',
    ])
    .select([
      's.erased_at',
      'v.item_name',
      'v.track',
      'v.certificate_name',
      'v.authority_code',
      'v.proof_content',
    ])
    .select(['v.conditions', 'v.standards', 'v.liability', 'v.publish_letter'])
    .where('c.office_region', '=', region)
    .where('c.case_id', '>', after)
    .where('c.commitment_code', 'is not', null)
    .where('c.signed_at', 'is not', null)
    .where((eb) => eb.or([eb('c.mode', '=', 'commitment'), eb('c.deferred', '=', 1)]))
    .orderBy('c.case_id')
    .limit(PAGE);

type Selected = Awaited<ReturnType<ReturnType<typeof commitments>['execute']>>[number];
export interface CommitmentRow extends Selected {
  readonly commitment_code: string;
  readonly signed_at: string;
}

/** A page of what was signed and has its code, in the order of the cases, behind the case `after`; the last page has no `next`. */
export async function readCommitments(
  db: Db | Tx,
  region: string,
  after: number,
): Promise<{ readonly rows: readonly CommitmentRow[]; readonly next: number | null }> {
  const selected = await commitments(db, region, after).execute();
  const rows = selected.flatMap(({ commitment_code, signed_at, ...row }): CommitmentRow[] =>
    commitment_code === null || signed_at === null ? [] : [{ ...row, commitment_code, signed_at }],
  );
  return { rows, next: selected.length < PAGE ? null : (selected.at(-1)?.case_id ?? null) };
}

/** The last check of each of these cases, by case. */
export async function lastChecks(db: Db | Tx, ids: readonly number[]) {
  const rows = await db
    .selectFrom('checks')
    .select(['case_id', 'outcome', 'checked_on'])
    .where('case_id', 'in', ids)
    .orderBy('check_id')
    .execute();
  return new Map(rows.map((row) => [row.case_id, row]));
}
