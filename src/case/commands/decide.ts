import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { decideCase } from '../decide-case.ts';
import { findCase } from '../store.ts';
import { type AtOption, readAt, renderState } from './step-options.ts';

interface DecideOptions extends AtOption {
  readonly grant?: boolean;
  readonly refuse?: boolean;
  readonly evidence?: string;
}

export function addDecide(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases;
  kit
    .command(noun, 'decide <case>', t.decide.summary)
    .option('--grant', t.decide.grant)
    .option('--refuse', t.decide.refuse)
    .option('--evidence <text>', t.decide.evidence)
    .option('--at <time>', t.options.at)
    .action(kit.run<DecideOptions>(runDecide));
}

async function runDecide(
  ctx: Context,
  [caseNo = '']: readonly string[],
  options: DecideOptions,
): Promise<number> {
  const t = ctx.t.cases;
  if (options.grant && options.refuse) throw appError('E_USAGE_OPTION', { detail: t.decide.both });
  const desk = await ctx.desk();
  // What the person sees before answering is what the answer is about: a change in between is a conflict.
  const seen = await findCase(desk.store.db, caseNo);
  if (seen === null) throw appError('E_CASE_UNKNOWN', { case_no: caseNo });
  const decision = await readDecision(ctx, options);
  const result = orThrow(
    await decideCase(desk, {
      caseNo,
      decision,
      revision: seen.revision,
      evidence: options.evidence ?? null,
      ...readAt(ctx, options),
    }),
  );
  await present(ctx, {
    json: result,
    text: () =>
      renderState(ctx, result, t.decide.done({ caseNo: result.case_no, decision: t.decisions[decision] })),
  });
  return 0;
}

async function readDecision(ctx: Context, options: DecideOptions): Promise<'granted' | 'refused'> {
  if (options.grant) return 'granted';
  if (options.refuse) return 'refused';
  const t = ctx.t.cases;
  return ctx.prompt.select({
    message: t.decide.ask,
    flag: '--grant / --refuse',
    choices: [
      { value: 'granted' as const, name: t.decisions.granted },
      { value: 'refused' as const, name: t.decisions.refused },
    ],
  });
}
