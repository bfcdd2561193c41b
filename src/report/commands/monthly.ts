import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import { note } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { orThrow, type Result } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { type IssueOutcome, issueReport } from '../issue-report.ts';
import { isMonth, type Month, monthOf } from '../month.ts';
import { figuresOn, periodForms } from '../period-document.ts';
import { monthlyReport } from '../period-report.ts';
import { sinceTable } from '../period-tables.ts';
import { type FormOptions, formsOf, presentReport } from './report-options.ts';

interface MonthlyOptions extends FormOptions {
  readonly month?: string;
  readonly issue?: boolean;
  readonly reason?: string;
}

export function addMonthly(noun: Command, kit: CommandKit): void {
  const t = kit.t.report.monthly;
  kit
    .command(noun, 'monthly', t.summary)
    .option('--month <month>', t.month)
    .option('--out <dir>', kit.t.report.out)
    .option('--to <forms>', kit.t.report.to)
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
  if (report.since.length > 0) note(ctx, t.outdated({ version: report.version }));
  const day = figuresOn(report, desk);
  if (report.figures.to >= day) note(ctx, t.running({ month, day }));
  const since = sinceTable(report.figures, report.since, ctx.t);
  await presentReport(ctx, desk, periodForms(desk, report, ctx.t), wanted, options.out, since);
  return 0;
}

function monthOption(text: string): Month {
  const month = text.trim();
  if (isMonth(month)) return month;
  throw appError('E_USAGE_VALUE', { flag: '--month', value: text, expected: 'YYYY-MM' });
}

/** Freezes the month; a person at a terminal who gave no reason for a new version is asked for it. */
async function issue(ctx: Context, desk: Desk, month: Month, reason: string | null): Promise<void> {
  const t = ctx.t.report.monthly;
  // A person at a terminal is asked once; a script has said what it means, and the paper says that it is provisional.
  if (month === monthOf(officeDay(desk.now())) && ctx.prompt.canAsk && !ctx.yes) {
    if (!(await ctx.prompt.confirm({ message: t.confirmEarly({ month }), flag: '--yes' })))
      throw appError('E_CANCELLED');
  }
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
