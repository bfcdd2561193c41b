import type { Command } from 'commander';
import type { CommandKit } from '../../../cli/command.ts';
import type { Context } from '../../../cli/context.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../../cli/import-command.ts';
import { orThrow } from '../../../kernel/result.ts';
import { importBundles } from '../import-bundles.ts';

export function addImport(noun: Command, kit: CommandKit): void {
  addImportFlags(kit.command(noun, 'import <file>', kit.t.bundle.import.summary), kit.t).action(
    kit.run<ImportFlags>(runImport),
  );
}

async function runImport(ctx: Context, [file = '']: readonly string[], flags: ImportFlags): Promise<number> {
  const t = ctx.t.bundle.import;
  const desk = await ctx.desk();
  const table = await readImport(ctx, file, 'bundle', flags);
  const summary = orThrow(
    await importBundles(desk, table, {
      dryRun: flags.dryRun ?? false,
      skipInvalid: flags.skipInvalid ?? false,
    }),
  );
  return reportImport(ctx, {
    summary,
    table,
    flags,
    facts: summary.removed > 0 ? [[t.removed, summary.removed]] : [],
    done: t.done,
  });
}
