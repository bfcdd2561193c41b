import type { Db, Tx } from '../store/store.ts';

/** What a visit of a sampling plan found and a person has still to judge; of the shape of a suspicion from data. */
export interface VisitFinding {
  readonly case_no: string;
  readonly mode: 'commitment' | 'data_query' | 'dept_verify' | 'cancelled' | 'ordinary';
  readonly item_code: string;
  readonly item_name: string;
  readonly authority_name: string;
  readonly outcome: 'untrue' | 'partly';
  /** Name of the plan. */
  readonly plan: string;
  readonly visited_on: string;
  readonly recorded_at: string;
  readonly check_due: string | null;
}

interface FindingFilter {
  readonly item?: string;
}

/** Promises that a visit found untrue, in whole or in part, and since then neither another check nor a breach of the case. */
function narrowed(db: Db | Tx, { item }: FindingFilter) {
  const query = db
    .selectFrom('visit_results as r')
    .innerJoin('plans as p', 'p.plan_id', 'r.plan_id')
    .innerJoin('cases as c', 'c.case_no', 'r.unit')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .where('p.unit_kind', '=', 'case')
    .where('r.promise', 'in', ['untrue', 'partly'])
    .where((eb) =>
      eb.and(
        [
          eb
            .selectFrom('checks as k')
            .select('k.check_id')
            .whereRef('k.case_id', '=', 'c.case_id')
            .whereRef('k.at', '>', 'r.at'),
          eb
            .selectFrom('breaches as b')
            .select('b.breach_id')
            .whereRef('b.case_id', '=', 'c.case_id')
            .whereRef('b.created_at', '>=', 'r.at'),
        ].map((later) => eb.not(eb.exists(later))),
      ),
    );
  return item === undefined ? query : query.where('c.item_code', '=', item);
}

export async function countVisitFindings(db: Db | Tx, filter: FindingFilter = {}): Promise<number> {
  const counted = await narrowed(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(counted.total);
}

/** The latest first. */
export async function selectVisitFindings(
  db: Db | Tx,
  filter: FindingFilter,
  limit: number,
): Promise<VisitFinding[]> {
  const rows = await narrowed(db, filter)
    .select([
      ...(['c.case_no', 'c.mode', 'c.item_code', 'v.item_name', 'c.authority_name', 'r.promise'] as const),
      ...(['p.name as plan', 'r.inspected_on as visited_on', 'r.at as recorded_at', 'c.check_due'] as const),
    ])
    .orderBy('r.at', 'desc')
    .orderBy('c.case_no')
    .limit(limit)
    .execute();
  return rows.map(({ promise, ...row }) => ({ ...row, outcome: promise === 'partly' ? 'partly' : 'untrue' }));
}
