import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { recordResult } from '../record-result.ts';

interface ResultOptions {
  readonly on: string;
  readonly result: string;
  readonly promise: string;
  readonly detail?: string;
  readonly rectifyBy?: string;
}

export function addResult(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.result;
  kit
    .command(noun, 'result <plan> <unit>', t.summary)
    .requiredOption('--on <day>', t.on)
    .requiredOption('--result <categories>', t.result)
    .requiredOption('--promise <outcome>', t.promise)
    .option('--detail <text>', t.detail)
    .option('--rectify-by <day>', t.rectifyBy)
    .action(kit.run<ResultOptions>(runResult));
}

async function runResult(
  ctx: Context,
  [plan = '', unit = '']: readonly string[],
  options: ResultOptions,
): Promise<number> {
  const t = ctx.t.sample.result;
  const desk = await ctx.desk();
  const made = orThrow(
    await recordResult(desk, plan, {
      ...{ unit, inspected_on: options.on, promise: options.promise, detail: options.detail ?? '' },
      result: options.result.replace(/[,，、;；\s]+/g, '；'),
      rectify_by: options.rectifyBy ?? '',
    }),
  );
  const { results, ordered, ...rest } = made;
  await present(ctx, {
    json: { ...rest, result: results.split(';'), order_due: ordered },
    text: () =>
      [
        t.done({ unit: made.unit, status: made.status }),
        ...(made.must ? [t.must] : []),
        ...(made.suspicion ? [t.suspicion({ unit: made.unit })] : []),
        ...(ordered === null ? [] : [t.ordered({ unit: made.unit, due: ordered })]),
        ...(ordered === null && made.rectify_by !== null && made.status !== 'unchanged'
          ? [t.notOrdered]
          : []),
        ...(made.status === 'unchanged' ? [] : [t.publish({ plan })]),
        '',
      ].join('\n'),
  });
  return 0;
}
