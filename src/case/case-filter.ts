import { sql } from 'kysely';
import type { Day } from '../kernel/time.ts';
import type { Db, Tx } from '../store/store.ts';
import type { CaseMode, Channel, State } from './case.ts';

/** Narrows a list of cases; absent keys narrow nothing. */
export interface CaseFilter {
  /** What the number of the case begins with. */
  readonly number?: string;
  readonly item?: string;
  readonly state?: State;
  readonly mode?: CaseMode;
  readonly channel?: Channel;
  /** Cases that were taken in with materials to follow. */
  readonly deferred?: boolean;
  readonly authority?: string;
  /** First and last day of receipt. */
  readonly from?: Day;
  readonly to?: Day;
  /** Part of the applicant's name. */
  readonly name?: string;
  /** The applicants of that name, once they were found to be few (`withSubjects`). */
  readonly subjects?: readonly number[];
  /** Keyed identity number of applicant or agent. */
  readonly idKey?: string;
  /** Code of a bundle, or number of an application. */
  readonly bundle?: string;
}

/** More applicants than that are not looked up one by one. */
const FEW = 400;

/** A rare name is found among the applicants, and their few cases by them; a common one is left to `narrowed`. */
export async function withSubjects(db: Db | Tx, filter: CaseFilter): Promise<CaseFilter> {
  const { name } = filter;
  if (name === undefined) return filter;
  const found = await db
    .selectFrom('subjects')
    .select('subject_id')
    .where(sql<boolean>`instr(name, ${name}) > 0`)
    .limit(FEW + 1)
    .execute();
  return found.length > FEW ? filter : { ...filter, subjects: found.map(({ subject_id }) => subject_id) };
}

/**
 * The cases that a filter leaves. All columns stand in the index `cases_listed`, in the order of the list, so that a million cases
 * are gone through there. `+ 0` and `substr` keep an engine from taking a narrower index, which would fetch every case it meets.
 */
export function narrowed(db: Db | Tx, filter: CaseFilter) {
  const { number, item, state, mode, channel, deferred, authority, from, to, name, idKey, bundle } = filter;
  const { subjects } = filter;
  let query = db.selectFrom('cases as c');
  if (from !== undefined) query = query.where('c.received_day', '>=', from);
  if (to !== undefined) query = query.where('c.received_day', '<=', to);
  if (number !== undefined) {
    query = query.where(sql<boolean>`substr(c.case_no, 1, ${sql.lit([...number].length)}) = ${number}`);
  }
  if (state !== undefined) query = query.where('c.state', '=', state);
  if (mode !== undefined) query = query.where('c.mode', '=', mode);
  if (channel !== undefined) query = query.where('c.channel', '=', channel);
  if (deferred !== undefined) query = query.where('c.deferred', '=', deferred ? 1 : 0);
  const version = sql<number>`c.item_version_id + 0`;
  const versions = db.selectFrom('item_versions').select('item_version_id');
  if (item !== undefined) {
    query = query.where(version, 'in', versions.where('item_code', '=', item));
  }
  if (authority !== undefined) {
    query = query.where(version, 'in', versions.where('authority_name', '=', authority));
  }
  // Not every engine takes an empty list.
  if (subjects?.length === 0) query = query.where(sql<boolean>`1 = 0`);
  else if (subjects !== undefined) query = query.where('c.subject_id', 'in', subjects);
  else if (name !== undefined) {
    const named = db
      .selectFrom('subjects')
      .select('subject_id')
      .where(sql<boolean>`instr(name, ${name}) > 0`);
    query = query.where(sql<number>`c.subject_id + 0`, 'in', named);
  }
  if (idKey !== undefined) {
    // One person has few cases: these are looked up.
    const subject = db.selectFrom('subjects').select('subject_id').where('id_key', '=', idKey);
    query = query.where((eb) =>
      eb.or([eb('c.subject_id', 'in', subject), eb('c.agent_subject_id', 'in', subject)]),
    );
  }
  if (bundle !== undefined) {
    const applications = db
      .selectFrom('applications')
      .select('application_id')
      .where((eb) => eb.or([eb('bundle_code', '=', bundle), eb('application_no', '=', bundle)]));
    query = query.where('c.application_id', 'in', applications);
  }
  return query;
}
