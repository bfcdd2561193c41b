import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { dayOption } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { retireItem } from '../retire-item.ts';

interface RetireOptions {
  readonly from?: string;
  readonly reason?: string;
}

export function addRetire(noun: Command, kit: CommandKit): void {
  const t = kit.t.item.retire;
  kit
    .command(noun, 'retire <code>', t.summary)
    .option('--from <day>', t.from)
    .option('--reason <text>', t.reason)
    .action(kit.run<RetireOptions>(runRetire));
}

async function runRetire(
  ctx: Context,
  [code = '']: readonly string[],
  options: RetireOptions,
): Promise<number> {
  const from = options.from === undefined ? undefined : dayOption('--from', options.from);
  const retired = orThrow(await retireItem(await ctx.desk(), { code, from, reason: options.reason }));
  await present(ctx, {
    json: retired,
    text: () => `${ctx.t.item.retire.done({ code, from: retired.from })}\n`,
  });
  return 0;
}
