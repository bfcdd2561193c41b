import { type ChangedDays, planRecount, type Recount, type StoredClock } from '../calendar/recount.ts';
import type { OfficeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { type Day, officeInstant } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Tx } from '../store/store.ts';
import { updateObjection } from './objection-store.ts';
import { updateRepair } from './store.ts';

/** What a changed calendar does to the time to state and defend and to the clocks of repairs and objections: the provisional and the open ones. */
export async function recountCredit(
  tx: Tx,
  { policy, calendar }: OfficeRules,
  { from }: ChangedDays,
): Promise<Result<Recount, AppError>> {
  const defences = await defenceClocks(tx, policy, from);
  if (!defences.ok) return defences;
  const repairs = await repairClocks(tx, policy, from);
  if (!repairs.ok) return repairs;
  const answers = await answerClocks(tx, policy, from);
  if (!answers.ok) return answers;
  return planRecount(calendar, [...defences.value, ...repairs.value, ...answers.value]);
}

async function defenceClocks(
  tx: Tx,
  policy: OfficeRules['policy'],
  first: Day,
): Promise<Result<StoredClock[], AppError>> {
  const rows = await tx
    .selectFrom('breaches as b')
    .leftJoin('cases as c', 'c.case_id', 'b.case_id')
    .select(['b.breach_id', 'b.breach_no as breach', 'c.case_no', 'b.notified_on'])
    .select(['b.defence_until', 'b.defence_provisional'])
    .where((eb) =>
      eb.or([
        eb('b.defence_provisional', '=', 1),
        eb.and([eb('b.state', '=', 'notified'), eb('b.defence_until', '>=', first)]),
      ]),
    )
    .orderBy('b.breach_id')
    .execute();
  const clocks: StoredClock[] = [];
  for (const { breach_id, breach, case_no, notified_on, defence_until, defence_provisional } of rows) {
    if (notified_on === null || defence_until === null) continue;
    const period = regimeOn(policy.credit.defence_period, notified_on);
    if (!period.ok) return period;
    clocks.push({
      of: { breach, case_no, field: 'defence_until' },
      from: officeInstant(notified_on),
      limit: period.value.value,
      due: defence_until,
      provisional: defence_provisional,
      write: ({ due, provisional }) =>
        tx
          .updateTable('breaches')
          .set({ defence_until: due, defence_provisional: provisional })
          .set((eb) => ({ revision: eb('revision', '+', 1) }))
          .where('breach_id', '=', breach_id)
          .execute(),
    });
  }
  return ok(clocks);
}

async function repairClocks(
  tx: Tx,
  policy: OfficeRules['policy'],
  first: Day,
): Promise<Result<StoredClock[], AppError>> {
  const rows = await tx
    .selectFrom('repairs as r')
    .innerJoin('breaches as b', 'b.breach_id', 'r.breach_id')
    .leftJoin('cases as c', 'c.case_id', 'b.case_id')
    .selectAll('r')
    .select(['b.breach_no as breach', 'c.case_no'])
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
  const clocks: StoredClock[] = [];
  for (const row of rows) {
    for (const step of ['accept', 'complete'] as const) {
      const from = step === 'accept' ? row.applied_on : row.accepted_on;
      const stored = row[`${step}_due`];
      const provisional = row[`${step}_provisional`];
      const open = row.state === (step === 'accept' ? 'applied' : 'accepted');
      if (from === null || stored === null || (!open && provisional === 0)) continue;
      const periods = regimeOn(policy.credit.repair_clocks, from);
      if (!periods.ok) return periods;
      const own = periods.value.value[step];
      const more = step === 'complete' && row.extended_on !== null ? periods.value.value.extension : null;
      clocks.push({
        of: { breach: row.breach, case_no: row.case_no, field: `${step}_due` },
        from: officeInstant(from),
        limit: own,
        ...(more === null ? {} : { incidents: { extensions: [{ limit: more, why: '' }] } }),
        due: stored,
        provisional,
        write: (clock) =>
          updateRepair(tx, row.repair_id, {
            [`${step}_due`]: clock.due,
            [`${step}_provisional`]: clock.provisional,
          }),
      });
    }
  }
  return ok(clocks);
}

async function answerClocks(
  tx: Tx,
  policy: OfficeRules['policy'],
  first: Day,
): Promise<Result<StoredClock[], AppError>> {
  const rows = await tx
    .selectFrom('objections as o')
    .innerJoin('breaches as b', 'b.breach_id', 'o.breach_id')
    .leftJoin('cases as c', 'c.case_id', 'b.case_id')
    .select(['o.objection_id', 'o.filed_on', 'o.due', 'o.due_provisional'])
    .select(['b.breach_no as breach', 'c.case_no'])
    .where((eb) =>
      eb.or([
        eb('o.due_provisional', '=', 1),
        eb.and([eb('o.state', '=', 'open'), eb('o.due', '>=', first)]),
      ]),
    )
    .orderBy('o.objection_id')
    .execute();
  const clocks: StoredClock[] = [];
  for (const { objection_id, filed_on, due, due_provisional, breach, case_no } of rows) {
    if (due === null) continue;
    const clock = regimeOn(policy.credit.objection_clock, filed_on);
    if (!clock.ok) return clock;
    clocks.push({
      of: { breach, case_no, field: 'answer_due' },
      from: officeInstant(filed_on),
      limit: clock.value.value,
      due,
      provisional: due_provisional,
      write: (counted) =>
        updateObjection(tx, objection_id, { due: counted.due, due_provisional: counted.provisional }),
    });
  }
  return ok(clocks);
}
