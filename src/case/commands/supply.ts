import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { supplyCase } from '../end-case.ts';
import { type AtOption, readAt, renderState } from './step-options.ts';

export function addSupply(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases;
  kit
    .command(noun, 'supply <case>', t.supply.summary)
    .option('--at <time>', t.options.at)
    .action(kit.run<AtOption>(runSupply));
}

async function runSupply(ctx: Context, [caseNo = '']: readonly string[], options: AtOption): Promise<number> {
  const result = orThrow(await supplyCase(await ctx.desk(), { caseNo, ...readAt(ctx, options) }));
  await present(ctx, {
    json: result,
    text: () => renderState(ctx, result, ctx.t.cases.supply.done({ caseNo: result.case_no })),
  });
  return 0;
}
