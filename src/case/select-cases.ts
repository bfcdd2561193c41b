import type { Selectable } from 'kysely';
import type { CasesTable } from '../store/schema/case.ts';
import type { Db, Tx } from '../store/store.ts';
import { type CaseFilter, narrowed, withSubjects } from './case-filter.ts';

/** A case with its applicant, its agent and the version of its item. */
export const joined = (db: Db | Tx) =>
  db
    .selectFrom('cases as c')
    .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .leftJoin('subjects as a', 'a.subject_id', 'c.agent_subject_id');

export const listed = [
  'c.case_no',
  'c.state',
  'c.mode',
  'c.item_code',
  'v.item_name',
  'c.authority_name',
  's.subject_no',
  's.type as applicant_type',
  's.name as applicant_name',
  's.id_number',
  'c.channel',
  'c.region_code',
  'c.received_at',
  'c.received_day',
  'c.signed_at',
  'c.decided_at',
  'c.decision',
  'c.letter_no',
  'c.commitment_code',
  'c.deadline',
  'c.deadline_provisional',
  'c.paused_since',
  'c.check_due',
  'c.deferred',
  'c.part',
] as const;

/** Where a page of a list begins: behind this case. */
export interface After {
  readonly received_day: string;
  readonly case_no: string;
}

/**
 * The cases that a filter leaves, the latest receipt first, then by number downwards: `limit` of them behind `after`, whether there
 * are more, and how many there are in all. New cases do not shift the pages, since a page begins behind a case and not at a count.
 */
export async function selectCases(
  db: Db | Tx,
  filter: CaseFilter,
  limit: number,
  after: After | null = null,
) {
  const narrower = await withSubjects(db, filter);
  // The page is picked from the index alone, and only its cases are looked up.
  let picked = narrowed(db, narrower)
    .select(['c.case_id', 'c.received_day', 'c.case_no'])
    .orderBy('c.received_day', 'desc')
    .orderBy('c.case_no', 'desc')
    .limit(limit + 1);
  if (after !== null) {
    const { received_day: day, case_no: no } = after;
    picked = picked
      .where('c.received_day', '<=', day)
      .where((eb) => eb.or([eb('c.received_day', '<', day), eb('c.case_no', '<', no)]));
  }
  const cases = await joined(db)
    .innerJoin(picked.as('p'), 'p.case_id', 'c.case_id')
    .select(listed)
    .orderBy('p.received_day', 'desc')
    .orderBy('p.case_no', 'desc')
    .execute();
  const more = cases.length > limit;
  // Where everything is on the page nothing is left to be counted.
  const total = more || after !== null ? await countCases(db, narrower) : cases.length;
  return { cases: cases.slice(0, limit), more, total };
}

async function countCases(db: Db | Tx, filter: CaseFilter): Promise<number> {
  const counted = await narrowed(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(counted.total);
}

export type ListedCase = Awaited<ReturnType<typeof selectCases>>['cases'][number];

/** What belongs to a case and stands in other tables. */
const beside = (db: Db | Tx) =>
  joined(db)
    .leftJoin('applications as p', 'p.application_id', 'c.application_id')
    .select([
      'v.item_name',
      'v.version as item_version',
      's.subject_no',
      's.type as applicant_type',
      's.id_type',
      's.id_number',
      's.name as applicant_name',
      's.legal_representative',
      's.phone',
      's.address',
      'a.subject_no as agent_subject_no',
      'a.type as agent_type',
      'a.name as agent_name',
      'a.id_number as agent_id_number',
      'p.application_no',
    ]);

const whole = (db: Db | Tx) => beside(db).selectAll('c');

/** A case with everybody and everything that belongs to it, or null. */
export async function selectCase(db: Db | Tx, caseNo: string) {
  const row = await whole(db).where('c.case_no', '=', caseNo).executeTakeFirst();
  return row ?? null;
}

export type WholeCase = NonNullable<Awaited<ReturnType<typeof selectCase>>>;

/** The ids of all cases that a filter leaves, the earliest receipt first, then by number. */
export async function selectCaseIds(db: Db | Tx, filter: CaseFilter): Promise<number[]> {
  const rows = await narrowed(db, await withSubjects(db, filter))
    .select('c.case_id')
    .orderBy('c.received_day')
    .orderBy('c.case_no')
    .execute();
  return rows.map(({ case_id }) => case_id);
}

/** Whole cases in the order of their ids given. */
export async function selectWhole(db: Db | Tx, ids: readonly number[]): Promise<WholeCase[]> {
  const rows = await whole(db).where('c.case_id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.case_id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The same of cases that were read already. Left out: those whose persons or items are missing. */
export async function completeCases(
  db: Db | Tx,
  cases: readonly Selectable<CasesTable>[],
): Promise<WholeCase[]> {
  const ids = cases.map(({ case_id }) => case_id);
  const rows = await beside(db).select('c.case_id').where('c.case_id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.case_id, row]));
  return cases.flatMap((one) => {
    const rest = byId.get(one.case_id);
    return rest === undefined ? [] : { ...one, ...rest };
  });
}

export async function selectSteps(db: Db | Tx, caseId: number) {
  return db
    .selectFrom('case_steps')
    .select(['seq', 'step', 'from_state', 'to_state', 'at', 'actor', 'note'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
}
