import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { notifyBreach } from '../notify-breach.ts';
import { actDay } from './flags.ts';

interface NotifyOptions {
  readonly at?: string;
  readonly out?: string;
}

export function addNotify(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit.notify;
  kit
    .command(noun, 'notify <breach>', t.summary)
    .option('--at <day>', t.at)
    .option('--out <dir>', kit.t.credit.paper.out)
    .action(kit.run<NotifyOptions>(runNotify));
}

async function runNotify(
  ctx: Context,
  [breach = '']: readonly string[],
  options: NotifyOptions,
): Promise<number> {
  const desk = await ctx.desk();
  const outDir = options.out === undefined ? undefined : resolve(ctx.environment.cwd, options.out);
  const notified = orThrow(await notifyBreach(desk, { breach, at: actDay(ctx, options.at), outDir }));
  await present(ctx, {
    json: notified,
    text: () =>
      ctx.t.credit.notify.done({ breach, until: notified.defence_until, provisional: notified.provisional }) +
      notified.files.map((file) => ctx.t.credit.paper.done({ file })).join(''),
  });
  return 0;
}
