import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { wordOption } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { defences } from '../breach.ts';
import { decideBreach } from '../decide-breach.ts';
import { showBreach } from '../show-credit.ts';
import { dayFlag } from './flags.ts';
import { breachFacts } from './render-credit.ts';

interface DecideOptions {
  readonly document?: string;
  readonly at?: string;
  readonly defence?: string;
  readonly publish?: boolean;
  readonly out?: string;
  readonly opinion?: string;
  readonly revoke?: boolean;
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
    .option('--out <dir>', kit.t.credit.paper.out)
    .option('--opinion <text>', kit.t.credit.paper.opinion)
    .action(kit.run<DecideOptions>(runDecide));
}

async function runDecide(
  ctx: Context,
  [breach = '']: readonly string[],
  options: DecideOptions,
): Promise<number> {
  const t = ctx.t.credit.decide;
  const input = {
    breach,
    at: dayFlag('--at', options.at),
    defence: options.defence === undefined ? undefined : wordOption('--defence', options.defence, defences),
    publish: options.publish,
    revoke: options.revoke,
    outDir: options.out === undefined ? undefined : resolve(ctx.environment.cwd, options.out),
    opinion: options.opinion,
    document: options.document ?? (await ctx.prompt.text({ message: t.askDocument, flag: '--document' })),
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
