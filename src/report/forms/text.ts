import { type Column, renderTable } from '../../cli/table.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { MonthlyReport } from '../monthly-report.ts';
import { authorityColumns, authorityLines, type IndicatorLine, indicatorLines } from '../show-value.ts';

/** The report on a terminal: indicators, then one line an authority. */
export function reportText(report: MonthlyReport, office: string, status: string, t: Catalogue): string {
  const c = t.report.columns;
  const indicators: Column<IndicatorLine>[] = [
    { title: c.indicator, value: ({ name, part }) => (part ? `  ${name}` : name) },
    { title: c.value, value: ({ value }) => value, align: 'right' },
    { title: c.unit, value: ({ unit }) => unit },
    { title: c.basis, value: ({ basis }) => basis, align: 'right' },
    { title: c.id, value: ({ id }) => id },
  ];
  const authorities: Column<readonly string[]>[] = authorityColumns.map((column, i) => ({
    title: c[column],
    value: (row) => row[i],
    align: i === 0 ? 'left' : 'right',
    max: 30,
  }));
  return [
    `${t.report.title}  ${t.report.subtitle({ office, month: report.month })}  ${status}\n`,
    renderTable(indicators, indicatorLines(report.figures, t)),
    renderTable(authorities, authorityLines(report.figures, t)),
  ].join('\n');
}
