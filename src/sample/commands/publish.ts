import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { publishSample } from '../publish-sample.ts';

export function addPublish(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.publish;
  kit
    .command(noun, 'publish <plan>', t.summary)
    .requiredOption('--out <dir>', t.out)
    .action(kit.run<{ out: string }>(runPublish));
}

async function runPublish(
  ctx: Context,
  [plan = '']: readonly string[],
  options: { out: string },
): Promise<number> {
  const t = ctx.t.sample.publish;
  const desk = await ctx.desk();
  const published = orThrow(await publishSample(desk, plan, resolve(ctx.environment.cwd, options.out)));
  await present(ctx, {
    json: published,
    text: () =>
      `${t.done({ dir: published.dir, files: published.files.length, results: published.results })}\n${t.next({ dir: options.out })}\n`,
  });
  return 0;
}
