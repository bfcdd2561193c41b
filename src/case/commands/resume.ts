import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { resumeCase } from '../change-clock.ts';
import { type AtOption, markProvisional, readAt, renderState } from './step-options.ts';

export function addResume(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases.clock;
  kit
    .command(noun, 'resume <case>', t.resume.summary)
    .option('--at <time>', t.at)
    .action(kit.run<AtOption>(runResume));
}

async function runResume(ctx: Context, [caseNo = '']: readonly string[], options: AtOption): Promise<number> {
  const result = orThrow(await resumeCase(await ctx.desk(), { caseNo, ...readAt(ctx, options) }));
  const { case_no, deadline, deadline_before } = result;
  const moved = { caseNo: case_no, from: deadline_before ?? '', to: deadline ?? '' };
  const done = ctx.t.cases.clock.resume.done(moved);
  await present(ctx, { json: result, text: () => renderState(ctx, markProvisional(ctx, result), done) });
  return 0;
}
