import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { limitOption } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseText } from '../../kernel/text.ts';
import { extendCase } from '../change-clock.ts';
import { type AtOption, askReason, markProvisional, readAt, renderState } from './step-options.ts';

interface ExtendOptions extends AtOption {
  readonly by: string;
  readonly reason?: string;
  readonly approvedBy?: string;
}

export function addExtend(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases.clock;
  kit
    .command(noun, 'extend <case>', t.extend.summary)
    .requiredOption('--by <limit>', t.extend.by)
    .option('--reason <text>', t.extend.reason)
    .option('--approved-by <name>', t.extend.approvedBy)
    .option('--at <time>', t.at)
    .action(kit.run<ExtendOptions>(runExtend));
}

async function runExtend(
  ctx: Context,
  [caseNo = '']: readonly string[],
  options: ExtendOptions,
): Promise<number> {
  const t = ctx.t.cases.clock.extend;
  const by = limitOption('--by', options.by);
  const reason = await askReason(ctx, t.reason, options.reason);
  const approvedBy = normaliseText(options.approvedBy ?? '') || null;
  const request = { caseNo, by, reason, approvedBy, ...readAt(ctx, options) };
  const result = orThrow(await extendCase(await ctx.desk(), request));
  const { case_no, deadline, deadline_before } = result;
  const done = t.done({ caseNo: case_no, from: deadline_before ?? '', to: deadline ?? '' });
  await present(ctx, { json: result, text: () => renderState(ctx, markProvisional(ctx, result), done) });
  return 0;
}
