import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { signCase } from '../sign-case.ts';
import { type AtOption, readAt, renderState } from './step-options.ts';

export function addSign(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases;
  kit
    .command(noun, 'sign <case>', t.sign.summary)
    .option('--at <time>', t.options.at)
    .action(kit.run<AtOption>(runSign));
}

async function runSign(ctx: Context, [caseNo = '']: readonly string[], options: AtOption): Promise<number> {
  const t = ctx.t.cases.sign;
  const result = orThrow(await signCase(await ctx.desk(), { caseNo, ...readAt(ctx, options) }));
  await present(ctx, {
    json: result,
    text: () => renderState(ctx, result, t.done({ caseNo: result.case_no })),
  });
  if (result.renewed) {
    note(ctx, t.renewed({ letterNo: result.letter_no ?? '', code: result.commitment_code ?? '' }));
  }
  if (result.deferred_materials !== null) {
    const { deferred_materials: materials, materials_due: due } = result;
    note(ctx, ctx.t.cases.deferral.left({ materials, due: due ?? '' }));
  }
  return 0;
}
