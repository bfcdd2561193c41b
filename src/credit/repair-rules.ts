import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { addDays, type Day } from '../kernel/time.ts';
import { type PublicityDates, repairDates } from '../policy/publicity.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import type { BreachSeriousness, BreachState, RepairAct, RepairState } from './breach.ts';
import { checkStep } from './rules.ts';

export interface BreachToRepair {
  readonly breach: string;
  readonly state: BreachState;
  readonly seriousness: BreachSeriousness;
  /** Domain of the case's item, for the fields with longer periods. */
  readonly domain: string | null;
  readonly decidedOn: Day | null;
  readonly decidingAuthority: string;
  /** The first day of repair, where an objection or a broken repair promise set it in place of the rules. */
  readonly earliestSet: Day | null;
}

/** Who decided, repairs (谁认定、谁修复): only the office's own decisions are repaired here. */
export function checkRepairer(breach: BreachToRepair, office: string): Result<void, AppError> {
  if (breach.decidingAuthority === office) return ok(undefined);
  return err(
    appError('E_CREDIT_REPAIR_AUTHORITY', { breach: breach.breach, authority: breach.decidingAuthority }),
  );
}

export interface Application {
  readonly appliedOn: Day;
  readonly fulfilledOn: Day;
}

/**
 * Whether an application may be made on that day: the shortest period over and every duty fulfilled (domain 6.5). Returns the
 * dates of the rules that it takes, which for an older decision are those that policy names.
 */
export function checkApplication(
  policy: Policy,
  breach: BreachToRepair,
  { appliedOn, fulfilledOn }: Application,
): Result<PublicityDates, AppError> {
  const step = checkStep(breach.breach, breach.state, 'repair');
  if (!step.ok) return step;
  const dates = repairDates(policy, {
    decidedOn: must(breach.decidedOn, 'a decided breach has its day'),
    seriousness: breach.seriousness,
    domain: breach.domain,
    appliedOn,
  });
  if (!dates.ok) return dates;
  const earliest = breach.earliestSet ?? dates.value.earliest_repair;
  if (appliedOn < earliest) {
    const why = breach.earliestSet === null ? 'shortest' : 'set';
    return err(appError('E_CREDIT_REPAIR_EARLY', { breach: breach.breach, earliest, why }));
  }
  if (fulfilledOn > appliedOn) {
    return err(appError('E_CREDIT_REPAIR_UNFULFILLED', { breach: breach.breach, day: fulfilledOn }));
  }
  return ok({ ...dates.value, earliest_repair: earliest });
}

/** Whether the public promise is there when a repair is completed: by policy each must bear a number. E_CREDIT_REPAIR_PROMISE. */
export function checkPromise(
  policy: Policy,
  promise: { readonly breach: string; readonly number: string | null; readonly on: Day },
): Result<void, AppError> {
  const rule = regimeOn(policy.credit.repair_promise, promise.on);
  if (!rule.ok) return rule;
  if (rule.value.value === 'stated' || promise.number !== null) return ok(undefined);
  return err(appError('E_CREDIT_REPAIR_PROMISE', { breach: promise.breach }));
}

const follows: Record<Exclude<RepairAct, 'broken'>, readonly (RepairState | null)[]> = {
  apply: [null],
  accept: ['applied'],
  complete: ['accepted'],
  extend: ['accepted'],
  reject: ['applied', 'accepted'],
};

export interface OpenRepair {
  readonly state: RepairState;
  /** The day of its last step. */
  readonly lastOn: Day;
}

/** The order of the steps. E_CREDIT_REPAIR_STEP, E_CREDIT_DATE. */
export function checkRepairStep(
  breach: string,
  step: Exclude<RepairAct, 'broken'>,
  open: OpenRepair | null,
  day: Day,
): Result<void, AppError> {
  if (!follows[step].includes(open?.state ?? null)) {
    return err(appError('E_CREDIT_REPAIR_STEP', { breach, step, state: open?.state ?? 'none' }));
  }
  if (open && day < open.lastOn) {
    return err(appError('E_CREDIT_DATE', { breach, day, after: 'repair', after_day: open.lastOn }));
  }
  return ok(undefined);
}

export interface BarToLift {
  readonly until: Day | null;
  readonly until_repaired: boolean;
}

/**
 * The first day on which a bar no longer holds once its breach is repaired: that very day, or, where policy set a term and repair
 * together, the day after the term if that is later. Null for a bar with a term alone, which repair does not shorten.
 */
export function liftedBy(bar: BarToLift, repairedOn: Day): Day | null {
  if (!bar.until_repaired) return null;
  if (bar.until === null || bar.until < repairedOn) return repairedOn;
  return addDays(bar.until, 1);
}
