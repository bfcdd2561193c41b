import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { visible } from '../../kernel/text.ts';
import { buildSite } from '../build-site.ts';

export function register(noun: Command, kit: CommandKit): void {
  kit.command(noun, 'build <dir>', kit.t.site.build.summary).action(kit.run(runBuild));
}

async function runBuild(ctx: Context, [dir = '']: readonly string[]): Promise<number> {
  const t = ctx.t.site.build;
  const built = orThrow(await buildSite(await ctx.desk(), resolve(ctx.environment.cwd, dir)));
  for (const { case_no: code, message } of built.failed) note(ctx, t.failedLetter({ code, message }));
  for (const plan of built.newer) note(ctx, t.newer({ plan }));
  await present(ctx, {
    json: built,
    text: () =>
      `${t.done({ dir: visible(built.dir), pages: built.pages, letters: built.letters })}\n${t.next({ page: visible(join(built.dir, 'index.html')) })}\n`,
  });
  return 0;
}
