import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import { repairDates } from '../policy/publicity.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import type { BothLanguages } from './breach.ts';
import type { CreditRecord } from './read-credit.ts';

/** Which rule gave which date of a breach. */
export interface DateRule {
  readonly what: 'defence_until' | 'publicity' | 'earliest_repair' | 'bar';
  /** The date that the rule gave; null where it gave none (not published, no end). */
  readonly day: Day | null;
  /** The rule as `file.rule`, and the id of its period. */
  readonly rule: string;
  readonly regime: string;
  readonly basis: BothLanguages;
}

/** The rules that a repair application takes, or would take today: for an older decision policy names them. */
export interface RepairRules {
  readonly applied_on: Day;
  readonly earliest_repair: Day;
  readonly regime: string;
  readonly basis: BothLanguages;
  /** How policy chose between the decision's rules and those of the application's day; null where both are the same. */
  readonly choice: Choice | null;
  readonly choice_basis: BothLanguages | null;
}

type Choice = Policy['credit']['older_decisions']['periods'][number]['value'];

/** A decided breach keeps the basis as it read on its day; only the defence period is looked up anew. */
export function explainDates(policy: Policy, record: CreditRecord): readonly DateRule[] {
  return [...explainDefence(policy, record), ...explainDecision(record), ...explainBars(record)];
}

function explainDefence(policy: Policy, { breach }: CreditRecord): readonly DateRule[] {
  if (breach.notified_on === null) return [];
  const period = regimeOn(policy.credit.defence_period, breach.notified_on);
  if (!period.ok) return [];
  const { id, basis } = period.value;
  return [
    { what: 'defence_until', day: breach.defence_until, rule: 'credit.defence_period', regime: id, basis },
  ];
}

function explainDecision({ breach }: CreditRecord): readonly DateRule[] {
  const { regime, regime_basis: zh, regime_basis_en: en } = breach;
  if (regime === null || zh === null || en === null) return [];
  const basis = { zh, en };
  const rule = 'credit.publicity';
  return [
    { what: 'publicity', day: breach.publicity_until, rule, regime, basis },
    { what: 'earliest_repair', day: breach.earliest_repair, rule, regime, basis },
  ];
}

const explainBars = ({ bars }: CreditRecord): readonly DateRule[] =>
  bars.map((bar) => ({
    what: 'bar',
    day: bar.until_day,
    rule: 'credit.bars',
    regime: bar.regime,
    basis: { zh: bar.basis, en: bar.basis_en },
  }));

/** What an application made, or one made today, goes by. Null before a decision. */
export function explainRepair(
  policy: Policy,
  record: CreditRecord,
  today: Day,
): Result<RepairRules | null, AppError> {
  const { breach, repairs } = record;
  if (breach.decided_on === null) return ok(null);
  const made = repairs.findLast(({ state }) => state !== 'rejected');
  if (made) {
    return ok({
      applied_on: made.applied_on,
      earliest_repair: made.earliest_repair,
      regime: made.regime,
      basis: { zh: made.regime_basis, en: made.regime_basis_en },
      ...choiceOn(policy, breach.regime, made.applied_on),
    });
  }
  // Nobody applies before the decision: a decision dated later than today is asked for its own day.
  const appliedOn = today < breach.decided_on ? breach.decided_on : today;
  const dates = repairDates(policy, {
    decidedOn: breach.decided_on,
    seriousness: breach.seriousness,
    domain: record.domain,
    appliedOn,
  });
  if (!dates.ok) return dates;
  const { earliest_repair, regime, basis } = dates.value;
  return ok({
    applied_on: appliedOn,
    earliest_repair,
    regime,
    basis,
    ...choiceOn(policy, breach.regime, appliedOn),
  });
}

function choiceOn(
  policy: Policy,
  decisionRegime: string | null,
  appliedOn: Day,
): Pick<RepairRules, 'choice' | 'choice_basis'> {
  const then = regimeOn(policy.credit.publicity, appliedOn);
  const rule = regimeOn(policy.credit.older_decisions, appliedOn);
  if (!then.ok || !rule.ok || then.value.id === decisionRegime) return { choice: null, choice_basis: null };
  return { choice: rule.value.value, choice_basis: rule.value.basis };
}
