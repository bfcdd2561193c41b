import type { Desk } from '../../cli/desk.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { reportCharts } from '../charts.ts';
import type { MonthlyReport } from '../monthly-report.ts';
import { reportDocument } from '../report-document.ts';
import { peopleCsv } from './csv.ts';
import { reportJson } from './json.ts';

export const forms = ['pdf', 'html', 'xlsx', 'csv', 'json'] as const;
export type Form = (typeof forms)[number];

/** The content of one file of a report. What draws is loaded only when it is asked for. */
export async function renderForm(
  form: Form,
  desk: Desk,
  report: MonthlyReport,
  t: Catalogue,
  files: readonly string[],
): Promise<Result<string | Uint8Array, AppError>> {
  switch (form) {
    case 'json':
      return ok(`${JSON.stringify(reportJson(report, files), null, 2)}\n`);
    case 'csv':
      return ok(peopleCsv(report.figures, t));
    case 'xlsx': {
      const { reportXlsx } = await import('./xlsx.ts');
      return ok(await reportXlsx(await reportDocument(desk, report, t), t));
    }
    case 'html': {
      const { reportHtml } = await import('./html.ts');
      const doc = await reportDocument(desk, report, t);
      return ok(reportHtml(doc, await reportCharts(report.figures, t), t, desk.lang));
    }
    case 'pdf': {
      const { reportPdf } = await import('./pdf.ts');
      const doc = await reportDocument(desk, report, t);
      return reportPdf(desk, doc, await reportCharts(report.figures, t), t);
    }
  }
}
