import { deadlineOf } from '../calendar/due.ts';
import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { actByRules, type OfficeRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import type { Limit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay, officeInstant } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Tx } from '../store/store.ts';
import { type RepairState, type RepairStep, repairSteps } from './breach.ts';
import { liftRepaired } from './end-bars.ts';
import {
  type BreachToRepair,
  checkApplication,
  checkPromise,
  checkRepairer,
  checkRepairStep,
} from './repair-rules.ts';
import { checkStep } from './rules.ts';
import {
  type BreachRow,
  findBreach,
  findCaseById,
  insertRepair,
  openRepair,
  type RepairRow,
  subjectKey,
  updateBreach,
  updateRepair,
} from './store.ts';

export interface RepairInput {
  readonly breach: string;
  readonly at?: Day | undefined;
  /** One step only; all three without it. */
  readonly step?: RepairStep | undefined;
  /** Day by which every duty was fulfilled; the day of application unless told. */
  readonly fulfilledOn?: Day | undefined;
  /** Number of the public repair promise. */
  readonly promise?: string | undefined;
}

export interface Repaired {
  readonly breach: string;
  readonly state: RepairState;
  readonly on: Day;
  /** The day by which the office owes the next step; null when there is none. */
  readonly due: Day | null;
  /** That day was counted by weekdays, for want of a published calendar. */
  readonly provisional: boolean;
  readonly regime: string;
  readonly earliest_repair: Day;
  readonly bars_lifted: number;
}

/** What every step of one act shares. */
interface Act {
  readonly tx: Tx;
  readonly rules: OfficeRules;
  readonly breach: BreachRow;
  readonly day: Day;
  readonly actor: string;
}

/**
 * The way out: application (conditions checked), acceptance, completion, which ends publicity and lifts the bars at once.
 * E_CREDIT_UNKNOWN, E_CREDIT_STATE, E_CREDIT_REPAIR_* and E_CREDIT_DATE as in repair-rules.ts, policy errors.
 */
export async function repairBreach(desk: Desk, input: RepairInput): Promise<Result<Repaired, AppError>> {
  const stamp = stampOf(desk);
  const day = input.at ?? officeDay(stamp.at);
  return actByRules(desk, async (tx) => {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const breach = await findBreach(tx, regionOf(desk), input.breach);
    if (!breach) return err(appError('E_CREDIT_UNKNOWN', { breach: input.breach }));
    const allowed = await mayRepair(tx, breach, desk.workspace.config.office.name);
    if (!allowed.ok) return allowed;
    const act: Act = { tx, rules: rules.value, breach, day, actor: stamp.actor };
    const steps = input.step === undefined ? repairSteps : [input.step];
    let repair = await openRepair(tx, breach.breach_id);
    let lifted = 0;
    for (const step of steps) {
      const order = checkRepairStep(breach.breach_no, step, repair && openOf(repair), day);
      if (!order.ok) return order;
      const taken = await takeStep(act, step, repair, allowed.value, input);
      if (!taken.ok) return taken;
      repair = taken.value;
      if (step === 'complete') lifted = await endByRepair(tx, breach, { on: day, by: stamp.actor });
    }
    const done = must(repair, 'at least one step was taken');
    await appendEntry(tx, stamp, 'credit.repair', {
      breach: breach.breach_no,
      subject: await subjectKey(tx, breach.subject_id),
      steps: [...steps],
      on: day,
      state: done.state,
      regime: done.regime,
      fulfilled_on: done.fulfilled_on,
      promise_no: done.promise_no,
    });
    return ok({
      breach: breach.breach_no,
      state: done.state,
      on: day,
      ...owed(done),
      regime: done.regime,
      earliest_repair: done.earliest_repair,
      bars_lifted: lifted,
    });
  });
}

/** The day of the step that the office owes next. */
function owed(repair: RepairRow): Pick<Repaired, 'due' | 'provisional'> {
  if (repair.state === 'applied') {
    return { due: repair.accept_due, provisional: repair.accept_provisional === 1 };
  }
  const accepted = repair.state === 'accepted';
  return {
    due: accepted ? repair.complete_due : null,
    provisional: accepted && repair.complete_provisional === 1,
  };
}

