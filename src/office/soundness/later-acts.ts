import type { WholeCase } from '../../case/select-cases.ts';
import type { Db } from '../../store/store.ts';

/**
 * The cases, of those given, whose persons the office met again in the same act or in a later one: particulars given then (a telephone
 * moved, a name changed) took the place of those that the digest of the case was made over. Lists of
 * grades and breaches change nothing of who is known. Also those of persons who were forgotten, or stand for a body.
 */
export async function laterActs(db: Db, cases: readonly WholeCase[]): Promise<ReadonlySet<number>> {
  if (cases.length === 0) return new Set();
  const ids = cases.map(({ case_id }) => case_id);
  // Each question by its own index and only until the first row: a person may have as many cases as there are.
  const touched = await db
    .selectFrom('cases as c')
    .select('c.case_id')
    .where('c.case_id', 'in', ids)
    .where((eb) => {
      const metAgain = (as: 'o.subject_id' | 'o.agent_subject_id', person: Person) =>
        eb.exists(
          eb
            .selectFrom('cases as o')
            .select('o.case_id')
            .whereRef(as, '=', person)
            .whereRef('o.case_id', '<>', 'c.case_id')
            .whereRef('o.created_at', '>=', 'c.created_at'),
        );
      const represents = (as: 'r.subject_id' | 'r.representative_id', person: Person) =>
        eb.exists(
          eb.selectFrom('subject_representatives as r').select('r.subject_id').whereRef(as, '=', person),
        );
      const erased = (person: Person) =>
        eb.exists(
          eb
            .selectFrom('subjects as s')
            .select('s.subject_id')
            .whereRef('s.subject_id', '=', person)
            .where('s.erased_at', 'is not', null),
        );
      return eb.or(
        persons.flatMap((person) => [
          metAgain('o.subject_id', person),
          metAgain('o.agent_subject_id', person),
          represents('r.subject_id', person),
          represents('r.representative_id', person),
          erased(person),
        ]),
      );
    })
    .execute();
  return new Set(touched.map(({ case_id }) => case_id));
}

const persons = ['c.subject_id', 'c.agent_subject_id'] as const;
type Person = (typeof persons)[number];
