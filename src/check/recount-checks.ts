import { type ChangedDays, planRecount, type Recount, type StoredClock } from '../calendar/recount.ts';
import type { OfficeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import { parseLimit } from '../kernel/limit.ts';
import type { Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import type { Tx } from '../store/store.ts';

/** What a changed calendar does to requests that await their reply and to rectifications that were ordered. */
export async function recountChecks(
  tx: Tx,
  { calendar }: OfficeRules,
  { from }: ChangedDays,
): Promise<Result<Recount, AppError>> {
  return planRecount(calendar, [...(await requestClocks(tx, from)), ...(await rectifyClocks(tx, from))]);
}

async function requestClocks(tx: Tx, first: Day): Promise<StoredClock[]> {
  const rows = await tx
    .selectFrom('check_requests as q')
    .innerJoin('cases as c', 'c.case_id', 'q.case_id')
    .select(['q.request_id', 'c.case_no', 'q.requested_at', 'q.reply_limit', 'q.due', 'q.due_provisional'])
    .where((eb) =>
      eb.or([
        eb('q.due_provisional', '=', 1),
        eb.and([eb('q.state', '=', 'open'), eb('q.due', '>=', first)]),
      ]),
    )
    .orderBy('q.request_id')
    .execute();
  return rows.flatMap(({ request_id, case_no, requested_at: from, reply_limit, due, due_provisional }) => {
    const limit = parseLimit(reply_limit);
    if (limit === null) return [];
    const write: StoredClock['write'] = (clock) =>
      tx
        .updateTable('check_requests')
        .set({ due: clock.due, due_provisional: clock.provisional })
        .where('request_id', '=', request_id)
        .execute();
    const of = { case_no, breach: null, field: 'reply_due' } as const;
    return [{ of, from, limit, due, provisional: due_provisional, write }];
  });
}

async function rectifyClocks(tx: Tx, first: Day): Promise<StoredClock[]> {
  const rows = await tx
    .selectFrom('rectifications as r')
    .innerJoin('cases as c', 'c.case_id', 'r.case_id')
    .select([
      'r.rectification_id',
      'c.case_no',
      'r.ordered_at',
      'r.within_limit',
      'r.due',
      'r.due_provisional',
    ])
    .where((eb) =>
      eb.or([
        eb('r.due_provisional', '=', 1),
        eb.and([eb('r.state', '=', 'ordered'), eb('r.due', '>=', first)]),
      ]),
    )
    .orderBy('r.rectification_id')
    .execute();
  return rows.flatMap(
    ({ rectification_id, case_no, ordered_at: from, within_limit, due, due_provisional }) => {
      // A day named in the order itself is no count.
      const limit = within_limit === null ? null : parseLimit(within_limit);
      if (limit === null) return [];
      const write: StoredClock['write'] = (clock) =>
        tx
          .updateTable('rectifications')
          .set({ due: clock.due, due_provisional: clock.provisional })
          .where('rectification_id', '=', rectification_id)
          .execute();
      const of = { case_no, breach: null, field: 'rectify_due' } as const;
      return [{ of, from, limit, due, provisional: due_provisional, write }];
    },
  );
}
