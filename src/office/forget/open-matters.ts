import { compareUtf8 } from '../../kernel/text.ts';
import type { Day } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import { barInForce } from '../../subject/bar-rules.ts';
import type { Subject } from '../../subject/select-subjects.ts';
import { casesOf } from './links.ts';

/** Numbers of what is not over yet, and so needs the person still. */
export interface OpenMatters {
  readonly cases: readonly string[];
  /** Breaches not decided, publicised, disputed, or with a bar in force. */
  readonly breaches: readonly string[];
  /** Schemes whose grade still bars. */
  readonly grades: readonly string[];
}

/** What of a subject is still going on on that day. */
export async function openMatters(db: Db | Tx, subject: Subject, today: Day): Promise<OpenMatters> {
  const cases = await db
    .selectFrom('cases')
    .select('case_no')
    .where('case_id', 'in', casesOf(db, subject.subject_id))
    .where('state', 'in', ['recorded', 'notified', 'signed', 'deferred'])
    .execute();
  const grades = await db
    .selectFrom('subject_grades')
    .select('scheme')
    .where('subject_id', '=', subject.subject_id)
    .where('barred', '=', 1)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', today)]))
    .execute();
  return {
    cases: sorted(cases.map(({ case_no }) => case_no)),
    breaches: await openBreaches(db, subject.subject_id, today),
    grades: sorted(grades.map(({ scheme }) => scheme)),
  };
}

async function openBreaches(db: Db | Tx, subjectId: number, today: Day): Promise<readonly string[]> {
  const breaches = await db
    .selectFrom('breaches')
    .select(['breach_id', 'breach_no', 'state', 'publicity_from', 'publicity_until', 'publicity_ended_on'])
    .where('subject_id', '=', subjectId)
    .execute();
  const bars = await db
    .selectFrom('bars')
    .select(['breach_id', 'from_day', 'until_day', 'until_repaired', 'lifted_on'])
    .where('subject_id', '=', subjectId)
    .execute();
  const disputed = await db
    .selectFrom('objections as o')
    .innerJoin('breaches as b', 'b.breach_id', 'o.breach_id')
    .select('o.breach_id')
    .where('b.subject_id', '=', subjectId)
    .where('o.state', '=', 'open')
    .execute();
  const going = new Set([
    ...bars.filter((bar) => barInForce(bar, today)).map(({ breach_id }) => breach_id),
    ...disputed.map(({ breach_id }) => breach_id),
  ]);
  const open = breaches.filter(
    (one) =>
      going.has(one.breach_id) ||
      one.state === 'suspected' ||
      one.state === 'notified' ||
      // Published still: what everybody can read is not forgotten by emptying the office's file.
      (one.publicity_from !== null &&
        (one.publicity_ended_on === null || today < one.publicity_ended_on) &&
        (one.publicity_until === null || today <= one.publicity_until)),
  );
  return sorted(open.map(({ breach_no }) => breach_no));
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort(compareUtf8);
