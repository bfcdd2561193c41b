import type { Desk } from '../../cli/desk.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import type { Rounding } from '../../kernel/ratio.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { regimeOn } from '../../policy/rule.ts';
import type { Span } from '../month.ts';
import { spanName } from '../span-name.ts';
import { readCreditFacts } from './facts.ts';
import { type CreditFigures, creditFigures, creditIdentities } from './rules.ts';

export interface CreditReport extends Span, CreditFigures {
  readonly rounding: Rounding;
}

/** Breaches, penalties, repairs and objections of a span. E_REPORT_FUTURE, E_REPORT_IDENTITY, and the policy's errors. */
export async function creditReport(desk: Desk, span: Span): Promise<Result<CreditReport, AppError>> {
  const today = officeDay(desk.now());
  const period = spanName(span);
  if (span.from > today) return err(appError('E_REPORT_FUTURE', { period, today }));
  const rules = await officeRules(desk);
  if (!rules.ok) return rules;
  const rounding = regimeOn(rules.value.policy.reporting.rounding, span.to);
  if (!rounding.ok) return rounding;
  const asOf = span.to < today ? span.to : today;
  // What is dated after today belongs to a later report: flows and stocks end on the same day, or they would not add up.
  const facts = await readCreditFacts(desk.store.db, { from: span.from, to: asOf });
  const figures = creditFigures(facts, asOf, rounding.value.value);
  const failed = creditIdentities(facts, figures, asOf).find(({ left, right }) => left !== right);
  if (failed) {
    const { name, left, right, of = '' } = failed;
    return err(appError('E_REPORT_IDENTITY', { period, identity: name, left, right, of }));
  }
  return ok({ ...span, ...figures, rounding: rounding.value.value });
}
