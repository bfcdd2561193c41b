import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { importInBlocks } from '../../cli/import-blocks.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { orThrow } from '../../kernel/result.ts';
import { type CaseSource, longSource, tableSource } from '../case-source.ts';
import { type ImportedCases, importCases } from '../import-cases.ts';

export function addImport(noun: Command, kit: CommandKit): void {
  const command = kit.command(noun, 'import <file>', kit.t.cases.import.summary);
  addImportFlags(command, kit.t).action(kit.run<ImportFlags>(runImport));
}

async function runImport(ctx: Context, [file = '']: readonly string[], flags: ImportFlags): Promise<number> {
  const t = ctx.t.cases.import;
  const desk = await ctx.desk();
  const { dryRun = false, skipInvalid = false } = flags;
  const { source, end, summary } = await importInBlocks<CaseSource, ImportedCases>(ctx, file, flags, {
    long: longSource,
    whole: async () => tableSource(await readImport(ctx, file, 'case', flags)),
    run: async (cases, onProgress) =>
      orThrow(await importCases(desk, cases, { dryRun, skipInvalid, onProgress })),
  });
  const bad = new Set(summary.problems.map(({ line }) => line));
  const rows = flags.rejects === undefined ? [] : source.rowsAt(bad);
  return reportImport(ctx, {
    summary,
    table: { ...end, rows, problems: summary.problems },
    flags,
    facts: summary.history > 0 ? [[t.history, summary.history]] : [],
    warnings: summary.warnings,
    done: t.done,
  });
}
