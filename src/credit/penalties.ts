import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import { periodEnd } from '../policy/period-end.ts';
import { publicityDates } from '../policy/publicity.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Policy } from '../policy/schema.ts';
import type { BarScope, BothLanguages, BreachKind, BreachSeriousness } from './breach.ts';

export interface PenaltyQuestion {
  readonly breach: string;
  readonly kind: BreachKind;
  readonly seriousness: BreachSeriousness;
  readonly decidedOn: Day;
  /** True where a minor breach is published all the same, because that is really needed. */
  readonly publish: boolean;
  /** What a bar narrower than the whole office would reach; null where the breach hangs on no case. */
  readonly item: { readonly code: string; readonly authority: string; readonly domain: string | null } | null;
}

export interface NewBar {
  readonly from: Day;
  /** The last barred day of a term; null without one. */
  readonly until: Day | null;
  readonly until_repaired: boolean;
  readonly scope: BarScope;
  readonly scope_value: string | null;
  readonly regime: string;
  readonly basis: BothLanguages;
}

export interface Penalties {
  readonly regime: string;
  readonly basis: BothLanguages;
  /** Both null where the breach is not published. */
  readonly publicity_from: Day | null;
  readonly publicity_until: Day | null;
  readonly earliest_repair: Day;
  readonly bars: readonly NewBar[];
  /** The class that the subject is raised to for sampling, and its last day (null: until repaired); null where policy raises none. */
  readonly risk: { readonly class: string; readonly until: Day | null } | null;
}

/**
 * What follows from a decision under the rules in force on its day (contract, section 7; domain 6.2 and 6.3).
 * E_POLICY_NONE where no rule holds that day, E_CREDIT_SCOPE, E_CREDIT_NOT_PUBLISHED.
 */
export function penaltiesOf(policy: Policy, question: PenaltyQuestion): Result<Penalties, AppError> {
  const { breach, decidedOn, seriousness, item } = question;
  const dates = publicityDates(policy, { decidedOn, seriousness, domain: item?.domain ?? null });
  if (!dates.ok) return dates;
  const { published, regime, basis, earliest_repair, publicity_until } = dates.value;
  if (question.publish && published === 'never') {
    return err(appError('E_CREDIT_NOT_PUBLISHED', { breach, regime }));
  }
  const bars = barsOf(policy, question);
  if (!bars.ok) return bars;
  const risk = riskOf(policy, question);
  if (!risk.ok) return risk;
  const isPublished = published === 'always' || (published === 'if_needed' && question.publish);
  return ok({
    regime,
    basis,
    publicity_from: isPublished ? decidedOn : null,
    publicity_until: isPublished ? publicity_until : null,
    earliest_repair,
    bars: bars.value,
    risk: risk.value,
  });
}

function riskOf(
  policy: Policy,
  { decidedOn, seriousness }: PenaltyQuestion,
): Result<Penalties['risk'], AppError> {
  const rule = regimeOn(policy.credit.risk_class, decidedOn);
  if (!rule.ok) return rule;
  const raised = rule.value.value[seriousness];
  if (raised === null) return ok(null);
  return ok({ class: raised.class, until: raised.term === null ? null : periodEnd(decidedOn, raised.term) });
}

function barsOf(policy: Policy, question: PenaltyQuestion): Result<readonly NewBar[], AppError> {
  const { decidedOn } = question;
  const rule = regimeOn(policy.credit.bars, decidedOn);
  if (!rule.ok) return rule;
  const bar = rule.value.value[question.kind][question.seriousness];
  if (bar === null) return ok([]);
  const scope = scopeOf(bar.scope, question);
  if (!scope.ok) return scope;
  return ok([
    {
      from: decidedOn,
      until: bar.term === null ? null : periodEnd(decidedOn, bar.term),
      until_repaired: bar.until_repaired,
      scope: bar.scope,
      scope_value: scope.value,
      regime: rule.value.id,
      basis: rule.value.basis,
    },
  ]);
}

/** A narrower bar needs something to be narrow about: never widened in silence, which would punish more than the rule says. */
function scopeOf(scope: BarScope, { breach, item }: PenaltyQuestion): Result<string | null, AppError> {
  if (scope === 'all') return ok(null);
  const value = { authority: item?.authority, domain: item?.domain, item: item?.code }[scope];
  return value ? ok(value) : err(appError('E_CREDIT_SCOPE', { breach, scope }));
}
