import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { note } from '../../cli/output.ts';
import { startStages } from '../../cli/progress.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { importItems } from '../import-items.ts';

interface ImportOptions extends ImportFlags {
  readonly batch?: string;
  readonly full?: boolean;
}

export function addImport(noun: Command, kit: CommandKit): void {
  const t = kit.t.item.import;
  const command = kit
    .command(noun, 'import <file>', t.summary)
    .option('--batch <name>', t.batch)
    .option('--full', t.full);
  addImportFlags(command, kit.t)
    .addOption(new Option('--split-by <column>', kit.t.cli.import.splitBy).choices(['authority']))
    .action(kit.run<ImportOptions>(runImport));
}

async function runImport(
  ctx: Context,
  [file = '']: readonly string[],
  options: ImportOptions,
): Promise<number> {
  const t = ctx.t.item.import;
  if (options.splitBy !== undefined && options.rejects === undefined) {
    throw appError('E_USAGE_ANSWER_MISSING', {
      question: ctx.t.cli.import.rejectsFolder,
      flag: '--rejects',
    });
  }
  const desk = await ctx.desk();
  const batch = await batchName(ctx, options.batch);
  const table = await readImport(ctx, file, 'item', options);
  const progress = startStages(ctx, { comparing: t.comparing, writing: t.writing });
  const imported = await importItems(desk, table, {
    batch,
    dryRun: options.dryRun ?? false,
    skipInvalid: options.skipInvalid ?? false,
    full: options.full ?? false,
    onProgress: progress.update,
  }).finally(progress.end);
  const summary = orThrow(imported);
  if (options.full && summary.rejected > 0) note(ctx, t.fullWithRejects);
  return reportImport(ctx, {
    summary,
    table,
    flags: options,
    warnings: summary.warnings,
    facts: summary.retired > 0 ? [[t.retired, summary.retired]] : [],
    done: t.done({ batch: shellWord(batch) }),
  });
}

async function batchName(ctx: Context, given: string | undefined): Promise<string> {
  const question = { message: ctx.t.item.import.askBatch, flag: '--batch' };
  const name = (given ?? (await ctx.prompt.text(question))).trim();
  if (name === '')
    throw appError('E_USAGE_ANSWER_MISSING', { question: question.message, flag: question.flag });
  return name;
}

/** A name as it can be pasted behind a command. */
const shellWord = (text: string): string => (/^[\p{L}\p{N}._-]+$/u.test(text) ? text : `'${text}'`);
