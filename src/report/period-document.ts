import type { Desk } from '../cli/desk.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { reportCharts } from './charts.ts';
import { narrative } from './narrative.ts';
import { peopleCsv, tidyColumns, tidyRows } from './period-csv.ts';
import { periodJson } from './period-json.ts';
import type { PeriodReport } from './period-report.ts';
import { periodTables } from './period-tables.ts';
import { formulasOf, indicatorLines } from './show-value.ts';
import type { Report, TableDocument } from './table-document.ts';

/** A report on a month or a period, ready for every form. */
export function periodForms(desk: Desk, report: PeriodReport, t: Catalogue): Report {
  const { figures } = report;
  const { month, from, to } = figures;
  return {
    fileName: month === null ? t.report.periodCommand.file({ from, to }) : t.report.monthly.file({ month }),
    json: (files) => periodJson(report, files),
    csv: { columns: tidyColumns, rows: tidyRows(figures) },
    csvFile: () => peopleCsv(figures, t),
    document: periodDocument(desk, report, t),
    charts: () => reportCharts(figures, t),
  };
}

function periodDocument(desk: Desk, report: PeriodReport, t: Catalogue): TableDocument {
  const { office } = desk.workspace.config;
  const { figures, reason } = report;
  const { month, from, to } = figures;
  const [overview, supervision] = narrative(figures, office.name, t);
  const h = t.report.headings;
  const asOf = figuresOn(report, desk);
  const formulas = [
    ...new Map(
      indicatorLines(figures, t).map((line) => [line.indicator, t.report.indicators[line.indicator]]),
    ),
  ].map(([, entry]) => entry);
  return {
    title: month === null ? t.report.periodCommand.title : t.report.title,
    subtitle:
      month === null
        ? t.report.periodCommand.subtitle({ office: office.name, from, to })
        : t.report.subtitle({ office: office.name, month }),
    facts: [
      [t.report.office, office.name],
      [t.report.period, t.report.periodText({ first: from, last: to })],
      ...(month === null ? [] : [[t.report.status, statusLine(report, t)] as const]),
      ...(office.phone === undefined ? [] : [[t.report.phone, office.phone] as const]),
      ...(reason === null ? [] : [[t.report.reissueReason, reason] as const]),
    ],
    texts: [
      { heading: h.overview, text: overview },
      { heading: h.supervision, text: supervision },
    ],
    // What came after the issue stands on the terminal alone: a frozen month's paper stays as it was.
    tables: periodTables(figures, report.changes, t),
    notes: [
      t.report.roundingNote(figures.rounding),
      ...(to >= asOf ? [t.report.runningNote({ day: asOf })] : []),
    ],
    moreNotes: [t.report.comparisonNote],
    formulas: formulasOf(formulas, t),
  };
}

/** The day that the figures stand for: frozen ones that of their issue, all others today. */
export const figuresOn = ({ issued_at }: Pick<PeriodReport, 'issued_at'>, desk: Desk): Day =>
  officeDay(issued_at ?? desk.now());

function statusLine({ issued_at, version, figures }: PeriodReport, t: Catalogue): string {
  if (issued_at === null) return t.report.draftLine;
  const issuedOn = officeDay(issued_at);
  return t.report.versionLine({ version, issuedOn, early: issuedOn <= figures.to });
}
