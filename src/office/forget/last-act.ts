import type { Expression } from 'kysely';
import { compareUtf8 } from '../../kernel/text.ts';
import { type Day, officeDay } from '../../kernel/time.ts';
import type { Schema } from '../../store/schema.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Subject } from '../../subject/select-subjects.ts';
import { anyTable, breachesOf } from './links.ts';

/** The last days on which something was done in a subject's matters; null where there are none. */
export interface LastActs {
  readonly cases: Day | null;
  readonly breaches: Day | null;
}

/** A table, and its columns that hold a day or an instant of something done. */
type Dated = {
  [T in keyof Schema]: readonly [table: T, columns: readonly (keyof Schema[T])[]];
}[keyof Schema];

const ofCase: readonly Dated[] = [
  ['cases', ['received_day', 'decided_day']],
  ['case_steps', ['at']],
  ['letters', ['issued_at']],
  ['checks', ['checked_on']],
  ['check_requests', ['requested_day', 'closed_day']],
  ['rectifications', ['ordered_day', 'rechecked_day']],
  ['papers', ['printed_day']],
];

const ofSubject: readonly Dated[] = [
  ['breaches', ['found_on', 'decided_on', 'repaired_on', 'lifted_on', 'dismissed_on', 'publicity_until']],
  ['bars', ['until_day', 'lifted_on']],
];

const ofBreach: readonly Dated[] = [
  ['repairs', ['applied_on', 'completed_on', 'broken_on']],
  ['objections', ['filed_on', 'closed_on']],
  ['papers', ['printed_day']],
];

/**
 * The days from which the retention periods run. The files of a body name its legal representative, so they count for that person too. Of
 * somebody with neither case nor breach the day counts on which the office came to know of them.
 */
export async function lastActs(db: Db | Tx, { subject_id: id }: Subject): Promise<LastActs> {
  const bodies = db
    .selectFrom('subject_representatives')
    .select('subject_id')
    .where('representative_id', '=', id);
  const cases = db
    .selectFrom('cases')
    .select('case_id')
    .where((eb) =>
      eb.or([eb('subject_id', '=', id), eb('agent_subject_id', '=', id), eb('subject_id', 'in', bodies)]),
    );
  const last = {
    cases: latest(await daysIn(db, ofCase, 'case_id', cases)),
    breaches: latest([
      ...(await daysIn(db, ofSubject, 'subject_id', [id])),
      ...(await daysIn(db, ofBreach, 'breach_id', breachesOf(db, id))),
    ]),
  };
  if (last.cases !== null || last.breaches !== null) return last;
  return {
    cases: latest(await daysIn(db, [['subjects', ['created_at']]], 'subject_id', [id])),
    breaches: null,
  };
}

/** The last day in each of the columns, of the rows that hang on these keys. */
async function daysIn(
  db: Db | Tx,
  tables: readonly Dated[],
  key: 'case_id' | 'subject_id' | 'breach_id',
  keys: Expression<unknown> | readonly number[],
): Promise<readonly Day[]> {
  const days: Day[] = [];
  for (const [table, columns] of tables) {
    const row = await anyTable(db)
      .selectFrom(table)
      .select(({ fn }) => columns.map((column) => fn.max(column).as(column)))
      .where(key, 'in', keys)
      .executeTakeFirst();
    for (const value of Object.values(row ?? {}))
      if (typeof value === 'string') days.push(value.length > 10 ? officeDay(value) : value);
  }
  return days;
}

const latest = (days: readonly Day[]): Day | null => days.toSorted(compareUtf8).at(-1) ?? null;
