import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { collected } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { typedMaterials } from '../deferral-rules.ts';
import { type SuppliedCase, supplyCase } from '../supply-case.ts';
import { type AtOption, readAt, renderState } from './step-options.ts';

interface SupplyOptions extends AtOption {
  readonly material?: readonly string[];
}

export function addSupply(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases;
  kit
    .command(noun, 'supply <case>', t.supply.summary)
    .option('--material <name>', t.deferral.asMaterial, collected)
    .option('--at <time>', t.options.at)
    .action(kit.run<SupplyOptions>(runSupply));
}

async function runSupply(
  ctx: Context,
  [caseNo = '']: readonly string[],
  options: SupplyOptions,
): Promise<number> {
  const materials = typedMaterials(options.material ?? []);
  const result = orThrow(await supplyCase(await ctx.desk(), { caseNo, materials, ...readAt(ctx, options) }));
  await present(ctx, { json: result, text: () => renderState(ctx, result, firstLines(ctx, result)) });
  const { late, materials_due: due } = result;
  if (late && due !== null) note(ctx, ctx.t.cases.deferral.late({ due }));
  return 0;
}

function firstLines(ctx: Context, result: SuppliedCase): string {
  const t = ctx.t.cases.deferral;
  const { case_no: caseNo, supplied, deferred_materials: left, materials_due: due } = result;
  if (left === null) return t.complete({ caseNo });
  return `${t.supplied({ caseNo, materials: supplied.join('；') })}\n${t.left({ materials: left, due: due ?? '' })}`;
}
