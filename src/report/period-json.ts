import type { PeriodReport } from './period-report.ts';

/** The document of `--format json` and of the JSON file; keys as in section 4 of the contract. */
export function periodJson(report: PeriodReport, files: readonly string[]) {
  const { figures, version, issued_at, reason, changes, since } = report;
  const { month, from, to, ...shown } = figures;
  const frozen = { version, issued_at, reason, outdated: since.length > 0, changes, since };
  return month === null ? { from, to, ...shown, files } : { month, from, to, ...frozen, ...shown, files };
}
