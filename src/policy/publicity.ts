import type { AppError } from '../kernel/app-error.ts';
import type { Limit } from '../kernel/limit.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Day } from '../kernel/time.ts';
import { periodEnd } from './period-end.ts';
import { type Regime, regimeOn } from './rule.ts';
import type { Policy } from './schema.ts';

export type Seriousness = 'minor' | 'general' | 'serious';
export type PublicityRegime = Policy['credit']['publicity']['periods'][number];

export interface PublicityDates {
  /** Id of the regime in `credit.publicity`, stored with the breach. */
  readonly regime: string;
  readonly basis: Regime<unknown>['basis'];
  readonly published: 'always' | 'if_needed' | 'never';
  /** First day on which repair is possible; the decision's own day where duties fulfilled are enough. */
  readonly earliest_repair: Day;
  /** Last day of publicity if it is published at all; null = no end in the rules. */
  readonly publicity_until: Day | null;
}

export interface PublicityQuestion {
  readonly decidedOn: Day;
  readonly seriousness: Seriousness;
  /** Domain of the item (领域), for the fields with longer periods. */
  readonly domain?: string | null;
}

/** The dates that follow from a decision under the rules in force on its day (contract, section 7; domain 6.2). */
export function publicityDates(
  policy: Policy,
  question: PublicityQuestion,
): Result<PublicityDates, AppError> {
  const regime = regimeOn(policy.credit.publicity, question.decidedOn);
  return regime.ok ? ok(datesUnder(regime.value, question)) : regime;
}

/**
 * The dates that hold for a repair application: those of the decision's rules, those of the rules on the day of application, or
 * the better of both for the subject (earlier repair, then earlier end of publicity), as `credit.older_decisions` names.
 */
export function repairDates(
  policy: Policy,
  question: PublicityQuestion & { readonly appliedOn: Day },
): Result<PublicityDates, AppError> {
  const own = publicityDates(policy, question);
  const now = regimeOn(policy.credit.publicity, question.appliedOn);
  if (!now.ok) return now;
  // Before the rule of choice is in force, and for a decision under today's rules, there is nothing to choose.
  const choice = regimeOn(policy.credit.older_decisions, question.appliedOn);
  if (!choice.ok || choice.value.value === 'decision_date') return own;
  const today = datesUnder(now.value, question);
  if (choice.value.value === 'application_date') return ok(today);
  if (!own.ok) return own;
  return ok(isBetter(today, own.value) ? today : own.value);
}

function isBetter(a: PublicityDates, b: PublicityDates): boolean {
  if (a.earliest_repair !== b.earliest_repair) return a.earliest_repair < b.earliest_repair;
  const open = '9999-12-31';
  return (a.publicity_until ?? open) < (b.publicity_until ?? open);
}

function datesUnder(regime: PublicityRegime, question: PublicityQuestion): PublicityDates {
  const own = regime.value[question.seriousness];
  const longer = regime.value.longer_for.find(({ domains }) => domains.includes(question.domain ?? ''));
  const end = (limit: Limit | null): Day | null =>
    limit === null ? null : periodEnd(question.decidedOn, limit);
  return {
    regime: regime.id,
    basis: regime.basis,
    published: own.published,
    earliest_repair: end(longer?.earliest_repair ?? own.earliest_repair) ?? question.decidedOn,
    publicity_until: end(own.longest),
  };
}
