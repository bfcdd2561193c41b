import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { sourceName } from '../../item/check-rules.ts';
import { orThrow } from '../../kernel/result.ts';
import { dropSource } from '../drop-source.ts';

export function addDrop(noun: Command, kit: CommandKit): void {
  kit.command(noun, 'drop <name>', kit.t.source.drop.summary).action(kit.run<object>(runDrop));
}

async function runDrop(ctx: Context, [named = '']: readonly string[]): Promise<number> {
  const dropped = orThrow(await dropSource(await ctx.desk(), sourceName(named) ?? named));
  await present(ctx, { json: dropped, text: () => `${ctx.t.source.drop.done(dropped)}\n` });
  return 0;
}
