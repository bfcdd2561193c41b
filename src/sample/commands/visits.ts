import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { appError, type Lang } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { printVisits } from '../joint/print-visits.ts';
import { listJoints } from './list-joints.ts';
import { showVisits } from './show-visits.ts';

interface VisitsOptions {
  readonly year?: string;
  readonly out?: string;
  readonly merge?: string;
  readonly letterLang?: Lang;
}

export function addVisits(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.joint.visits;
  kit
    .command(noun, 'visits [name]', t.summary)
    .option('--year <year>', t.year)
    .option('--out <dir>', t.out)
    .option('--merge <file>', t.merge)
    .addOption(new Option('--letter-lang <lang>', t.lang).choices(['zh', 'en']))
    .action(kit.run<VisitsOptions>(runVisits));
}

async function runVisits(ctx: Context, [name]: readonly string[], options: VisitsOptions): Promise<number> {
  const { out, merge } = options;
  if (name === undefined) {
    if (out !== undefined || merge !== undefined)
      throw appError('E_USAGE_NEEDS', { option: out === undefined ? '--merge' : '--out', needs: '<name>' });
    return listJoints(ctx, options.year);
  }
  if (options.year !== undefined) throw appError('E_USAGE_TOGETHER', { options: '<name>, --year' });
  if (out === undefined && merge === undefined) return showVisits(ctx, name);
  const { cwd } = ctx.environment;
  const printed = orThrow(
    await printVisits(await ctx.desk(), {
      joint: name,
      dir: out === undefined ? null : resolve(cwd, out),
      merge: merge === undefined ? null : resolve(cwd, merge),
      lang: options.letterLang ?? ctx.lang,
    }),
  );
  const t = ctx.t.sample;
  await present(ctx, {
    json: printed,
    text: () =>
      [
        t.joint.visits.printed({ count: printed.printed }),
        ...printed.files.map((file) => t.referral.refer.file({ file })),
        ...(printed.merged === null ? [] : [t.referral.refer.file({ file: printed.merged })]),
      ]
        .map((line) => `${line}\n`)
        .join(''),
  });
  return 0;
}
