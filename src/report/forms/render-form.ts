import type { Desk } from '../../cli/desk.ts';
import type { Catalogue } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Report } from '../table-document.ts';
import { tablesCsv } from './csv.ts';
import { frameOf } from './frame.ts';

export const forms = ['pdf', 'html', 'xlsx', 'csv', 'json'] as const;
export type Form = (typeof forms)[number];

/** The content of one file of a report. What draws is loaded only when it is asked for. */
export async function renderForm(
  form: Form,
  desk: Desk,
  report: Report,
  t: Catalogue,
  files: readonly string[],
): Promise<Result<string | Uint8Array, AppError>> {
  const { document } = report;
  switch (form) {
    case 'json':
      return ok(`${JSON.stringify(report.json(files), null, 2)}\n`);
    case 'csv':
      return ok(report.csvFile?.() ?? tablesCsv(document));
    case 'xlsx': {
      const { reportXlsx } = await import('./xlsx.ts');
      return ok(await reportXlsx(document, await frameOf(desk, t)));
    }
    case 'html': {
      const { reportHtml } = await import('./html.ts');
      return ok(reportHtml(document, await report.charts(), await frameOf(desk, t), t, desk.lang));
    }
    case 'pdf': {
      const { reportPdf } = await import('./pdf.ts');
      return reportPdf(desk, document, await report.charts(), await frameOf(desk, t), t);
    }
  }
}
