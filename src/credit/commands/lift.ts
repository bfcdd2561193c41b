import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseCode } from '../../kernel/text.ts';
import { liftBreach } from '../lift-breach.ts';
import { actDay, textFlag } from './flags.ts';

interface LiftOptions {
  readonly reason?: string;
  readonly document?: string;
  readonly at?: string;
  readonly out?: string;
}

export function addLift(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit.remedy.lift;
  kit
    .command(noun, 'lift <breach-or-bar>', t.summary)
    .option('--reason <text>', t.reason)
    .option('--document <number>', t.document)
    .option('--at <day>', t.at)
    .option('--out <dir>', kit.t.credit.paper.out)
    .action(kit.run<LiftOptions>(runLift));
}

async function runLift(ctx: Context, [named = '']: readonly string[], options: LiftOptions): Promise<number> {
  const t = ctx.t.credit.remedy;
  const of = normaliseCode(named).toUpperCase();
  const input = {
    of,
    at: actDay(ctx, options.at),
    reason: await textFlag(ctx, options.reason, { flag: '--reason', message: t.askReason }),
    document: await textFlag(ctx, options.document, { flag: '--document', message: t.lift.askDocument }),
    outDir: options.out === undefined ? undefined : resolve(ctx.environment.cwd, options.out),
  };
  const lifted = orThrow(await liftBreach(await ctx.desk(), input));
  const { lifted_on: day, bars_lifted, publicity_ended: publicity } = lifted;
  await present(ctx, {
    json: lifted,
    text: () =>
      t.lift.done({ of, day, bars: bars_lifted.length, publicity }) +
      lifted.files.map((file) => ctx.t.credit.paper.done({ file })).join(''),
  });
  return 0;
}
