import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { regionOf } from '../../cli/desk.ts';
import { present } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import { sourceName } from '../../item/check-rules.ts';
import { orThrow } from '../../kernel/result.ts';
import { dropSource } from '../drop-source.ts';
import { findSource } from '../store.ts';

export function addDrop(noun: Command, kit: CommandKit): void {
  kit.command(noun, 'drop <name>', kit.t.source.drop.summary).action(kit.run<object>(runDrop));
}

async function runDrop(ctx: Context, [named = '']: readonly string[]): Promise<number> {
  const t = ctx.t.source.drop;
  const desk = await ctx.desk();
  const name = sourceName(named) ?? named;
  // A person at a terminal is asked once; a script has said what it means.
  if (ctx.prompt.canAsk && !ctx.yes) {
    const source = await findSource(desk.store.db, regionOf(desk), name);
    if (source === null) throw appError('E_SOURCE_UNKNOWN', { source: name });
    const question = { message: t.confirm({ source: name, rows: source.rows }), flag: '--yes' };
    if (!(await ctx.prompt.confirm(question))) throw appError('E_CANCELLED');
  }
  const dropped = orThrow(await dropSource(desk, name));
  await present(ctx, { json: dropped, text: () => `${t.done(dropped)}\n` });
  return 0;
}
