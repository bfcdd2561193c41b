import type { Desk } from '../cli/desk.ts';
import { officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Db, Tx } from '../store/store.ts';
import { type Change, changesOf } from './changes.ts';
import { countPeriod } from './count/period.ts';
import { failedIdentity } from './identities.ts';
import { findIssued, type Issued } from './issued.ts';
import { type Month, type Span, spanOf } from './month.ts';
import { computeFigures, type Figures } from './rules.ts';
import { spanName } from './span-name.ts';

/** A report on a month or another span. */
export interface PeriodReport {
  readonly figures: Figures;
  /** A month frozen (version 1, 2 …), or what the database says now (version 0). */
  readonly version: number;
  readonly issued_at: string | null;
  readonly reason: string | null;
  /** What differs from the version before. */
  readonly changes: readonly Change[];
  /** A frozen month whose figures would be others today: what came late or was corrected since. */
  readonly since: readonly Change[];
}

/**
 * The month's figures: those issued where the month is frozen, else counted now. E_REPORT_FUTURE, E_REPORT_ALTERED,
 * E_REPORT_IDENTITY, and the policy's errors.
 */
export async function monthlyReport(desk: Desk, month: Month): Promise<Result<PeriodReport, AppError>> {
  const { db } = desk.store;
  const current = await currentFigures(desk, db, spanOf(month));
  if (!current.ok) return current;
  const issued = await findIssued(db, month);
  if (issued === null) return ok(draftOf(current.value));
  if ('altered' in issued) return err(alteredError(month, issued.version));
  const { version, figures, issued_at, reason } = issued;
  const before = await earlierIssue(db, month, version);
  if (!before.ok) return before;
  return ok({
    ...{ figures, version, issued_at, reason },
    changes: before.value ? changesOf(before.value.figures, figures) : [],
    since: changesOf(figures, current.value),
  });
}

/** The figures of any span, counted now; never frozen. Errors as in monthlyReport. */
export async function periodReport(desk: Desk, span: Span): Promise<Result<PeriodReport, AppError>> {
  const current = await currentFigures(desk, desk.store.db, span);
  return current.ok ? ok(draftOf(current.value)) : current;
}

const draftOf = (figures: Figures): PeriodReport => ({
  figures,
  version: 0,
  issued_at: null,
  reason: null,
  changes: [],
  since: [],
});

async function earlierIssue(
  db: Db | Tx,
  month: Month,
  version: number,
): Promise<Result<Issued | null, AppError>> {
  const before = version > 1 ? await findIssued(db, month, version - 1) : null;
  return before !== null && 'altered' in before ? err(alteredError(month, before.version)) : ok(before);
}

/** Counts a span now and turns it into figures; refused where it is to come or the counts do not add up. */
export async function currentFigures(
  desk: Desk,
  db: Db | Tx,
  span: Span,
): Promise<Result<Figures, AppError>> {
  const today = officeDay(desk.now());
  const period = spanName(span);
  if (span.from > today) return err(appError('E_REPORT_FUTURE', { period, today }));
  const rules = await officeRules(desk, db);
  if (!rules.ok) return rules;
  const rounding = regimeOn(rules.value.policy.reporting.rounding, span.to);
  if (!rounding.ok) return rounding;
  const facts = await countPeriod(db, span, today, rules.value.calendar);
  const failed = failedIdentity(facts);
  if (failed) {
    const { name, left, right, of = '' } = failed;
    return err(appError('E_REPORT_IDENTITY', { period, identity: name, left, right, of }));
  }
  return ok(computeFigures(facts, rounding.value.value));
}

export const alteredError = (month: Month, version: number): AppError =>
  appError('E_REPORT_ALTERED', { month, version });
