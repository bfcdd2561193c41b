import type { Day } from '../kernel/time.ts';
import type { Db, Tx } from '../store/store.ts';

export interface ExemptFilter {
  readonly item?: string;
  readonly authority?: string;
  /** First and last day of the decision. */
  readonly from?: Day;
  readonly to?: Day;
}

/**
 * Granted promises that are exempt from checking, the latest decision first; `reason` is what a person stated, null where the item
 * list or policy exempts them all.
 */
export async function selectExempt(db: Db | Tx, filter: ExemptFilter, limit: number) {
  const { item, authority, from, to } = filter;
  let query = db
    .selectFrom('cases as c')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .where('c.mode', '=', 'commitment')
    .where('c.state', '=', 'granted')
    .where('c.check_coverage', '=', 'exempt');
  if (item !== undefined) query = query.where('c.item_code', '=', item);
  if (authority !== undefined) query = query.where('c.authority_name', '=', authority);
  if (from !== undefined) query = query.where('c.decided_day', '>=', from);
  if (to !== undefined) query = query.where('c.decided_day', '<=', to);
  const counted = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const exempt = await query
    .select((eb) => [
      'c.case_no',
      'c.item_code',
      'v.item_name',
      'c.authority_name',
      'c.decided_day',
      eb
        .selectFrom('checks as k')
        .select('k.detail')
        .whereRef('k.case_id', '=', 'c.case_id')
        .where('k.method', '=', 'exempt')
        .orderBy('k.check_id', 'desc')
        .limit(1)
        .as('reason'),
    ])
    .orderBy('c.decided_day', 'desc')
    .orderBy('c.case_no')
    .limit(limit)
    .execute();
  return { exempt, total: Number(counted.total) };
}
