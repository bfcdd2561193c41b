import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { orThrow } from '../../kernel/result.ts';
import { importResults } from '../import-results.ts';

export function addImportResults(noun: Command, kit: CommandKit): void {
  const command = kit.command(noun, 'import-results <plan> <file>', kit.t.sample.results.summary);
  addImportFlags(command, kit.t).action(kit.run<ImportFlags>(runImportResults));
}

async function runImportResults(
  ctx: Context,
  [plan = '', file = '']: readonly string[],
  flags: ImportFlags,
): Promise<number> {
  const desk = await ctx.desk();
  const table = await readImport(ctx, file, 'results', flags);
  const { dryRun = false, skipInvalid = false } = flags;
  const summary = orThrow(await importResults(desk, plan, table, { dryRun, skipInvalid }));
  const t = ctx.t.sample;
  const facts = [
    [t.result.suspicions, summary.suspicions],
    [t.result.orders, summary.orders],
  ] as const;
  return reportImport(ctx, {
    ...{ summary, table, flags, done: t.results.done({ plan }) },
    // Only where there is something to do.
    facts: facts.filter(([, count]) => count > 0),
  });
}
