import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { orThrow } from '../../kernel/result.ts';
import { importGrades } from '../import-grades.ts';

export function addImport(noun: Command, kit: CommandKit): void {
  const command = kit.command(noun, 'import <file>', kit.t.credit.import.summary);
  addImportFlags(command, kit.t).action(kit.run<ImportFlags>(runImport));
}

async function runImport(ctx: Context, [file = '']: readonly string[], flags: ImportFlags): Promise<number> {
  const t = ctx.t.credit.import;
  const desk = await ctx.desk();
  const table = await readImport(ctx, file, 'grade', flags);
  const { dryRun = false, skipInvalid = false } = flags;
  const summary = orThrow(await importGrades(desk, table, { dryRun, skipInvalid }));
  const { barred, warnings } = summary;
  return reportImport(ctx, {
    ...{ summary, table, flags, warnings, done: t.done },
    facts: barred > 0 ? [[t.barred, barred]] : [],
  });
}
