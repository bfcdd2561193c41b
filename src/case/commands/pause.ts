import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { type PauseKind, pauseKinds } from '../../policy/schema.ts';
import { pauseCase } from '../change-clock.ts';
import { type AtOption, askReason, markProvisional, readAt, renderState } from './step-options.ts';

interface PauseOptions extends AtOption {
  readonly kind?: PauseKind;
  readonly reason?: string;
}

export function addPause(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases.clock;
  kit
    .command(noun, 'pause <case>', t.pause.summary)
    .addOption(new Option('--kind <kind>', t.pause.kind).choices(pauseKinds))
    .option('--reason <text>', t.pause.reason)
    .option('--at <time>', t.at)
    .action(kit.run<PauseOptions>(runPause));
}

async function runPause(
  ctx: Context,
  [caseNo = '']: readonly string[],
  options: PauseOptions,
): Promise<number> {
  const t = ctx.t.cases.clock;
  const { kind = 'suspension' } = options;
  const reason = await askReason(ctx, t.pause.reason, options.reason);
  const request = { caseNo, kind, reason, ...readAt(ctx, options) };
  const result = orThrow(await pauseCase(await ctx.desk(), request));
  const done = t.pause.done({ caseNo: result.case_no, kind: t.kinds[kind] });
  const next = t.pause.next({ caseNo: result.case_no });
  await present(ctx, {
    json: result,
    text: () => `${renderState(ctx, markProvisional(ctx, result), done)}${next}\n`,
  });
  return 0;
}
