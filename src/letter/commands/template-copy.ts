import { relative } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { copyTemplate } from '../copy-template.ts';

export function addTemplateCopy(template: Command, kit: CommandKit): void {
  const t = kit.t.letter.template.copy;
  kit
    .command(template, 'copy <name>', t.summary)
    .option('--as <name>', t.as)
    .action(kit.run<{ as?: string }>(runCopy));
}

async function runCopy(
  ctx: Context,
  [name = '']: readonly string[],
  options: { as?: string },
): Promise<number> {
  const { dir } = (await ctx.desk()).workspace;
  const t = ctx.t.letter.template.copy;
  const files = orThrow(
    await copyTemplate(dir, {
      name,
      as: options.as,
      overwrite: async (there) =>
        ctx.yes ||
        (ctx.prompt.canAsk &&
          ctx.prompt.confirm({
            message: t.confirm({ files: there.map((file) => relative(dir, file)) }),
            flag: '--yes',
          })),
    }),
  );
  await present(ctx, {
    json: { files },
    text: () => files.map((file) => `${t.done({ file: relative(dir, file) })}\n`).join(''),
  });
  return 0;
}
