import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import { note, present } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { orThrow, type Result } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import { tidyColumns, tidyRows } from '../forms/csv.ts';
import { reportJson } from '../forms/json.ts';
import { type Form, forms, renderForm } from '../forms/render-form.ts';
import { reportText } from '../forms/text.ts';
import { type IssueOutcome, issueReport } from '../issue-report.ts';
import { isMonth, type Month, monthOf } from '../month.ts';
import { type MonthlyReport, monthlyReport } from '../monthly-report.ts';
import { statusLine } from '../report-document.ts';

interface MonthlyOptions {
  readonly month?: string;
  readonly out?: string;
  readonly to?: string;
  readonly issue?: boolean;
  readonly reason?: string;
}

export function addMonthly(noun: Command, kit: CommandKit): void {
  const t = kit.t.report.monthly;
  kit
    .command(noun, 'monthly', t.summary)
    .option('--month <month>', t.month)
    .option('--out <dir>', t.out)
    .option('--to <forms>', t.to)
    .option('--issue', t.issue)
    .option('--reason <text>', t.reason)
    .action(kit.run<MonthlyOptions>(runMonthly));
}

async function runMonthly(ctx: Context, _args: readonly string[], options: MonthlyOptions): Promise<number> {
  const t = ctx.t.report.monthly;
  const wanted = formsOf(options);
  const month = monthOption(
    options.month ?? (await ctx.prompt.text({ message: t.askMonth, flag: '--month' })),
  );
  const desk = await ctx.desk();
  if (options.issue === true) await issue(ctx, desk, month, options.reason?.trim() || null);
  const report = orThrow(await monthlyReport(desk, month));
  if (report.outdated) note(ctx, t.outdated({ version: report.version }));
  if (month === monthOf(officeDay(desk.now()))) note(ctx, t.running({ month }));
  const files = await writeForms(ctx, desk, report, wanted, resolve(ctx.environment.cwd, options.out ?? '.'));
  await present(ctx, {
    json: reportJson(report, files),
    csv: { columns: tidyColumns, rows: tidyRows(report.figures) },
    text: () =>
      reportText(report, desk.workspace.config.office.name, statusLine(report, ctx.t), ctx.t) +
      files.map((file) => `${t.wrote({ file })}\n`).join(''),
  });
  return 0;
}

/** `--out` alone asks for the PDF, `--to` alone writes into the current folder, neither writes nothing. */
function formsOf({ to, out }: MonthlyOptions): readonly Form[] {
  if (to === undefined) return out === undefined ? [] : ['pdf'];
  const names = to
    .split(/[,，]/)
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const wrong = names.find((name) => !forms.some((form) => form === name));
  if (wrong !== undefined || names.length === 0) {
    throw appError('E_USAGE_VALUE', { flag: '--to', value: wrong ?? to, expected: forms.join(', ') });
  }
  return forms.filter((form) => names.includes(form));
}

function monthOption(text: string): Month {
  const month = text.trim();
  if (isMonth(month)) return month;
  throw appError('E_USAGE_VALUE', { flag: '--month', value: text, expected: 'YYYY-MM' });
}

/** Freezes the month; a person at a terminal who gave no reason for a new version is asked for it. */
async function issue(ctx: Context, desk: Desk, month: Month, reason: string | null): Promise<void> {
  const t = ctx.t.report.monthly;
  let outcome: Result<IssueOutcome, AppError> = await issueReport(desk, month, reason);
  if (!outcome.ok && outcome.error.code === 'E_REPORT_FROZEN' && ctx.prompt.canAsk) {
    const version = Number(outcome.error.params['version']);
    const message = t.askReason({ month, version });
    const given = (await ctx.prompt.text({ message, flag: '--reason' })).trim();
    if (given !== '') outcome = await issueReport(desk, month, given);
  }
  const { version, written } = orThrow(outcome);
  note(ctx, written ? t.issued({ month, version }) : t.same({ version }));
}

async function writeForms(
  ctx: Context,
  desk: Desk,
  report: MonthlyReport,
  wanted: readonly Form[],
  folder: string,
): Promise<string[]> {
  const name = ctx.t.report.monthly.file({ month: report.month });
  const files = wanted.map((form) => join(folder, `${name}.${form}`));
  // All forms are made before the first is written: one that fails leaves no half set behind.
  const contents: (string | Uint8Array)[] = [];
  for (const form of wanted) contents.push(orThrow(await renderForm(form, desk, report, ctx.t, files)));
  for (const [i, file] of files.entries()) await writeFileSafely(file, contents[i] ?? '');
  return files;
}
