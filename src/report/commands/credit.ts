import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { orThrow } from '../../kernel/result.ts';
import { creditForms } from '../credit/credit-document.ts';
import { creditReport } from '../credit/credit-report.ts';
import { type FormOptions, formsOf, presentReport, severalTo, yearSoFar } from './report-options.ts';

interface CreditOptions extends FormOptions {
  readonly from?: string;
}

export function addCredit(noun: Command, kit: CommandKit): void {
  const t = kit.t.report;
  kit
    .command(noun, 'credit', t.credit.summary)
    .option('--from <day>', t.fromYear)
    .option('--to <day|forms>', t.toDayOrForms, severalTo)
    .option('--out <dir>', t.out)
    .action(kit.run<CreditOptions>(runCredit));
}

async function runCredit(ctx: Context, _args: readonly string[], options: CreditOptions): Promise<number> {
  const wanted = formsOf(options, true);
  const desk = await ctx.desk();
  const report = orThrow(await creditReport(desk, yearSoFar(options, desk)));
  await presentReport(ctx, desk, creditForms(desk, report, ctx.t), wanted, options.out);
  return 0;
}
