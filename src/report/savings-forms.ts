import type { Desk } from '../cli/desk.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { ok, type Result } from '../kernel/result.ts';
import { csvForPeople, toCsv } from '../table/write-table.ts';
import { savingsDocument } from './savings-document.ts';
import { savingsColumns, savingsJson, savingsRows } from './savings-json.ts';
import type { SavingsReport } from './savings-report.ts';

export const savingsForms = ['pdf', 'html', 'csv', 'json'] as const;
export type SavingsForm = (typeof savingsForms)[number];

/** The content of one file. What draws is loaded only when it is asked for. */
export async function renderSavings(
  form: SavingsForm,
  desk: Desk,
  report: SavingsReport,
  t: Catalogue,
  files: readonly string[],
): Promise<Result<string | Uint8Array, AppError>> {
  switch (form) {
    case 'json':
      return ok(`${JSON.stringify(savingsJson(report, desk.lang, files), null, 2)}\n`);
    case 'csv':
      return ok(toCsv(savingsColumns, savingsRows(report), csvForPeople));
    case 'html': {
      const { tableHtml } = await import('./forms/table-html.ts');
      return ok(tableHtml(savingsDocument(desk, report, t), desk.lang));
    }
    case 'pdf': {
      const { tablePdf } = await import('./forms/table-pdf.ts');
      return tablePdf(desk, savingsDocument(desk, report, t));
    }
  }
}
