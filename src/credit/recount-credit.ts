import { deadlineOf } from '../calendar/due.ts';
import type { ChangedDays, MovedDeadline, Recount } from '../calendar/moved.ts';
import type { OfficeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Limit } from '../kernel/limit.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type Day, officeInstant } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Tx } from '../store/store.ts';
import { updateRepair } from './store.ts';

/** What a changed calendar does to the time to state and defend and to the clocks of repairs: the provisional and the open ones. */
export async function recountCredit(
  tx: Tx,
  rules: OfficeRules,
  { from: first }: ChangedDays,
): Promise<Result<Recount, AppError>> {
  const moved: MovedDeadline[] = [];
  const writes: (() => Promise<unknown>)[] = [];
  let confirmed = 0;

  /** Counts one deadline anew and plans its writing where it changes. */
  function recount(
    of: { readonly breach: string; readonly case_no: string | null; readonly field: MovedDeadline['field'] },
    stored: { readonly due: Day; readonly provisional: number },
    clock: { readonly from: Day; readonly limit: Limit },
    write: (change: { readonly due: Day; readonly provisional: number }) => Promise<unknown>,
  ): Result<void, AppError> {
    const end = deadlineOf(rules.calendar, officeInstant(clock.from), clock.limit);
    if (!end.ok) return end;
    const now = { due: end.value.due.slice(0, 10), provisional: end.value.provisional ? 1 : 0 };
    if (now.due === stored.due && now.provisional === stored.provisional) return ok(undefined);
    if (now.due === stored.due) confirmed += 1;
    else moved.push({ ...of, from: stored.due, to: now.due });
    writes.push(() => write(now));
    return ok(undefined);
  }

  for (const row of await selectDefences(tx, first)) {
    const { breach_id, breach_no: breach, case_no, notified_on, defence_until, defence_provisional } = row;
    if (notified_on === null || defence_until === null) continue;
    const period = regimeOn(rules.policy.credit.defence_period, notified_on);
    if (!period.ok) return period;
    const done = recount(
      { breach, case_no, field: 'defence_until' },
      { due: defence_until, provisional: defence_provisional },
      { from: notified_on, limit: period.value.value },
      ({ due, provisional }) =>
        tx
          .updateTable('breaches')
          .set((eb) => ({
            ...{ defence_until: due, defence_provisional: provisional },
            revision: eb('revision', '+', 1),
          }))
          .where('breach_id', '=', breach_id)
          .execute(),
    );
    if (!done.ok) return done;
  }
  for (const row of await selectRepairClocks(tx, first)) {
    for (const clock of ['accept', 'complete'] as const) {
      const from = clock === 'accept' ? row.applied_on : row.accepted_on;
      const due = row[`${clock}_due`];
      if (from === null || due === null) continue;
      const periods = regimeOn(rules.policy.credit.repair_clocks, from);
      if (!periods.ok) return periods;
      const done = recount(
        { breach: row.breach_no, case_no: row.case_no, field: `${clock}_due` },
        { due, provisional: row[`${clock}_provisional`] },
        { from, limit: periods.value.value[clock] },
        (now) =>
          updateRepair(tx, row.repair_id, {
            [`${clock}_due`]: now.due,
            [`${clock}_provisional`]: now.provisional,
          }),
      );
      if (!done.ok) return done;
    }
  }
  const apply = async (): Promise<void> => {
    for (const write of writes) await write();
  };
  return ok({ moved, confirmed, apply });
}

const selectDefences = (tx: Tx, first: Day) =>
  tx
    .selectFrom('breaches as b')
    .leftJoin('cases as c', 'c.case_id', 'b.case_id')
    .select([
      'b.breach_id',
      'b.breach_no',
      'c.case_no',
      'b.notified_on',
      'b.defence_until',
      'b.defence_provisional',
    ])
    .where((eb) =>
      eb.or([
        eb('b.defence_provisional', '=', 1),
        eb.and([eb('b.state', '=', 'notified'), eb('b.defence_until', '>=', first)]),
      ]),
    )
    .orderBy('b.breach_id')
    .execute();

const selectRepairClocks = (tx: Tx, first: Day) =>
  tx
    .selectFrom('repairs as r')
    .innerJoin('breaches as b', 'b.breach_id', 'r.breach_id')
    .leftJoin('cases as c', 'c.case_id', 'b.case_id')
    .selectAll('r')
    .select(['b.breach_no', 'c.case_no'])
    .where((eb) =>
      eb.or([
        eb('r.accept_provisional', '=', 1),
        eb('r.complete_provisional', '=', 1),
        eb.and([eb('r.state', '=', 'applied'), eb('r.accept_due', '>=', first)]),
        eb.and([eb('r.state', '=', 'accepted'), eb('r.complete_due', '>=', first)]),
      ]),
    )
    .orderBy('r.repair_id')
    .execute();
