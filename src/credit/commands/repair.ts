import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { wordOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { repairActs } from '../breach.ts';
import { type Repaired, repairBreach } from '../repair-breach.ts';
import { type TurnInput, turnRepair } from '../turn-repair.ts';
import { actDay, dayFlag, textFlag } from './flags.ts';

interface RepairOptions {
  readonly at?: string;
  readonly step?: string;
  readonly fulfilledOn?: string;
  readonly promise?: string;
  readonly reason?: string;
}

export function addRepair(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit.repair;
  kit
    .command(noun, 'repair <breach>', t.summary)
    .option('--at <day>', t.at)
    .option('--step <step>', t.step)
    .option('--fulfilled-on <day>', t.fulfilledOn)
    .option('--promise <number>', t.promise)
    .option('--reason <text>', kit.t.credit.remedy.repair.reason)
    .action(kit.run<RepairOptions>(runRepair));
}

async function runRepair(
  ctx: Context,
  [breach = '']: readonly string[],
  options: RepairOptions,
): Promise<number> {
  const at = actDay(ctx, options.at);
  const step = options.step === undefined ? undefined : wordOption('--step', options.step, repairActs);
  if (step === 'extend' || step === 'reject' || step === 'broken')
    return turn(ctx, { breach, at, step }, options);
  if (options.reason !== undefined)
    throw appError('E_USAGE_NEEDS', { option: '--reason', needs: '--step extend | reject | broken' });
  const input = {
    breach,
    at,
    step,
    fulfilledOn: dayFlag('--fulfilled-on', options.fulfilledOn),
    promise: options.promise,
  };
  const repaired = orThrow(await repairBreach(await ctx.desk(), input));
  await present(ctx, { json: repaired, text: () => doneText(ctx, repaired) });
  return 0;
}

function doneText(ctx: Context, repaired: Repaired): string {
  const { breach, state, on, due: day, provisional, bars_lifted: bars } = repaired;
  const t = ctx.t.credit.repair;
  const due = provisional ? ctx.t.cases.provisional({ due: day ?? '' }) : day;
  if (state === 'applied') return t.applied({ breach, due: due ?? '' });
  return state === 'accepted'
    ? t.accepted({ breach, due: due ?? '' })
    : t.completed({ breach, day: on, bars });
}

/** The steps that take another course, each with its reason. */
async function turn(
  ctx: Context,
  step: Omit<TurnInput, 'reason'>,
  { reason, promise, fulfilledOn }: RepairOptions,
): Promise<number> {
  if (promise !== undefined || fulfilledOn !== undefined) {
    throw appError('E_USAGE_TOGETHER', {
      options: `--step ${step.step}, ${promise === undefined ? '--fulfilled-on' : '--promise'}`,
    });
  }
  const t = ctx.t.credit.remedy;
  const why = await textFlag(ctx, reason, { flag: '--reason', message: t.askReason });
  const turned = orThrow(await turnRepair(await ctx.desk(), { ...step, reason: why }));
  const { breach, bars } = turned;
  const due = turned.provisional ? ctx.t.cases.provisional({ due: turned.due ?? '' }) : (turned.due ?? '');
  await present(ctx, {
    json: turned,
    text: () =>
      turned.step === 'extend'
        ? t.repair.extended({ breach, due })
        : turned.step === 'reject'
          ? t.repair.rejected({ breach })
          : t.repair.broken({ breach, bars, earliest: turned.earliest_repair ?? '' }),
  });
  return 0;
}
