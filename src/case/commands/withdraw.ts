import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { withdrawCase } from '../withdraw-case.ts';
import { type AtOption, readAt, renderState } from './step-options.ts';

interface WithdrawOptions extends AtOption {
  readonly reason?: string;
}

export function addWithdraw(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases;
  kit
    .command(noun, 'withdraw <case>', t.withdraw.summary)
    .option('--reason <text>', t.withdraw.reason)
    .option('--at <time>', t.options.at)
    .action(kit.run<WithdrawOptions>(runWithdraw));
}

async function runWithdraw(
  ctx: Context,
  [caseNo = '']: readonly string[],
  options: WithdrawOptions,
): Promise<number> {
  const reason = options.reason ?? null;
  const result = orThrow(await withdrawCase(await ctx.desk(), { caseNo, reason, ...readAt(ctx, options) }));
  await present(ctx, {
    json: result,
    text: () => renderState(ctx, result, ctx.t.cases.withdraw.done({ caseNo: result.case_no })),
  });
  return 0;
}
