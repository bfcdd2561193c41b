import { resolve } from 'node:path';
import type { Command } from 'commander';
import { readPastAt } from '../../case/commands/step-options.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { limitOption } from '../../cli/values.ts';
import { orThrow } from '../../kernel/result.ts';
import { normaliseText } from '../../kernel/text.ts';
import { sendReferral } from '../referral/send-referral.ts';

interface ReferOptions {
  readonly to?: string;
  readonly finding?: string;
  readonly within?: string;
  readonly at?: string;
  readonly out?: string;
}

export function addRefer(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.referral.refer;
  kit
    .command(noun, 'refer <plan> <unit>', t.summary)
    .option('--to <authority>', t.to)
    .option('--finding <text>', t.finding)
    .option('--within <limit>', t.within)
    .option('--at <time>', t.at)
    .option('--out <dir>', t.out)
    .action(kit.run<ReferOptions>(runRefer));
}

async function runRefer(
  ctx: Context,
  [plan = '', unit = '']: readonly string[],
  options: ReferOptions,
): Promise<number> {
  const t = ctx.t.sample.referral.refer;
  const authority = await filled(ctx, t.to, '--to', options.to);
  const finding = await filled(ctx, t.finding, '--finding', options.finding);
  const sent = orThrow(
    await sendReferral(await ctx.desk(), {
      ...{ plan, unit: unit.normalize('NFC'), authority, finding },
      within: options.within === undefined ? undefined : limitOption('--within', options.within),
      outDir: options.out === undefined ? undefined : resolve(ctx.environment.cwd, options.out),
      ...readPastAt(ctx, options),
    }),
  );
  const { referral_no: no, due, files } = sent;
  await present(ctx, {
    json: sent,
    text: () =>
      [t.done({ no, unit, authority, due }), ...files.map((file) => t.file({ file })), t.next({ no })]
        .map((line) => `${line}\n`)
        .join(''),
  });
  return 0;
}

/** Words that must be given; without a terminal a missing answer is an error that names the flag. */
async function filled(
  ctx: Context,
  message: string,
  flag: string,
  given: string | undefined,
): Promise<string> {
  const text = normaliseText(given ?? '');
  if (text !== '') return text;
  const validate = (typed: string): string | true => normaliseText(typed) !== '' || ctx.t.cases.record.filled;
  return normaliseText(await ctx.prompt.text({ message, flag, validate }));
}
