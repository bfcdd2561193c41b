import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { orThrow } from '../../kernel/result.ts';
import { supervisionForms } from '../supervision/supervision-document.ts';
import { supervisionReport } from '../supervision/supervision-report.ts';
import { type FormOptions, formsOf, presentReport, severalTo, yearSoFar } from './report-options.ts';

interface SupervisionOptions extends FormOptions {
  readonly from?: string;
}

export function addSupervision(noun: Command, kit: CommandKit): void {
  const t = kit.t.report;
  kit
    .command(noun, 'supervision', t.supervisionReport.summary)
    .option('--from <day>', t.fromYear)
    .option('--to <day|forms>', t.toDayOrForms, severalTo)
    .option('--out <dir>', t.out)
    .action(kit.run<SupervisionOptions>(runSupervision));
}

async function runSupervision(
  ctx: Context,
  _args: readonly string[],
  options: SupervisionOptions,
): Promise<number> {
  const wanted = formsOf(options, true);
  const desk = await ctx.desk();
  const report = orThrow(await supervisionReport(desk, yearSoFar(options, desk)));
  await presentReport(ctx, desk, supervisionForms(desk, report, ctx.t), wanted, options.out);
  return 0;
}
