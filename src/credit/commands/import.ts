import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { importInBlocks } from '../../cli/import-blocks.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { orThrow } from '../../kernel/result.ts';
import { longBlocks, type RowBlocks, tableBlocks } from '../../table/row-blocks.ts';
import { loadSchema } from '../../table/schema.ts';
import { type ImportedGrades, importGrades } from '../import-grades.ts';

/** What a row has at least: an identity number, a scheme, a value and a day. */
const ROW_BYTES = 40;

export function addImport(noun: Command, kit: CommandKit): void {
  const command = kit.command(noun, 'import <file>', kit.t.credit.import.summary);
  addImportFlags(command, kit.t).action(kit.run<ImportFlags>(runImport));
}

async function runImport(ctx: Context, [file = '']: readonly string[], flags: ImportFlags): Promise<number> {
  const t = ctx.t.credit.import;
  const desk = await ctx.desk();
  const { dryRun = false, skipInvalid = false } = flags;
  const done = await importInBlocks<RowBlocks, ImportedGrades>(ctx, file, flags, {
    long: (path) => longBlocks(path, loadSchema('grade'), ctx.lang, ROW_BYTES),
    whole: async () => tableBlocks(await readImport(ctx, file, 'grade', flags)),
    run: async (blocks, onProgress) =>
      orThrow(await importGrades(desk, blocks, { dryRun, skipInvalid, onProgress })),
  });
  const { summary, end, source } = done;
  const bad = new Set(summary.problems.map(({ line }) => line));
  const rows = flags.rejects === undefined ? [] : source.rowsAt(bad);
  const { barred, warnings } = summary;
  return reportImport(ctx, {
    ...{ summary, table: { ...end, rows, problems: summary.problems }, flags, warnings, done: t.done },
    facts: barred > 0 ? [[t.barred, barred]] : [],
  });
}
