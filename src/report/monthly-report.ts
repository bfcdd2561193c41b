import type { Desk } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Db, Tx } from '../store/store.ts';
import { countMonth } from './count-month.ts';
import { failedIdentity } from './identities.ts';
import { figuresText, findIssued } from './issued.ts';
import { type Month, monthOf, spanOf } from './month.ts';
import { computeFigures, type Figures } from './rules.ts';

/** A month's report as it can be shown: frozen (version 1, 2 …) or a draft (version 0) of what the database says now. */
export interface MonthlyReport {
  readonly month: Month;
  readonly version: number;
  readonly figures: Figures;
  readonly issued_at: string | null;
  readonly reason: string | null;
  /** A frozen month whose figures would be others today: entries came late. */
  readonly outdated: boolean;
}

/**
 * The month's figures: those issued where the month is frozen, else counted now. E_REPORT_FUTURE, E_REPORT_ALTERED,
 * E_REPORT_IDENTITY, and the policy's errors.
 */
export async function monthlyReport(desk: Desk, month: Month): Promise<Result<MonthlyReport, AppError>> {
  const { db } = desk.store;
  const current = await currentFigures(desk, db, month);
  if (!current.ok) return current;
  const issued = await findIssued(db, month);
  if (issued === null) {
    const draft = { issued_at: null, reason: null, outdated: false };
    return ok({ month, version: 0, figures: current.value, ...draft });
  }
  if ('altered' in issued) return err(alteredError(month, issued.version));
  const { version, figures, issued_at, reason } = issued;
  const outdated = figuresText(figures) !== figuresText(current.value);
  return ok({ month, version, figures, issued_at, reason, outdated });
}

/** Counts a month now and turns it into figures; refused where the month is to come or the counts do not add up. */
export async function currentFigures(
  desk: Desk,
  db: Db | Tx,
  month: Month,
): Promise<Result<Figures, AppError>> {
  const today = officeDay(desk.now());
  if (month > monthOf(today)) return err(appError('E_REPORT_FUTURE', { month, today }));
  const rules = await officeRules(desk, db);
  if (!rules.ok) return rules;
  const rounding = regimeOn(rules.value.policy.reporting.rounding, spanOf(month).last);
  if (!rounding.ok) return rounding;
  const facts = await countMonth(db, month, today, rules.value.calendar);
  const failed = failedIdentity(facts);
  if (failed) {
    const { name, left, right, of = '' } = failed;
    return err(appError('E_REPORT_IDENTITY', { month, identity: name, left, right, of }));
  }
  return ok(computeFigures(facts, rounding.value.value));
}

export const alteredError = (month: Month, version: number): AppError =>
  appError('E_REPORT_ALTERED', { month, version });
