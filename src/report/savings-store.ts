import { sql } from 'kysely';
import type { Day } from '../kernel/time.ts';
import type { Db, Tx } from '../store/store.ts';
import { papersSaved, visitsSaved } from './count/cases.ts';
import type { CaseCount } from './savings-rules.ts';

/** What completed cases are grouped by; `total` does not group. */
export type CaseGrain = 'total' | 'authority' | 'item' | 'track';

const keys = {
  // No plain constant: PostgreSQL groups by none.
  total: sql<string>`lower('')`,
  authority: sql<string>`c.authority_name`,
  item: sql<string>`v.item_code`,
  track: sql<string>`v.track`,
} as const;

interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Completed = granted or refused on a day of the span, by the version of the item each case was handled under. */
const completed = (db: Db | Tx, { from, to }: Span) =>
  db
    .selectFrom('cases as c')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .where('c.decided_day', '>=', from)
    .where('c.decided_day', '<=', to)
    .where('c.decision', 'in', ['granted', 'refused']);

export function countSavedByCases(
  db: Db | Tx,
  span: Span,
  grain: CaseGrain,
): Promise<(CaseCount & { key: string })[]> {
  const ofCommitment = (value: ReturnType<typeof sql<number>>) =>
    sql<number>`coalesce(sum(case when c.mode = 'commitment' then ${value} else 0 end), 0)`;
  return completed(db, span)
    .select((eb) => [
      keys[grain].as('key'),
      eb.fn.countAll<number>().as('cases'),
      ofCommitment(sql`1`).as('commitment_cases'),
      ofCommitment(papersSaved).as('papers_saved'),
      ofCommitment(visitsSaved).as('visits_saved'),
    ])
    .groupBy(keys[grain])
    .execute();
}

/** How many cases under one statutory limit were received on one day and completed on another. */
export const countHandlingUnderLimits = (db: Db | Tx, span: Span, grain: CaseGrain) =>
  completed(db, span)
    .where('v.statutory_limit', 'is not', null)
    .select((eb) => [
      keys[grain].as('key'),
      sql<string>`v.statutory_limit`.as('statutory_limit'),
      'c.received_day',
      sql<Day>`c.decided_day`.as('decided_day'),
      eb.fn.countAll<number>().as('cases'),
    ])
    .groupBy([keys[grain], 'v.statutory_limit', 'c.received_day', 'c.decided_day'])
    .execute();
