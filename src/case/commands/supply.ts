import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { collected } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { selectApplication } from '../application-store.ts';
import { typedMaterials } from '../deferral-rules.ts';
import { type SuppliedApplication, supplyApplication } from '../supply-application.ts';
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
  [number = '']: readonly string[],
  options: SupplyOptions,
): Promise<number> {
  const materials = typedMaterials(options.material ?? []);
  const desk = await ctx.desk();
  const application = await selectApplication(desk.store.db, number);
  const request = { materials, ...readAt(ctx, options) };
  if (application === null) {
    const result = orThrow(await supplyCase(desk, { caseNo: number, ...request }));
    await present(ctx, { json: result, text: () => renderState(ctx, result, firstLines(ctx, result)) });
    noteLate(ctx, [result]);
  } else {
    const result = orThrow(await supplyApplication(desk, application, request));
    await present(ctx, { json: result, text: () => applicationLines(ctx, result) });
    noteLate(ctx, result.cases);
  }
  return 0;
}

function noteLate(ctx: Context, cases: readonly SuppliedCase[]): void {
  const due = cases.find(({ late }) => late)?.materials_due ?? null;
  if (due !== null) note(ctx, ctx.t.cases.deferral.late({ due }));
}

function applicationLines(ctx: Context, result: SuppliedApplication): string {
  const t = ctx.t.cases;
  const { application_no: no, supplied, cases, deferred_materials: left } = result;
  const came = t.application.supplied({ no, materials: supplied.join('；'), cases: cases.length });
  const rest = left === null ? t.application.complete({ no }) : t.deferral.left({ materials: left, due: '' });
  return `${came}\n${rest}\n`;
}

function firstLines(ctx: Context, result: SuppliedCase): string {
  const t = ctx.t.cases.deferral;
  const { case_no: caseNo, supplied, deferred_materials: left, materials_due: due } = result;
  if (left === null) return t.complete({ caseNo });
  return `${t.supplied({ caseNo, materials: supplied.join('；') })}\n${t.left({ materials: left, due: due ?? '' })}`;
}
