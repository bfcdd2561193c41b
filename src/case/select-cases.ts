import { sql } from 'kysely';
import type { Day } from '../kernel/time.ts';
import type { Db, Tx } from '../store/store.ts';
import type { CaseMode, State } from './case.ts';

/** Narrows a list of cases; absent keys narrow nothing. */
export interface CaseFilter {
  readonly item?: string;
  readonly state?: State;
  readonly mode?: CaseMode;
  readonly authority?: string;
  /** First and last day of receipt. */
  readonly from?: Day;
  readonly to?: Day;
  /** Part of the applicant's name. */
  readonly name?: string;
  /** Keyed identity number of applicant or agent. */
  readonly idKey?: string;
}

export function joined(db: Db | Tx) {
  return db
    .selectFrom('cases as c')
    .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .leftJoin('subjects as a', 'a.subject_id', 'c.agent_subject_id');
}

function narrowed(db: Db | Tx, filter: CaseFilter) {
  const { item, state, mode, authority, from, to, name, idKey } = filter;
  let query = joined(db);
  if (item !== undefined) query = query.where('c.item_code', '=', item);
  if (state !== undefined) query = query.where('c.state', '=', state);
  if (mode !== undefined) query = query.where('c.mode', '=', mode);
  if (authority !== undefined) query = query.where('c.authority_name', '=', authority);
  if (from !== undefined) query = query.where('c.received_day', '>=', from);
  if (to !== undefined) query = query.where('c.received_day', '<=', to);
  if (name !== undefined) query = query.where(sql<boolean>`instr(s.name, ${name}) > 0`);
  if (idKey !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb('c.subject_id', 'in', eb.selectFrom('subjects').select('subject_id').where('id_key', '=', idKey)),
        eb(
          'c.agent_subject_id',
          'in',
          eb.selectFrom('subjects').select('subject_id').where('id_key', '=', idKey),
        ),
      ]),
    );
  }
  return query;
}

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
] as const;

/** The cases that a filter leaves, the latest receipt first; `limit` of them, and how many there are in all. */
export async function selectCases(db: Db | Tx, filter: CaseFilter, limit: number) {
  const query = narrowed(db, filter);
  const counted = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const cases = await query
    .select(listed)
    .orderBy('c.received_day', 'desc')
    .orderBy('c.case_no', 'desc')
    .limit(limit)
    .execute();
  return { cases, total: Number(counted.total) };
}

export type ListedCase = Awaited<ReturnType<typeof selectCases>>['cases'][number];

/** A case with everybody and everything that belongs to it, or null. */
export async function selectCase(db: Db | Tx, caseNo: string) {
  const row = await joined(db)
    .selectAll('c')
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
    ])
    .where('c.case_no', '=', caseNo)
    .executeTakeFirst();
  return row ?? null;
}

export type WholeCase = NonNullable<Awaited<ReturnType<typeof selectCase>>>;

export async function selectSteps(db: Db | Tx, caseId: number) {
  return db
    .selectFrom('case_steps')
    .select(['seq', 'step', 'from_state', 'to_state', 'at', 'actor', 'note'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
}
