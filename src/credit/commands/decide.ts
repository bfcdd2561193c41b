import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { wordOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { defences } from '../breach.ts';
import { decideBreach } from '../decide-breach.ts';
import { dismissBreach } from '../dismiss-breach.ts';
import { showBreach } from '../show-credit.ts';
import { actDay, dayFlag, textFlag } from './flags.ts';
import { breachFacts } from './render-credit.ts';

interface DecideOptions {
  readonly document?: string;
  readonly at?: string;
  readonly defence?: string;
  readonly publish?: boolean;
  readonly out?: string;
  readonly opinion?: string;
  readonly revoke?: boolean;
  readonly second?: string;
  readonly excuse?: string;
  readonly dismiss?: string;
  readonly correctedOn?: string;
}

export function addDecide(noun: Command, kit: CommandKit): void {
  const t = kit.t.credit.decide;
  kit
    .command(noun, 'decide <breach>', t.summary)
    .option('--document <number>', t.document)
    .option('--at <day>', t.at)
    .option('--defence <word>', t.defence)
    .option('--publish', t.publish)
    .option('--revoke', t.revoke)
    .option('--second <name>', kit.t.credit.remedy.decide.second)
    .option('--excuse <reason>', kit.t.credit.remedy.decide.excuse)
    .option('--corrected-on <day>', kit.t.credit.remedy.decide.correctedOn)
    .option('--dismiss <reason>', kit.t.credit.remedy.decide.dismiss)
    .option('--out <dir>', kit.t.credit.paper.out)
    .option('--opinion <text>', kit.t.credit.paper.opinion)
    .action(kit.run<DecideOptions>(runDecide));
}

async function runDecide(
  ctx: Context,
  [breach = '']: readonly string[],
  options: DecideOptions,
): Promise<number> {
  if (options.excuse !== undefined || options.dismiss !== undefined) return dismiss(ctx, breach, options);
  if (options.correctedOn !== undefined)
    throw appError('E_USAGE_NEEDS', { option: '--corrected-on', needs: '--excuse' });
  const t = ctx.t.credit.decide;
  const input = {
    breach,
    at: actDay(ctx, options.at),
    defence: options.defence === undefined ? undefined : wordOption('--defence', options.defence, defences),
    publish: options.publish,
    revoke: options.revoke,
    second: options.second,
    outDir: options.out === undefined ? undefined : resolve(ctx.environment.cwd, options.out),
    opinion: options.opinion,
    document: await textFlag(ctx, options.document, { message: t.askDocument, flag: '--document' }),
  };
  const desk = await ctx.desk();
  const { files, revoked } = orThrow(await decideBreach(desk, input));
  const document = orThrow(await showBreach(desk, breach));
  const [view] = document.breaches;
  await present(ctx, {
    json: { ...view, revoked, files },
    text: () =>
      (view ? t.done({ breach, document: input.document }) + breachFacts(ctx.t, view) : '') +
      (revoked === null ? '' : t.revoked({ caseNo: revoked })) +
      files.map((file) => ctx.t.credit.paper.done({ file })).join(''),
  });
  return 0;
}

/** Closes it without a finding: with --excuse a light first fault, with --dismiss what is not proved. */
async function dismiss(ctx: Context, breach: string, options: DecideOptions): Promise<number> {
  const { excuse, dismiss: unfounded, correctedOn, defence, publish, revoke, opinion, second } = options;
  const stray = { '--defence': defence, '--publish': publish, '--revoke': revoke, '--opinion': opinion };
  const given = Object.entries({ ...stray, '--second': second }).filter(([, value]) => value !== undefined);
  if (excuse !== undefined && unfounded !== undefined) given.push(['--dismiss', unfounded]);
  if (excuse === undefined && correctedOn !== undefined) given.push(['--corrected-on', correctedOn]);
  if (given.length > 0) {
    const closing = excuse === undefined ? '--dismiss' : '--excuse';
    const options = [closing, ...given.map(([flag]) => flag)].join(', ');
    throw appError('E_USAGE_TOGETHER', { options });
  }
  const words = ctx.t.credit.remedy;
  const as = excuse === undefined ? ('unfounded' as const) : ('excused' as const);
  const flag = excuse === undefined ? '--dismiss' : '--excuse';
  const input = {
    breach,
    as,
    reason: await textFlag(ctx, excuse ?? unfounded, { flag, message: words.askReason }),
    at: actDay(ctx, options.at),
    document: options.document?.trim() || undefined,
    correctedOn: dayFlag('--corrected-on', correctedOn),
    outDir: options.out === undefined ? undefined : resolve(ctx.environment.cwd, options.out),
  } as const;
  const desk = await ctx.desk();
  const { files } = orThrow(await dismissBreach(desk, input));
  const [view] = orThrow(await showBreach(desk, breach)).breaches;
  await present(ctx, {
    json: { ...view, files },
    text: () =>
      (as === 'excused' ? words.decide.excused({ breach }) : words.decide.dismissed({ breach })) +
      (view ? breachFacts(ctx.t, view) : '') +
      files.map((file) => ctx.t.credit.paper.done({ file })).join(''),
  });
  return 0;
}
