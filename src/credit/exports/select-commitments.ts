import type { Day } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import { commitmentEntry, type Office, type PromiseHistory } from './commitment-entry.ts';
import type { EntryPage } from './entry.ts';
import { loadLayout } from './layout.ts';
import { breachesOfCases } from './read-breaches.ts';

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

/** Promises in the order of their cases: what was signed and has its code, behind the case `after`. */
export async function selectCommitments(
  db: Db | Tx,
  { region, office, today }: { readonly region: string; readonly office: Office; readonly today: Day },
  after: number,
): Promise<EntryPage> {
  const selected = await commitments(db, region, after).execute();
  const rows = selected.flatMap(({ commitment_code, signed_at, ...row }): CommitmentRow[] =>
    commitment_code === null || signed_at === null ? [] : [{ ...row, commitment_code, signed_at }],
  );
  const next = selected.length < PAGE ? null : (selected.at(-1)?.case_id ?? null);
  if (rows.length === 0) return { entries: [], next };
  const ids = rows.map(({ case_id }) => case_id);
  const checks = await lastChecks(db, ids);
  const breaches = await breachesOfCases(db, ids);
  const layout = loadLayout('commitment');
  const entries = rows.map((row) => {
    const history: PromiseHistory = {
      check: checks.get(row.case_id) ?? null,
      breaches: breaches.get(row.case_id) ?? [],
    };
    return commitmentEntry(layout, row, history, office, today);
  });
  return { entries, next };
}

async function lastChecks(db: Db | Tx, ids: readonly number[]) {
  const rows = await db
    .selectFrom('checks')
    .select(['case_id', 'outcome', 'checked_on'])
    .where('case_id', 'in', ids)
    .orderBy('check_id')
    .execute();
  return new Map(rows.map((row) => [row.case_id, row]));
}
