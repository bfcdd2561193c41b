import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { dayOption } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { savingsForms } from '../savings-document.ts';
import { type SavingsQuestion, savingsReport } from '../savings-report.ts';
import { type SavingsKey, savingsKeys } from '../savings-rules.ts';
import { dayOf, type FormOptions, formsOf, presentReport, severalTo, spanOfFlags } from './report-options.ts';

interface SavingsOptions extends FormOptions {
  readonly asOf?: string;
  readonly from?: string;
  readonly by?: SavingsKey;
}

export function addSavings(noun: Command, kit: CommandKit): void {
  const t = kit.t.report.savings;
  kit
    .command(noun, 'savings', t.summary)
    .option('--as-of <day>', t.asOf)
    .option('--from <day>', t.from)
    .addOption(new Option('--by <key>', t.by).choices(savingsKeys))
    .option('--out <dir>', kit.t.report.out)
    .option('--to <day|forms>', kit.t.report.toDayOrForms, severalTo)
    .action(kit.run<SavingsOptions>(runSavings));
}

async function runSavings(ctx: Context, _args: readonly string[], options: SavingsOptions): Promise<number> {
  const wanted = formsOf(options, true);
  const desk = await ctx.desk();
  const report = orThrow(await savingsReport(desk, questionOf(options, officeDay(desk.now()))));
  await presentReport(ctx, desk, savingsForms(desk, report, ctx.t), wanted, options.out);
  return 0;
}

/** A year so far, unless said otherwise: to the day asked for, from 1 January of its year. */
function questionOf(options: SavingsOptions, today: string): SavingsQuestion {
  const { asOf: listDay, from: first, by = null } = options;
  const end = dayOf(options);
  const asOf = listDay === undefined ? (end ?? today) : dayOption('--as-of', listDay);
  const to = end ?? asOf;
  const from = first === undefined ? `${to.slice(0, 4)}-01-01` : dayOption('--from', first);
  return { asOf, ...spanOfFlags(from, to), by };
}
