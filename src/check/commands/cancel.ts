import type { Command } from 'commander';
import { askReason } from '../../case/commands/step-options.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { cancelRequest } from '../cancel-request.ts';

interface CancelOptions {
  readonly reason?: string;
}

export function addCancel(noun: Command, kit: CommandKit): void {
  const t = kit.t.checkRequest.cancel;
  kit
    .command(noun, 'cancel <request>', t.summary)
    .option('--reason <text>', t.reason)
    .action(kit.run<CancelOptions>(runCancel));
}

async function runCancel(
  ctx: Context,
  [requestNo = '']: readonly string[],
  options: CancelOptions,
): Promise<number> {
  const t = ctx.t.checkRequest.cancel;
  const reason = await askReason(ctx, t.reason, options.reason);
  const done = orThrow(await cancelRequest(await ctx.desk(), { requestNo, reason }));
  await present(ctx, { json: done, text: () => `${t.done({ requestNo })}\n` });
  return 0;
}
