import { deadlineOf } from '../calendar/due.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseText } from '../kernel/text.ts';
import { type Day, officeDay, officeInstant } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import { keyedHash } from '../workspace/keys.ts';
import { breakRepair, type RepairOutcome, type RepairTurn } from './break-repair.ts';
import { mayRepair, openOf } from './repair-breach.ts';
import { checkRepairStep } from './repair-rules.ts';
import { findBreach, openRepair, type RepairRow, subjectKey, updateRepair } from './store.ts';

export interface TurnInput {
  readonly breach: string;
  /** More time for a complex one; not repaired; repaired, but the promise was not kept. */
  readonly step: 'extend' | 'reject' | 'broken';
  readonly reason: string;
  readonly at?: Day | undefined;
}

export interface Turned extends RepairOutcome {
  readonly breach: string;
  readonly step: TurnInput['step'];
  readonly on: Day;
}

/**
 * A repair that takes another course: its time extended once (domain 6.5), rejected, or its promise broken afterwards. Each with its
 * reason. E_CREDIT_UNKNOWN, E_CREDIT_STATE, E_CREDIT_REPAIR_AUTHORITY, E_CREDIT_REPAIR_STEP, E_CREDIT_REPAIR_EXTENDED, E_CREDIT_DATE,
 * policy errors.
 */
export async function turnRepair(desk: Desk, input: TurnInput): Promise<Result<Turned, AppError>> {
  const stamp = stampOf(desk);
  const day = input.at ?? officeDay(stamp.at);
  const reason = normaliseText(input.reason);
  return actByRules(desk, async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const breach = await findBreach(tx, regionOf(desk), input.breach);
    if (!breach) return err(appError('E_CREDIT_UNKNOWN', { breach: input.breach }));
    const act = { desk, tx, rules: rules.value, breach, day, reason };
    const done = input.step === 'broken' ? await breakRepair(act) : await turnOpen(act, input.step);
    if (!done.ok) return done;
    await appendEntry(tx, stamp, 'credit.repair', {
      breach: breach.breach_no,
      subject: await subjectKey(tx, breach.subject_id),
      steps: [input.step],
      on: day,
      // Free text may name persons.
      reason: keyedHash(desk.keys, reason),
      ...done.value,
    });
    return ok({ breach: breach.breach_no, step: input.step, on: day, ...done.value });
  });
}

async function turnOpen(
  act: RepairTurn,
  step: 'extend' | 'reject',
): Promise<Result<RepairOutcome, AppError>> {
  const { desk, tx, breach, day, reason } = act;
  const allowed = await mayRepair(tx, breach, desk.workspace.config.office.name);
  if (!allowed.ok) return allowed;
  const repair = await openRepair(tx, breach.breach_id);
  const order = checkRepairStep(breach.breach_no, step, repair && openOf(repair), day);
  if (!order.ok) return order;
  const open = must(repair, 'the order of steps was checked');
  if (step === 'extend') return extend(act, open);
  await updateRepair(tx, open.repair_id, { state: 'rejected', rejected_on: day, end_reason: reason });
  return ok({ due: null, provisional: false, earliest_repair: null, bars: 0 });
}

/** Once: the extension is counted from the day on which the repair was due. */
async function extend(
  { tx, rules, breach, day, reason }: RepairTurn,
  repair: RepairRow,
): Promise<Result<RepairOutcome, AppError>> {
  if (repair.extended_on !== null) {
    return err(appError('E_CREDIT_REPAIR_EXTENDED', { breach: breach.breach_no, day: repair.extended_on }));
  }
  const clocks = regimeOn(rules.policy.credit.repair_clocks, repair.accepted_on ?? day);
  if (!clocks.ok) return clocks;
  const { complete, extension } = clocks.value.value;
  const from = officeInstant(must(repair.accepted_on, 'an accepted repair has its day'));
  const end = deadlineOf(rules.calendar, from, complete, { extensions: [{ limit: extension, why: reason }] });
  if (!end.ok) return end;
  const due = end.value.due.slice(0, 10);
  const { provisional } = end.value;
  await updateRepair(tx, repair.repair_id, {
    complete_due: due,
    complete_provisional: provisional ? 1 : 0,
    extended_on: day,
  });
  return ok({ due, provisional, earliest_repair: null, bars: 0 });
}
