import type { Day } from '../kernel/time.ts';
import type { Db, Tx } from '../store/store.ts';
import type { CheckMethod, CheckOutcome } from './check.ts';

export interface CheckFilter {
  readonly outcome?: CheckOutcome;
  readonly method?: CheckMethod;
  readonly item?: string;
  readonly authority?: string;
  readonly from?: Day;
  readonly to?: Day;
}

/** Recorded checks, the latest first. */
export async function selectChecks(db: Db | Tx, filter: CheckFilter, limit: number) {
  let query = db
    .selectFrom('checks as k')
    .innerJoin('cases as c', 'c.case_id', 'k.case_id')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id');
  const { outcome, method, item, authority, from, to } = filter;
  if (outcome !== undefined) {
    query = query.where('k.outcome', '=', outcome).where('k.method', '<>', 'exempt');
  }
  if (method !== undefined) query = query.where('k.method', '=', method);
  if (item !== undefined) query = query.where('c.item_code', '=', item);
  if (authority !== undefined) query = query.where('c.authority_name', '=', authority);
  if (from !== undefined) query = query.where('k.checked_on', '>=', from);
  if (to !== undefined) query = query.where('k.checked_on', '<=', to);
  const counted = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const checks = await query
    .select([
      'k.check_id as check',
      'c.case_no',
      'c.item_code',
      'v.item_name',
      'c.authority_name',
      'k.method',
      'k.outcome',
      'k.checked_on',
      'k.detail',
      'c.check_due',
      'k.actor',
    ])
    .orderBy('k.checked_on', 'desc')
    .orderBy('k.check_id', 'desc')
    .limit(limit)
    .execute();
  return { checks, total: Number(counted.total) };
}

export type ListedCheck = Awaited<ReturnType<typeof selectChecks>>['checks'][number];

/**
 * Granted promises whose check is due by a day and has not been made; an unverifiable outcome is an answer and counts as made.
 * The most pressing first.
 */
export async function selectDueChecks(db: Db | Tx, by: Day) {
  return (
    db
      .selectFrom('cases as c')
      .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
      .select([
        'c.case_no',
        'c.item_code',
        'v.item_name',
        'c.authority_name',
        'c.decided_day',
        'c.check_due',
        'c.check_due_provisional',
        'c.check_coverage',
      ])
      .where('c.mode', '=', 'commitment')
      .where('c.state', '=', 'granted')
      .where('c.check_due', 'is not', null)
      // A due is a day or a time that starts with it: `~` sorts after both.
      .where('c.check_due', '<', `${by}~`)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('checks as k').select('k.check_id').whereRef('k.case_id', '=', 'c.case_id'),
          ),
        ),
      )
      .orderBy('c.check_due')
      .orderBy('c.case_no')
      .execute()
  );
}

export type DueCheck = Awaited<ReturnType<typeof selectDueChecks>>[number];
