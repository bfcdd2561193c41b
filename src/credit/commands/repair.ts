import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { wordOption } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { repairSteps } from '../breach.ts';
import { type Repaired, repairBreach } from '../repair-breach.ts';
import { dayFlag } from './flags.ts';

interface RepairOptions {
  readonly at?: string;
  readonly step?: string;
  readonly fulfilledOn?: string;
  readonly promise?: string;
}

export function addRepair(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit.repair;
  kit
    .command(noun, 'repair <breach>', t.summary)
    .option('--at <day>', t.at)
    .option('--step <step>', t.step)
    .option('--fulfilled-on <day>', t.fulfilledOn)
    .option('--promise <number>', t.promise)
    .action(kit.run<RepairOptions>(runRepair));
}

async function runRepair(
  ctx: Context,
  [breach = '']: readonly string[],
  options: RepairOptions,
): Promise<number> {
  const input = {
    breach,
    at: dayFlag('--at', options.at),
    step: options.step === undefined ? undefined : wordOption('--step', options.step, repairSteps),
    fulfilledOn: dayFlag('--fulfilled-on', options.fulfilledOn),
    promise: options.promise,
  };
  const repaired = orThrow(await repairBreach(await ctx.desk(), input));
  await present(ctx, { json: repaired, text: () => doneText(ctx, repaired) });
  return 0;
}

function doneText(ctx: Context, { breach, state, on, due: day, provisional }: Repaired): string {
  const t = ctx.t.credit.repair;
  const due = provisional ? ctx.t.cases.provisional({ due: day ?? '' }) : day;
  if (state === 'applied') return t.applied({ breach, due: due ?? '' });
  return state === 'accepted' ? t.accepted({ breach, due: due ?? '' }) : t.completed({ breach, day: on });
}
