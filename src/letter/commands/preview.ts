import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import type { Lang } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { drawPages, toPng } from '../../paper/picture.ts';
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

/** Fine enough to read the small print on a screen. */
const DOTS_PER_INCH = 150;

async function runPreview(
  ctx: Context,
  [caseNo = '']: readonly string[],
  options: PreviewOptions,
): Promise<number> {
  const desk = await ctx.desk();
  const pdf = orThrow(await previewLetter(desk, caseNo.trim(), options.letterLang ?? ctx.lang));
  const files: string[] = [];
  for (const { name, bytes } of await filesOf(options.out, pdf)) {
    await writeFileSafely(resolve(ctx.environment.cwd, name), bytes, { mode: 0o600 });
    files.push(name);
  }
  await present(ctx, {
    json: { case_no: caseNo.trim(), files: files.map((name) => resolve(ctx.environment.cwd, name)) },
    text: () => `${ctx.t.letter.preview.done({ files })}\n`,
  });
  return 0;
}

/** The letter as one PDF file, or as pictures where the name ends in .png: `a.png`, of several pages `a-1.png`, `a-2.png`… */
async function filesOf(
  out: string,
  pdf: Uint8Array,
): Promise<readonly { name: string; bytes: Uint8Array }[]> {
  if (!/\.png$/i.test(out)) return [{ name: out, bytes: pdf }];
  const pages = (await drawPages(pdf, DOTS_PER_INCH)).map(toPng);
  return pages.map((bytes, i) => ({
    name: pages.length === 1 ? out : out.replace(/(?=\.png$)/i, `-${i + 1}`),
    bytes,
  }));
}
