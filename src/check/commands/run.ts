import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { note, present } from '../../cli/output.ts';
import { startProgress } from '../../cli/progress.ts';
import { renderFacts } from '../../cli/table.ts';
import { ratio, ratioText } from '../../kernel/ratio.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { regimeOn } from '../../policy/rule.ts';
import { type CheckRun, type Counts, runChecks } from '../run-checks.ts';

interface RunOptions {
  readonly item?: string;
  readonly full?: boolean;
  readonly case?: string;
}

export function addRun(noun: Command, kit: CommandKit): void {
  const t = kit.t.checkRun.run;
  kit
    .command(noun, 'run', t.summary)
    .option('--item <code>', t.item)
    .option('--full', t.full)
    .option('--case <number>', t.case)
    .action(kit.run<RunOptions>(runRun));
}

async function runRun(ctx: Context, _args: readonly string[], options: RunOptions): Promise<number> {
  const t = ctx.t.checkRun.run;
  const desk = await ctx.desk();
  const { policy } = orThrow(await officeRules(desk));
  const rounding = orThrow(regimeOn(policy.reporting.rounding, officeDay(desk.now()))).value;
  const started = performance.now();
  const progress = startProgress(ctx, t.progress);
  const run = orThrow(
    await runChecks(desk, {
      full: options.full ?? false,
      ...(options.item === undefined ? {} : { item: options.item }),
      ...(options.case === undefined ? {} : { caseNo: options.case }),
      onProgress: progress.update,
    }),
  );
  progress.end();
  const seconds = Math.round((performance.now() - started) / 10) / 100;
  const rate = ({ match, checked }: Counts) => ratio(match, checked, rounding, 100);
  const rateText = ({ match, checked }: Counts) => {
    const text = ratioText(match, checked, rounding, 100);
    return text === null ? '—' : `${text}%`;
  };
  await present(ctx, {
    json: {
      ...run,
      match_rate: rate(run),
      promises: { ...run.promises, match_rate: rate(run.promises) },
      data_query: { ...run.data_query, match_rate: rate(run.data_query) },
      seconds,
    },
    text: () => renderRun(ctx, run, rateText, seconds),
  });
  if (run.without_rules > 0) note(ctx, t.withoutRules({ count: run.without_rules }));
  const suspicions = run.mismatch + run.not_found;
  if (suspicions > 0) note(ctx, t.suspicions({ count: suspicions }));
  return 0;
}

function renderRun(
  ctx: Context,
  run: CheckRun,
  rateText: (counts: Counts) => string,
  seconds: number,
): string {
  const t = ctx.t.checkRun.run;
  if (run.checked === 0) return `${t.nothing}\n`;
  const { data_query: queries } = run;
  return renderFacts([
    [t.checked, run.checked],
    [t.match, run.match],
    [t.mismatch, run.mismatch],
    [t.not_found, run.not_found],
    [t.matchRate, rateText(run)],
    ...(queries.checked === 0
      ? []
      : [[t.dataQuery, t.apart({ ...queries, rate: rateText(queries) })] as const]),
    [t.elapsed, t.seconds({ seconds })],
  ]);
}
