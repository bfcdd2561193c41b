import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { dayOption } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { publishBatch } from '../publish-batch.ts';

interface PublishOptions {
  readonly from?: string;
}

export function addPublish(noun: Command, kit: CommandKit): void {
  const t = kit.t.item.publish;
  kit
    .command(noun, 'publish <batch>', t.summary)
    .option('--from <day>', t.from)
    .action(kit.run<PublishOptions>(runPublish));
}

async function runPublish(
  ctx: Context,
  [batch = '']: readonly string[],
  options: PublishOptions,
): Promise<number> {
  const from = options.from === undefined ? undefined : dayOption('--from', options.from);
  const published = orThrow(await publishBatch(await ctx.desk(), batch, from));
  await present(ctx, { json: published, text: () => `${ctx.t.item.publish.done(published)}\n` });
  return 0;
}
