import { catalogue, type Lang } from '../i18n/catalogue.ts';
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
  readonly what: 'defence_until' | 'publicity' | 'earliest_repair' | 'bar' | 'risk';
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
  return [
    ...explainDefence(policy, record),
    ...explainDecision(policy, record),
    ...explainBars(record),
    ...explainRisk(policy, record),
  ];
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

function explainDecision(policy: Policy, record: CreditRecord): readonly DateRule[] {
  const { breach } = record;
  const { regime, regime_basis: zh, regime_basis_en: en } = breach;
  if (regime === null || zh === null || en === null) return [];
  const own = { rule: 'credit.publicity', regime, basis: { zh, en } };
  const set = {
    objection: upheldRule(record, 'period') ?? own,
    broken_promise: brokenRule(policy, record) ?? own,
  };
  const { publicity_set_by: publicity, earliest_set_by: earliest } = breach;
  return [
    { what: 'publicity', day: breach.publicity_until, ...(publicity === null ? own : set[publicity]) },
    { what: 'earliest_repair', day: breach.earliest_repair, ...(earliest === null ? own : set[earliest]) },
  ];
}

type Source = Omit<DateRule, 'what' | 'day'>;

/** The objection that corrected a date. */
function upheldRule({ objections }: CreditRecord, against: 'period'): Source | null {
  const upheld = objections.findLast((one) => one.state === 'upheld' && one.against === against);
  if (upheld === undefined) return null;
  const told = { document: upheld.document_no ?? '' };
  const words = (lang: Lang) => catalogue(lang).credit.remedy.setBy.objection(told);
  const basis = { zh: words('zh'), en: words('en') };
  return { rule: 'credit.object', regime: upheld.closed_on ?? '', basis };
}

/** The rule that followed upon a broken repair promise. */
function brokenRule(policy: Policy, { repairs }: CreditRecord): Source | null {
  const broken = repairs.findLast((repair) => repair.broken_on !== null)?.broken_on;
  if (broken === undefined || broken === null) return null;
  const rule = regimeOn(policy.credit.broken_repair, broken);
  return rule.ok ? { rule: 'credit.broken_repair', regime: rule.value.id, basis: rule.value.basis } : null;
}

const explainBars = (record: CreditRecord): readonly DateRule[] =>
  record.bars.map((bar) => {
    const basis = { zh: bar.basis, en: bar.basis_en };
    const own = { rule: 'credit.bars', regime: bar.regime, basis };
    const source = bar.until_set_by === null ? own : (upheldRule(record, 'period') ?? own);
    return { what: 'bar', day: bar.until_day, ...source };
  });

function explainRisk(policy: Policy, { breach }: CreditRecord): readonly DateRule[] {
  if (breach.risk_class === null || breach.decided_on === null) return [];
  const rule = regimeOn(policy.credit.risk_class, breach.decided_on);
  if (!rule.ok) return [];
  const { id: regime, basis } = rule.value;
  return [{ what: 'risk', day: breach.risk_until, rule: 'credit.risk_class', regime, basis }];
}

/** What an application made, or one made today, goes by. Null before a decision. */
export function explainRepair(
  policy: Policy,
  record: CreditRecord,
  today: Day,
): Result<RepairRules | null, AppError> {
  const { breach, repairs } = record;
  if (breach.decided_on === null) return ok(null);
  const made = repairs.findLast(({ state, broken_on }) => state !== 'rejected' && broken_on === null);
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
  const { regime, basis } = dates.value;
  if (breach.earliest_set_by !== null) {
    // No choice of rules: the date was set for this breach.
    const earliest_repair = breach.earliest_repair ?? dates.value.earliest_repair;
    return ok({ applied_on: appliedOn, earliest_repair, regime, basis, choice: null, choice_basis: null });
  }
  const { earliest_repair } = dates.value;
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
