import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import type { Lang } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { requireWritable } from '../../workspace/safe-file.ts';
import { printSheets } from '../print-sheets.ts';

interface SheetsOptions {
  readonly out: string;
  readonly letterLang?: Lang;
  readonly merge?: string;
}

export function addSheets(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.sheets;
  kit
    .command(noun, 'sheets <plan>', t.summary)
    .requiredOption('--out <dir>', t.out)
    .option('--merge <file>', t.merge)
    .addOption(new Option('--letter-lang <lang>', t.lang).choices(['zh', 'en']))
    .action(kit.run<SheetsOptions>(runSheets));
}

async function runSheets(
  ctx: Context,
  [plan = '']: readonly string[],
  options: SheetsOptions,
): Promise<number> {
  const desk = await ctx.desk();
  const dir = resolve(ctx.environment.cwd, options.out);
  const mergeFile = options.merge === undefined ? undefined : resolve(ctx.environment.cwd, options.merge);
  if (mergeFile !== undefined) await requireWritable(mergeFile);
  const lang = options.letterLang ?? ctx.lang;
  const printed = orThrow(await printSheets(desk, { plan, dir, lang, mergeFile }));
  await present(ctx, {
    json: printed,
    text: () =>
      ctx.t.sample.sheets.done({
        ...{ count: printed.files.length, dir, results: printed.results, merged: printed.merged },
      }),
  });
  return 0;
}
