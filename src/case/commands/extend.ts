import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { limitOption } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseText } from '../../kernel/text.ts';
import { extendCase } from '../change-clock.ts';
import { type PostponedMaterials, postponeMaterials } from '../postpone-materials.ts';
import { type AtOption, askReason, markProvisional, readAt, renderState } from './step-options.ts';

interface ExtendOptions extends AtOption {
  readonly by: string;
  readonly materials?: boolean;
  readonly reason?: string;
  readonly approvedBy?: string;
}

export function addExtend(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases.clock;
  kit
    .command(noun, 'extend <case>', t.extend.summary)
    .requiredOption('--by <limit>', t.extend.by)
    .option('--materials', kit.t.cases.deferral.materials)
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
  if (options.materials) {
    await showPostponed(ctx, orThrow(await postponeMaterials(await ctx.desk(), request)));
    return 0;
  }
  const result = orThrow(await extendCase(await ctx.desk(), request));
  const { case_no, deadline, deadline_before } = result;
  const done = t.done({ caseNo: case_no, from: deadline_before ?? '', to: deadline ?? '' });
  await present(ctx, { json: result, text: () => renderState(ctx, markProvisional(ctx, result), done) });
  return 0;
}

async function showPostponed(ctx: Context, result: PostponedMaterials): Promise<void> {
  const t = ctx.t.cases.deferral;
  const { case_no: caseNo, materials_due_before: from, materials_due: to, deadline } = result;
  const due = (day: string | null): string =>
    day !== null && result.materials_due_provisional ? ctx.t.cases.provisional({ due: day }) : (day ?? '');
  const done = t.postponed({ caseNo, from: from ?? '', to: due(to) });
  await present(ctx, { json: result, text: () => renderState(ctx, result, done) });
  if (deadline !== null && to !== null && to > deadline) note(ctx, t.deadlineStays({ caseNo, deadline }));
}