/** Whether this office may act on a repair of this breach; what the rules of repair must know of it. */
export async function mayRepair(
  tx: Tx,
  breach: BreachRow,
  office: string,
): Promise<Result<BreachToRepair, AppError>> {
  const found = await findCaseById(tx, breach.case_id);
  const toRepair: BreachToRepair = {
    breach: breach.breach_no,
    state: breach.state,
    seriousness: breach.seriousness,
    domain: found?.domain ?? null,
    decidedOn: breach.decided_on,
    decidingAuthority: breach.deciding_authority,
    earliestSet: breach.earliest_set_by === null ? null : breach.earliest_repair,
  };
  const state = checkStep(breach.breach_no, breach.state, 'repair');
  if (!state.ok) return state;
  const repairer = checkRepairer(toRepair, office);
  return repairer.ok ? ok(toRepair) : repairer;
}

/** What the order of steps must know of an open repair. */
export const openOf = (repair: RepairRow) => ({
  state: repair.state,
  lastOn: repair.accepted_on ?? repair.applied_on,
});

async function takeStep(
  act: Act,
  step: RepairStep,
  repair: RepairRow | null,
  breach: BreachToRepair,
  input: RepairInput,
): Promise<Result<RepairRow, AppError>> {
  if (step === 'apply') return apply(act, breach, input);
  const { repair_id, promise_no } = must(repair, 'the order of steps was checked');
  const promise = { promise_no: input.promise ?? promise_no };
  if (step === 'complete') {
    const { breach_no } = act.breach;
    const made = { breach: breach_no, number: promise.promise_no, on: act.day };
    const promised = checkPromise(act.rules.policy, made);
    if (!promised.ok) return promised;
    return ok(
      await updateRepair(act.tx, repair_id, { ...promise, state: 'completed', completed_on: act.day }),
    );
  }
  const due = clockEnd(act, 'complete');
  if (!due.ok) return due;
  const { day, provisional } = due.value;
  const clock = { complete_due: day, complete_provisional: provisional } as const;
  const accepted = { state: 'accepted', accepted_on: act.day, ...clock } as const;
  return ok(await updateRepair(act.tx, repair_id, { ...promise, ...accepted }));
}

async function apply(
  act: Act,
  breach: BreachToRepair,
  input: RepairInput,
): Promise<Result<RepairRow, AppError>> {
  const { tx, rules, day } = act;
  const fulfilledOn = input.fulfilledOn ?? day;
  const dates = checkApplication(rules.policy, breach, { appliedOn: day, fulfilledOn });
  if (!dates.ok) return dates;
  const due = clockEnd(act, 'accept');
  if (!due.ok) return due;
  return ok(
    await insertRepair(tx, {
      breach_id: act.breach.breach_id,
      state: 'applied',
      applied_on: day,
      accepted_on: null,
      completed_on: null,
      fulfilled_on: fulfilledOn,
      promise_no: input.promise ?? null,
      regime: dates.value.regime,
      regime_basis: dates.value.basis.zh,
      regime_basis_en: dates.value.basis.en,
      earliest_repair: dates.value.earliest_repair,
      accept_due: due.value.day,
      accept_provisional: due.value.provisional,
      complete_due: null,
      actor: act.actor,
    }),
  );
}

function clockEnd(
  { rules, day }: Act,
  clock: 'accept' | 'complete',
): Result<{ day: Day; provisional: 0 | 1 }, AppError> {
  const rule = regimeOn(rules.policy.credit.repair_clocks, day);
  if (!rule.ok) return rule;
  const limit: Limit = rule.value.value[clock];
  const end = deadlineOf(rules.calendar, officeInstant(day), limit);
  return end.ok ? ok({ day: end.value.due.slice(0, 10), provisional: end.value.provisional ? 1 : 0 }) : end;
}

/** Ends publicity and lifts the bars with the repair itself, so that the gate is free in the same second. Returns the bars lifted. */
export async function endByRepair(
  tx: Tx,
  breach: BreachRow,
  { on, by }: { readonly on: Day; readonly by: string },
): Promise<number> {
  const { publicity_from: from, publicity_until: until } = breach;
  const published = from !== null && (until === null || on <= until);
  const ended = published ? { publicity_ended_on: on } : {};
  await updateBreach(tx, breach, { state: 'repaired', repaired_on: on, ...ended });
  return liftRepaired(tx, breach.breach_id, on, by);
}
