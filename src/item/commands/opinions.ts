import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { importOpinions } from '../import-opinions.ts';

interface OpinionsOptions extends ImportFlags {
  readonly batch?: string;
}

export function addOpinions(noun: Command, kit: CommandKit): void {
  const t = kit.t.item.opinions;
  const command = kit.command(noun, 'opinions <file>', t.summary).option('--batch <name>', t.batch);
  addImportFlags(command, kit.t).action(kit.run<OpinionsOptions>(runOpinions));
}

async function runOpinions(
  ctx: Context,
  [file = '']: readonly string[],
  options: OpinionsOptions,
): Promise<number> {
  const t = ctx.t.item.opinions;
  const desk = await ctx.desk();
  const question = { message: ctx.t.item.import.askBatch, flag: '--batch' };
  const batch = (options.batch ?? (await ctx.prompt.text(question))).trim();
  if (batch === '') {
    throw appError('E_USAGE_ANSWER_MISSING', { question: question.message, flag: question.flag });
  }
  const table = await readImport(ctx, file, 'opinion', options);
  const { dryRun = false, skipInvalid = false } = options;
  const summary = orThrow(await importOpinions(desk, table, { batch, dryRun, skipInvalid }));
  return reportImport(ctx, { summary, table, flags: options, done: t.done });
}
