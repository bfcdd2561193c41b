import { sql } from 'kysely';
import type { Db, Tx } from '../../store/store.ts';
import type { Span } from '../month.ts';
import { countedOnce } from './cases.ts';

/** What came in, what ended and how, and what was open at either end. */
export async function countFlow(db: Db | Tx, { from, to }: Span) {
  const row = await db
    .selectFrom('cases as c')
    .where('c.received_day', '<=', to)
    .where(countedOnce)
    .where((eb) => eb.or([eb('c.decided_day', 'is', null), eb('c.decided_day', '>=', from)]))
    .select([
      sql<number>`coalesce(sum(case when c.received_day < ${from} then 1 else 0 end), 0)`.as('open_start'),
      sql<number>`coalesce(sum(case when c.received_day >= ${from} then 1 else 0 end), 0)`.as('accepted'),
      sql<number>`coalesce(sum(case when c.decided_day is null or c.decided_day > ${to} then 1 else 0 end), 0)`.as(
        'open_end',
      ),
    ])
    .executeTakeFirst();
  const ended = await db
    .selectFrom('cases as c')
    .where('c.decided_day', '>=', from)
    .where('c.decided_day', '<=', to)
    .where(countedOnce)
    .select((eb) => ['c.decision', eb.fn.countAll<number>().as('n')])
    .groupBy('c.decision')
    .execute();
  const of = (...decisions: readonly (string | null)[]): number =>
    ended.filter(({ decision }) => decisions.includes(decision)).reduce((sum, { n }) => sum + Number(n), 0);
  return {
    open_start: Number(row?.open_start ?? 0),
    accepted: Number(row?.accepted ?? 0),
    completed: of('granted', 'refused'),
    withdrawn: of('withdrawn'),
    // Ended by the office before a decision (终止办理): a day without a decision.
    terminated: of(null),
    open_end: Number(row?.open_end ?? 0),
  };
}
