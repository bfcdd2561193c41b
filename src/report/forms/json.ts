import type { MonthlyReport } from '../monthly-report.ts';

/** The document of `--format json` and of the JSON file (contract, section 4). */
export const reportJson = (report: MonthlyReport, files: readonly string[]) => ({
  month: report.month,
  version: report.version,
  issued_at: report.issued_at,
  reason: report.reason,
  outdated: report.outdated,
  rounding: report.figures.rounding,
  indicators: report.figures.indicators,
  by_authority: report.figures.by_authority,
  trend: report.figures.trend,
  files,
});
