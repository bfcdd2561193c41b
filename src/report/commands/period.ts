import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { dayOption } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { periodForms } from '../period-document.ts';
import { periodReport } from '../period-report.ts';
import { dayOf, type FormOptions, formsOf, presentReport, severalTo, spanOfFlags } from './report-options.ts';

interface PeriodOptions extends FormOptions {
  readonly from?: string;
}

export function addPeriod(noun: Command, kit: CommandKit): void {
  const t = kit.t.report.periodCommand;
  kit
    .command(noun, 'period', t.summary)
    .option('--from <day>', t.from)
    .option('--to <day|forms>', kit.t.report.toDayOrForms, severalTo)
    .option('--out <dir>', kit.t.report.out)
    .action(kit.run<PeriodOptions>(runPeriod));
}

async function runPeriod(ctx: Context, _args: readonly string[], options: PeriodOptions): Promise<number> {
  const t = ctx.t.report.periodCommand;
  const wanted = formsOf(options, true);
  const from = options.from ?? (await ctx.prompt.text({ message: t.askFrom, flag: '--from' }));
  const to = dayOf(options) ?? (await ctx.prompt.text({ message: t.askTo, flag: '--to' }));
  const span = spanOfFlags(dayOption('--from', from), dayOption('--to', to));
  const desk = await ctx.desk();
  const report = orThrow(await periodReport(desk, span));
  await presentReport(ctx, desk, periodForms(desk, report, ctx.t), wanted, options.out);
  return 0;
}
