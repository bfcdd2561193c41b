import { compareUtf8 } from '../../kernel/text.ts';
import { type Day, officeDay } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Subject } from '../../subject/select-subjects.ts';

/** The last days on which something was done in a subject's matters; null where there are none. */
export interface LastActs {
  readonly cases: Day | null;
  readonly breaches: Day | null;
}

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
  const breaches = db.selectFrom('breaches').select('breach_id').where('subject_id', '=', id);
  const max = async (query: { execute(): Promise<Record<string, unknown>[]> }): Promise<Day[]> =>
    (await query.execute())
      .flatMap((row) => Object.values(row))
      .filter((value): value is string => typeof value === 'string')
      .map((value) => (value.length > 10 ? officeDay(value) : value));
  const ofCases = await Promise.all([
    max(
      db
        .selectFrom('cases')
        .select(({ fn }) => [fn.max('received_day').as('a'), fn.max('decided_day').as('b')])
        .where('case_id', 'in', cases),
    ),
    max(
      db
        .selectFrom('case_steps')
        .select(({ fn }) => [fn.max('at').as('a')])
        .where('case_id', 'in', cases),
    ),
    max(
      db
        .selectFrom('letters')
        .select(({ fn }) => [fn.max('issued_at').as('a')])
        .where('case_id', 'in', cases),
    ),
    max(
      db
        .selectFrom('checks')
        .select(({ fn }) => [fn.max('checked_on').as('a')])
        .where('case_id', 'in', cases),
    ),
    max(
      db
        .selectFrom('check_requests')
        .select(({ fn }) => [fn.max('requested_day').as('a'), fn.max('closed_day').as('b')])
        .where('case_id', 'in', cases),
    ),
    max(
      db
        .selectFrom('rectifications')
        .select(({ fn }) => [fn.max('ordered_day').as('a'), fn.max('rechecked_day').as('b')])
        .where('case_id', 'in', cases),
    ),
    max(
      db
        .selectFrom('papers')
        .select(({ fn }) => [fn.max('printed_day').as('a')])
        .where('case_id', 'in', cases),
    ),
  ]);
  const ofBreaches = await Promise.all([
    max(
      db
        .selectFrom('breaches')
        .select(({ fn }) => [
          fn.max('found_on').as('a'),
          fn.max('decided_on').as('b'),
          fn.max('repaired_on').as('c'),
          fn.max('lifted_on').as('d'),
          fn.max('dismissed_on').as('e'),
          fn.max('publicity_until').as('f'),
        ])
        .where('subject_id', '=', id),
    ),
    max(
      db
        .selectFrom('bars')
        .select(({ fn }) => [fn.max('until_day').as('a'), fn.max('lifted_on').as('b')])
        .where('subject_id', '=', id),
    ),
    max(
      db
        .selectFrom('repairs')
        .select(({ fn }) => [
          fn.max('applied_on').as('a'),
          fn.max('completed_on').as('b'),
          fn.max('broken_on').as('c'),
        ])
        .where('breach_id', 'in', breaches),
    ),
    max(
      db
        .selectFrom('objections')
        .select(({ fn }) => [fn.max('filed_on').as('a'), fn.max('closed_on').as('b')])
        .where('breach_id', 'in', breaches),
    ),
    max(
      db
        .selectFrom('papers')
        .select(({ fn }) => [fn.max('printed_day').as('a')])
        .where('breach_id', 'in', breaches),
    ),
  ]);
  const last = { cases: latest(ofCases.flat()), breaches: latest(ofBreaches.flat()) };
  if (last.cases !== null || last.breaches !== null) return last;
  const known = await max(db.selectFrom('subjects').select('created_at').where('subject_id', '=', id));
  return { cases: latest(known), breaches: null };
}

const latest = (days: readonly Day[]): Day | null => days.toSorted(compareUtf8).at(-1) ?? null;
