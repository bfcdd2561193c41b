import type { WholeCase } from '../../case/select-cases.ts';
import type { Db } from '../../store/store.ts';

/**
 * The cases, of those given, whose persons the office met again in the same act or in a later one: particulars given then (a telephone
 * moved, a name changed) took the place of those that the digest of the case was made over. Lists of
 * grades and breaches change nothing of who is known. Also those of persons who were forgotten.
 */
export async function laterActs(db: Db, cases: readonly WholeCase[]): Promise<ReadonlySet<number>> {
  const met = new Set<number>();
  for (const one of cases) {
    const persons = [one.subject_id, ...(one.agent_subject_id === null ? [] : [one.agent_subject_id])];
    const again = await db
      .selectFrom('cases')
      .select('case_id')
      .where((eb) => eb.or([eb('subject_id', 'in', persons), eb('agent_subject_id', 'in', persons)]))
      .where('case_id', '<>', one.case_id)
      .where('created_at', '>=', one.created_at)
      .limit(1)
      .executeTakeFirst();
    const stands = await db
      .selectFrom('subject_representatives')
      .select('subject_id')
      .where((eb) => eb.or([eb('subject_id', 'in', persons), eb('representative_id', 'in', persons)]))
      .limit(1)
      .executeTakeFirst();
    const erased = await db
      .selectFrom('subjects')
      .select('subject_id')
      .where('subject_id', 'in', persons)
      .where('erased_at', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    if ([again, stands, erased].some((row) => row !== undefined)) met.add(one.case_id);
  }
  return met;
}
