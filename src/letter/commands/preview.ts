import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import type { Lang } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import { previewLetter } from '../preview-letter.ts';

interface PreviewOptions {
  readonly out: string;
  readonly letterLang?: Lang;
}

export function addPreview(noun: Command, kit: CommandKit): void {
  const t = kit.t.letter;
  kit
    .command(noun, 'preview <case>', t.preview.summary)
    .requiredOption('--out <file>', t.preview.out)
    .addOption(new Option('--letter-lang <lang>', t.issue.lang).choices(['zh', 'en']))
    .action(kit.run<PreviewOptions>(runPreview));
}

async function runPreview(
  ctx: Context,
  [caseNo = '']: readonly string[],
  options: PreviewOptions,
): Promise<number> {
  const desk = await ctx.desk();
  const bytes = orThrow(await previewLetter(desk, caseNo.trim(), options.letterLang ?? ctx.lang));
  const file = resolve(ctx.environment.cwd, options.out);
  await writeFileSafely(file, bytes, { mode: 0o600 });
  await present(ctx, {
    json: { case_no: caseNo.trim(), file },
    text: () => `${ctx.t.letter.preview.done({ file: options.out })}\n`,
  });
  return 0;
}
