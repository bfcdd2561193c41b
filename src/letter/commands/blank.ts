import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { startProgress } from '../../cli/progress.ts';
import { renderTable } from '../../cli/table.ts';
import { appError, type Lang } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { type BlankInput, writeBlanks } from '../blank-letters.ts';

interface BlankOptions {
  readonly all?: boolean;
  readonly out: string;
  readonly type?: NonNullable<BlankInput['applicantType']>;
  readonly letterLang?: Lang;
}

export function addBlank(noun: Command, kit: CommandKit): void {
  const t = kit.t.letter;
  kit
    .command(noun, 'blank [code]', t.blank.summary)
    .option('--all', t.blank.all)
    .requiredOption('--out <dir>', t.issue.out)
    .addOption(new Option('--type <type>', t.blank.type).choices(['person', 'organization', 'self_employed']))
    .addOption(new Option('--letter-lang <lang>', t.issue.lang).choices(['zh', 'en']))
    .action(kit.run<BlankOptions>(runBlank));
}

async function runBlank(ctx: Context, [code]: readonly string[], options: BlankOptions): Promise<number> {
  if ((code !== undefined) === (options.all === true)) throw appError('E_LETTER_BLANK_WHICH');
  const desk = await ctx.desk();
  const progress = startProgress(ctx, ctx.t.letter.blank.progress);
  const written = await writeBlanks(desk, {
    itemCode: code ?? null,
    applicantType: options.type,
    outDir: resolve(ctx.environment.cwd, options.out),
    letterLang: options.letterLang ?? ctx.lang,
    onProgress: progress.update,
  }).finally(progress.end);
  const { files, failed } = orThrow(written);
  const t = ctx.t.letter;
  const shown = failed.map((row) => ({ item_code: row.case_no, code: row.code, message: row.message }));
  await present(ctx, {
    json: { written: files.length, failed: shown, files },
    text: () =>
      `${t.blank.done({ count: files.length, dir: options.out })}\n${
        shown.length === 0
          ? ''
          : renderTable(
              [
                { title: ctx.t.item.fields.item_code, value: (row) => row.item_code, max: 40 },
                { title: t.issue.why, value: (row) => row.message, max: 120 },
              ],
              shown,
            )
      }`,
  });
  return failed.length > 0 ? 3 : 0;
}
