import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { importInBlocks } from '../../cli/import-blocks.ts';
import { addImportFlags, type ImportFlags, readImport, reportImport } from '../../cli/import-command.ts';
import { note } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import { sourceName } from '../../item/check-rules.ts';
import { orThrow } from '../../kernel/result.ts';
import { type ImportedSource, importSource } from '../import-source.ts';
import type { Wanted } from '../layout.ts';
import { layoutOfFile, longFile, type SourceFile, wholeFile } from '../source-file.ts';

interface SourceFlags extends ImportFlags {
  readonly key?: string;
  readonly columns?: string;
}

export function addImport(noun: Command, kit: CommandKit): void {
  const t = kit.t.source.import;
  const command = kit
    .command(noun, 'import <name> <file>', t.summary)
    .option('--key <column>', t.key)
    .option('--columns <columns>', t.columns);
  addImportFlags(command, kit.t).action(kit.run<SourceFlags>(runImport));
}

async function runImport(
  ctx: Context,
  [named = '', path = '']: readonly string[],
  flags: SourceFlags,
): Promise<number> {
  const t = ctx.t.source.import;
  const name = sourceName(named);
  if (name === null) throw appError('E_SOURCE_NAME', { name: named });
  const key = (flags.key ?? (await ctx.prompt.text({ message: t.askKey, flag: '--key' }))).trim();
  const wanted = { key, columns: flags.columns === undefined ? null : splitColumns(flags.columns) };
  const { source, end, summary } = await importFile(ctx, name, path, wanted, flags);
  const bad = new Set(summary.problems.map(({ line }) => line));
  const rows = flags.rejects === undefined ? [] : source.rowsAt(bad);
  if (summary.keys !== null && summary.keys < summary.added) note(ctx, t.repeated({ keys: summary.keys }));
  const kept = summary.columns.length === 0 ? t.noColumns : summary.columns.join(t.separator);
  return reportImport(ctx, {
    summary,
    table: { ...end, rows, problems: summary.problems },
    flags,
    facts: [
      [t.source, name],
      [t.version, summary.version],
      [t.keyColumn, summary.key],
      [t.keptColumns, kept],
    ],
    done: t.done({ name, version: summary.version }),
  });
}

const splitColumns = (text: string): string[] =>
  text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

async function importFile(ctx: Context, name: string, path: string, wanted: Wanted, flags: SourceFlags) {
  const desk = await ctx.desk();
  const { dryRun = false, skipInvalid = false, encoding, sheet } = flags;
  return importInBlocks<SourceFile, ImportedSource>(ctx, path, flags, {
    long: async (file) => {
      const long = await longFile(file, wanted, ctx.lang);
      return long === null ? null : orThrow(long);
    },
    whole: async () =>
      wholeFile(
        await readImport(
          ctx,
          path,
          async (bytes) => orThrow(await layoutOfFile(bytes, wanted, { encoding, sheet, lang: ctx.lang })),
          flags,
        ),
      ),
    run: async (file, onProgress) =>
      orThrow(await importSource(desk, name, file, { dryRun, skipInvalid, onProgress })),
  });
}
