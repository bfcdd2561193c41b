import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import {
  addImportFlags,
  type ImportFlags,
  noteFile,
  readImport,
  reportImport,
} from '../../cli/import-command.ts';
import { note } from '../../cli/output.ts';
import { startProgress } from '../../cli/progress.ts';
import { orThrow } from '../../kernel/result.ts';
import { OddFile } from '../../table/read-plain.ts';
import { requireWritable } from '../../workspace/safe-file.ts';
import { type CaseSource, longSource, tableSource } from '../case-source.ts';
import { type CaseImport, type ImportedCases, importCases } from '../import-cases.ts';

export function addImport(noun: Command, kit: CommandKit): void {
  const command = kit.command(noun, 'import <file>', kit.t.cases.import.summary);
  addImportFlags(command, kit.t).action(kit.run<ImportFlags>(runImport));
}

async function runImport(ctx: Context, [file = '']: readonly string[], flags: ImportFlags): Promise<number> {
  const t = ctx.t.cases.import;
  const desk = await ctx.desk();
  const { source, end, summary } = await importFile(ctx, desk, file, flags);
  noteWarnings(ctx, summary);
  const bad = new Set(summary.problems.map(({ line }) => line));
  const rows = flags.rejects === undefined ? [] : source.rowsAt(bad);
  return reportImport(ctx, {
    summary,
    table: { ...end, rows, problems: summary.problems },
    flags,
    facts: summary.history > 0 ? [[t.history, summary.history]] : [],
    done: t.done,
  });
}

interface Imported extends ImportedCases {
  readonly source: CaseSource;
}

/** A long plain file is read while it is written; any other one, and one that turns out to be odd, is read as a whole first. */
async function importFile(ctx: Context, desk: Desk, file: string, flags: ImportFlags): Promise<Imported> {
  const { dryRun = false, skipInvalid = false } = flags;
  const run = async (source: CaseSource): Promise<Imported> => {
    const progress = startProgress(ctx, ctx.t.table.reading);
    const onProgress = (done: number) => progress.update(done, Math.max(done, source.expected));
    try {
      return { ...orThrow(await importCases(desk, source, { dryRun, skipInvalid, onProgress })), source };
    } finally {
      progress.end();
    }
  };
  const long = await openLong(ctx, file, flags);
  if (long !== null) {
    try {
      const imported = await run(long);
      noteFile(ctx, imported.end);
      return imported;
    } catch (error) {
      if (!(error instanceof OddFile)) throw error;
    }
  }
  return run(tableSource(await readImport(ctx, file, 'case', flags)));
}

async function openLong(ctx: Context, file: string, flags: ImportFlags): Promise<CaseSource | null> {
  if (file === '-' || flags.encoding !== undefined || flags.sheet !== undefined) return null;
  const path = resolve(ctx.environment.cwd, file);
  if (flags.rejects !== undefined) await requireWritable(resolve(ctx.environment.cwd, flags.rejects));
  return longSource(path);
}

/** Remarks shown on a terminal; JSON holds all of them. */
const SHOWN_WARNINGS = 10;

function noteWarnings(ctx: Context, { warnings }: CaseImport): void {
  if (warnings.length === 0 || ctx.format === 'json') return;
  const shown = warnings.slice(0, SHOWN_WARNINGS);
  note(ctx, ctx.t.cases.import.warnings({ count: warnings.length, shown: shown.length }));
  for (const { line, message } of shown) note(ctx, `  ${ctx.t.cli.import.line} ${line ?? ''}  ${message}`);
}
