import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { wordOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { type Answered, answerObjection } from '../answer-objection.ts';
import { objectionAgainsts } from '../breach.ts';
import { objectBreach } from '../object-breach.ts';
import { actDay, dayFlag, textFlag } from './flags.ts';

interface ObjectOptions {
  readonly content?: string;
  readonly against?: string;
  readonly at?: string;
  readonly uphold?: boolean;
  readonly reject?: boolean;
  readonly reason?: string;
  readonly document?: string;
  readonly publicityUntil?: string;
  readonly earliestRepair?: string;
  readonly barUntil?: string;
  readonly out?: string;
}

export function addObject(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit.remedy.object;
  kit
    .command(noun, 'object <breach>', t.summary)
    .option('--content <text>', t.content)
    .option('--against <what>', t.against)
    .option('--at <day>', t.at)
    .option('--uphold', t.uphold)
    .option('--reject', t.reject)
    .option('--reason <text>', t.reason)
    .option('--document <number>', t.document)
    .option('--publicity-until <day>', t.publicityUntil)
    .option('--earliest-repair <day>', t.earliestRepair)
    .option('--bar-until <day>', t.barUntil)
    .option('--out <dir>', kit.t.credit.paper.out)
    .action(kit.run<ObjectOptions>(runObject));
}

/** One command for both ends of an objection: with --uphold or --reject it answers, else it takes one in. */
async function runObject(
  ctx: Context,
  [breach = '']: readonly string[],
  options: ObjectOptions,
): Promise<number> {
  const { uphold = false, reject = false } = options;
  if (uphold && reject) throw appError('E_USAGE_TOGETHER', { options: '--uphold, --reject' });
  const answers = uphold || reject;
  const stray = (answers ? fileFlags : answerFlags).filter(([name]) => options[name] !== undefined);
  if (stray.length > 0) {
    const option = stray.map(([, flag]) => flag).join(', ');
    const answer = uphold ? '--uphold' : '--reject';
    throw answers
      ? appError('E_USAGE_TOGETHER', { options: `${answer}, ${option}` })
      : appError('E_USAGE_NEEDS', { option, needs: '--uphold | --reject' });
  }
  return answers ? answer(ctx, breach, options) : file(ctx, breach, options);
}

const fileFlags = [
  ['content', '--content'],
  ['against', '--against'],
] as const;
const answerFlags = [
  ['reason', '--reason'],
  ['document', '--document'],
  ['publicityUntil', '--publicity-until'],
  ['earliestRepair', '--earliest-repair'],
  ['barUntil', '--bar-until'],
] as const;

const outDirOf = (ctx: Context, { out }: ObjectOptions): string | undefined =>
  out === undefined ? undefined : resolve(ctx.environment.cwd, out);

async function file(ctx: Context, breach: string, options: ObjectOptions): Promise<number> {
  const t = ctx.t.credit.remedy;
  const against =
    options.against === undefined ? undefined : wordOption('--against', options.against, objectionAgainsts);
  const at = actDay(ctx, options.at);
  const grounds = await textFlag(ctx, options.content, { flag: '--content', message: t.object.askContent });
  const desk = await ctx.desk();
  const outDir = outDirOf(ctx, options);
  const filed = orThrow(await objectBreach(desk, { breach, against, at, grounds, outDir }));
  await present(ctx, {
    json: filed,
    text: () => t.object.filed({ ...filed, against: t.against[filed.against] }) + papers(ctx, filed.files),
  });
  return 0;
}

async function answer(ctx: Context, breach: string, options: ObjectOptions): Promise<number> {
  const input = {
    breach,
    upheld: options.uphold === true,
    at: actDay(ctx, options.at),
    document: options.document?.trim() || undefined,
    corrections: {
      publicityUntil: dayFlag('--publicity-until', options.publicityUntil),
      earliestRepair: dayFlag('--earliest-repair', options.earliestRepair),
      barUntil: dayFlag('--bar-until', options.barUntil),
    },
    reason: await textFlag(ctx, options.reason, {
      flag: '--reason',
      message: ctx.t.credit.remedy.askReason,
    }),
    outDir: outDirOf(ctx, options),
  };
  const answered = orThrow(await answerObjection(await ctx.desk(), input));
  await present(ctx, {
    json: answered,
    text: () => answerText(ctx, answered) + papers(ctx, answered.files),
  });
  return 0;
}

function answerText(ctx: Context, { breach, against, state, bars_voided: bars }: Answered): string {
  const t = ctx.t.credit.remedy.object;
  if (state === 'rejected') return t.rejected({ breach });
  if (against === 'content') return t.annulled({ breach, bars });
  return against === 'period' ? t.corrected({ breach }) : t.repaired({ breach });
}

const papers = (ctx: Context, files: readonly string[]): string =>
  files.map((file) => ctx.t.credit.paper.done({ file })).join('');
