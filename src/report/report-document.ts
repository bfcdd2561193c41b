import { type Desk, stampOf } from '../cli/desk.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { must } from '../kernel/assert.ts';
import { officeDay } from '../kernel/time.ts';
import { encodeBase64 } from '../ledger/base64.ts';
import { parseCheckpoint } from '../ledger/checkpoint.ts';
import { officeCheckpoint } from '../ledger/office-checkpoint.ts';
import { spanOf } from './month.ts';
import type { MonthlyReport } from './monthly-report.ts';
import { narrative } from './narrative.ts';
import { authorityLines, type IndicatorLine, indicatorLines } from './show-value.ts';

/** A report as a paper: every text ready, in one language. HTML, PDF and XLSX are drawn from it. */
export interface ReportDocument {
  readonly title: string;
  readonly subtitle: string;
  /** Label and value: office, period, status … */
  readonly facts: readonly (readonly [string, string])[];
  readonly overview: string;
  readonly supervision: string;
  readonly indicators: readonly IndicatorLine[];
  readonly authorities: readonly (readonly string[])[];
  readonly roundingNote: string;
  readonly day: string;
  /** The ledger's head when the paper was made: how many entries, and the start of the root. */
  readonly footer: string;
}

export const statusLine = (report: MonthlyReport, t: Catalogue): string =>
  report.issued_at === null
    ? t.report.draftLine
    : t.report.versionLine({ version: report.version, issuedOn: officeDay(report.issued_at) });

/** Characters of the root that a footer shows: enough to compare by eye with a published checkpoint. */
const ROOT_CHARACTERS = 16;

export async function reportDocument(
  desk: Desk,
  report: MonthlyReport,
  t: Catalogue,
): Promise<ReportDocument> {
  const { office } = desk.workspace.config;
  const { figures } = report;
  const [overview, supervision] = narrative(figures, office.name, t);
  const { first, last } = spanOf(report.month);
  const note = await officeCheckpoint(desk.store.db, desk.workspace, desk.keys);
  // A signed note is its text, an empty line, its signatures.
  const checkpoint = must(parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1)), 'our own checkpoint');
  const root = encodeBase64(checkpoint.root).slice(0, ROOT_CHARACTERS);
  return {
    title: t.report.title,
    subtitle: t.report.subtitle({ office: office.name, month: report.month }),
    facts: [
      [t.report.office, office.name],
      [t.report.period, t.report.periodText({ first, last })],
      [t.report.status, statusLine(report, t)],
      ...(office.phone === undefined ? [] : [[t.report.phone, office.phone] as const]),
      ...(report.reason === null ? [] : [[t.report.reissueReason, report.reason] as const]),
    ],
    overview,
    supervision,
    indicators: indicatorLines(figures, t),
    authorities: authorityLines(figures, t),
    roundingNote: t.report.roundingNote(figures.rounding),
    day: t.report.signature.dayText({ day: officeDay(stampOf(desk).at) }),
    footer: t.report.footer({ size: checkpoint.size, root }),
  };
}
