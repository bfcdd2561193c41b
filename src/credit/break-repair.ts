import type { Desk } from '../cli/desk.ts';
import type { OfficeRules } from '../cli/office-rules.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { ok, type Result } from '../kernel/result.ts';
import { addDays, type Day } from '../kernel/time.ts';
import { periodEnd } from '../policy/period-end.ts';
import { publicityDates } from '../policy/publicity.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import type { Tx } from '../store/store.ts';
import { checkRepairer } from './repair-rules.ts';
import { checkOrder, checkStep } from './rules.ts';
import {
  type BreachRow,
  barsOfBreach,
  findCaseById,
  insertBars,
  lastRepair,
  updateBreach,
  updateRepair,
} from './store.ts';

/** What an act upon a repair has at hand. */
export interface RepairTurn {
  readonly desk: Desk;
  readonly tx: Tx;
  readonly rules: OfficeRules;
  readonly breach: BreachRow;
  readonly day: Day;
  readonly reason: string;
}

export interface RepairOutcome {
  /** The new day for completion; null where there is none. */
  readonly due: Day | null;
  readonly provisional: boolean;
  /** First day on which repair may be applied for again; null where it goes on. */
  readonly earliest_repair: Day | null;
  /** Bars that came back. */
  readonly bars: number;
}

/**
 * A broken repair promise undoes the repair from its day on (domain 6.5): what barred until repair bars again, the breach is published to
 * the end of the longest period that the decision's rules know, and policy says when repair may be applied for again. What was free in
 * between stays free in hindsight. E_CREDIT_STATE, E_CREDIT_REPAIR_AUTHORITY, E_CREDIT_DATE, E_POLICY_NONE.
 */
export async function breakRepair({
  desk,
  tx,
  rules: { policy },
  breach,
  day,
  reason,
}: RepairTurn): Promise<Result<RepairOutcome, AppError>> {
  const step = checkStep(breach.breach_no, breach.state, 'breakRepair');
  if (!step.ok) return step;
  const found = await findCaseById(tx, breach.case_id);
  const domain = found?.domain ?? null;
  const { breach_no, state, seriousness } = breach;
  const decidedOn = must(breach.decided_on, 'a repaired breach was decided');
  const by = checkRepairer(
    {
      ...{ breach: breach_no, state, seriousness, domain, decidedOn, earliestSet: null },
      decidingAuthority: breach.deciding_authority,
    },
    desk.workspace.config.office.name,
  );
  if (!by.ok) return by;
  const order = checkOrder(breach_no, day, 'repair', breach.repaired_on);
  if (!order.ok) return order;
  const dates = publicityDates(policy, { decidedOn, seriousness, domain });
  if (!dates.ok) return dates;
  // What is published knows its longest period already, an objection's correction included.
  const longest = breach.publicity_from === null ? dates.value.publicity_until : breach.publicity_until;
  const again = repairAgain(policy, longest, day);
  if (!again.ok) return again;
  const repair = must(await lastRepair(tx, breach.breach_id), 'a repaired breach has its repair');
  await updateRepair(tx, repair.repair_id, { broken_on: day, end_reason: reason });
  const published = longest === null || day <= longest;
  await updateBreach(tx, breach, {
    state: 'decided',
    repaired_on: null,
    earliest_repair: again.value,
    earliest_set_by: 'broken_promise',
    ...(published
      ? {
          publicity_from: day,
          publicity_until: longest,
          publicity_ended_on: null,
          publicity_set_by: 'broken_promise',
        }
      : {}),
  });
  const bars = (await barsOfBreach(tx, breach.breach_id)).filter(
    (bar) => bar.until_repaired === 1 && bar.lifted_on !== null && bar.lift_document === null,
  );
  await insertBars(
    tx,
    bars.map(({ breach_id, subject_id, scope, scope_value, regime, basis, basis_en }) => ({
      ...{ breach_id, subject_id, scope, scope_value, regime, basis, basis_en },
      ...{ from_day: day, until_day: null, until_repaired: 1, lifted_on: null, lifted_by: null },
    })),
  );
  return ok({ due: null, provisional: false, earliest_repair: again.value, bars: bars.length });
}

function repairAgain(policy: Policy, longest: Day | null, brokenOn: Day): Result<Day, AppError> {
  const rule = regimeOn(policy.credit.broken_repair, brokenOn);
  if (!rule.ok) return rule;
  const { repair_again } = rule.value.value;
  if (repair_again !== 'after_longest_publicity') return ok(periodEnd(brokenOn, repair_again));
  // Without an end of publicity, or after it, nothing is left to wait for.
  return ok(longest === null || longest < brokenOn ? brokenOn : addDays(longest, 1));
}
