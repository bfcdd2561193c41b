import { type Desk, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';
import { changesOf } from './changes.ts';
import { figuresText, findIssued, insertIssued } from './issued.ts';
import { type Month, spanOf } from './month.ts';
import { alteredError, currentFigures } from './period-report.ts';

export interface IssueOutcome {
  readonly version: number;
  /** False where the figures are those already issued: nothing was written and the version stays. */
  readonly written: boolean;
}

/**
 * Freezes a month as its next version, with the digest of its figures in the ledger. A frozen month is issued anew only with a
 * reason: E_REPORT_FROZEN without one; equal figures are no new version. Further errors as in monthlyReport.
 */
export async function issueReport(
  desk: Desk,
  month: Month,
  reason: string | null,
): Promise<Result<IssueOutcome, AppError>> {
  const stamp = stampOf(desk);
  return desk.store.transaction<IssueOutcome>(async (tx) => {
    const current = await currentFigures(desk, tx, spanOf(month));
    if (!current.ok) return current;
    const before = await findIssued(tx, month);
    if (before !== null && 'altered' in before) return err(alteredError(month, before.version));
    const figures = current.value;
    const sha256 = sha256Hex(figuresText(figures));
    if (before !== null && changesOf(before.figures, figures).length === 0) {
      return ok({ version: before.version, written: false });
    }
    if (before !== null && reason === null) {
      return err(appError('E_REPORT_FROZEN', { month, version: before.version }));
    }
    const version = (before?.version ?? 0) + 1;
    const seq = await appendEntry(tx, stamp, 'report.issue', {
      kind: 'monthly',
      period: month,
      version,
      sha256,
      previous: before?.sha256 ?? null,
      reason,
    });
    await insertIssued(tx, month, { version, figures, reason, sha256 }, seq, stamp);
    return ok({ version, written: true });
  });
}
