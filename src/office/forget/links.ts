import type { Expression, ExpressionBuilder, Kysely, SqlBool, Transaction } from 'kysely';
import type { PersonalLink } from '../../store/personal-data.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Subject } from '../../subject/select-subjects.ts';

/** The store seen without the types of its tables: what is erased is named by the inventory, not by this code. */
export type AnyTables = Record<string, Record<string, unknown>>;

export const anyTable = (db: Db | Tx): Kysely<AnyTables> =>
  db as unknown as Kysely<AnyTables> | Transaction<AnyTables>;

/** Ids of the cases somebody is the applicant or the agent of, as a subquery. */
export const casesOf = (db: Db | Tx, subjectId: number) =>
  db
    .selectFrom('cases')
    .select('case_id')
    .where((eb) => eb.or([eb('subject_id', '=', subjectId), eb('agent_subject_id', '=', subjectId)]));

export const breachesOf = (db: Db | Tx, subjectId: number) =>
  db.selectFrom('breaches').select('breach_id').where('subject_id', '=', subjectId);

/** The condition by which rows of a table hang on the subject. */
export function linkedTo(db: Db | Tx, link: PersonalLink, subject: Subject) {
  const { subject_id: id, subject_no } = subject;
  const numbers = casesOf(db, id).clearSelect();
  const breachNumbers = breachesOf(db, id).clearSelect().select('breach_no');
  return (eb: ExpressionBuilder<AnyTables, string>): Expression<SqlBool> => {
    switch (link) {
      case 'subject':
        return eb('subject_id', '=', id);
      case 'represented':
        return eb.or([eb('subject_id', '=', id), eb('representative_id', '=', id)]);
      case 'case':
        return eb('case_id', 'in', casesOf(db, id));
      case 'breach':
        return eb('breach_id', 'in', breachesOf(db, id));
      case 'filed':
        return eb.or([eb('case_id', 'in', casesOf(db, id)), eb('breach_id', 'in', breachesOf(db, id))]);
      case 'unit':
        return eb.or([eb('unit', '=', subject_no), eb('unit', 'in', numbers.select('case_no'))]);
      case 'book':
        return eb.or([
          eb('row_key', 'in', numbers.select('case_no')),
          eb('row_key', 'in', numbers.select('commitment_code')),
          eb('row_key', 'in', breachNumbers),
        ]);
      case 'breach_no':
        return eb('breach_no', 'in', breachNumbers);
      case 'source':
        // Keys of sources are hashed as identity numbers are (src/source/source-row.ts).
        return eb('key_hash', '=', Buffer.from(subject.id_key, 'hex'));
    }
  };
}
