import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { appError, type Catalogue } from '../i18n/catalogue.ts';
import { orThrow } from '../kernel/result.ts';
import type { ImportSummary } from '../table/import-file.ts';
import { readSource } from '../table/import-file.ts';
import type { RowProblem } from '../table/problem.ts';
import type { Table, TableSource } from '../table/read-table.ts';
import { readTableFile } from '../table/read-table-file.ts';
import { loadSchema, type SchemaName, type TableSchema } from '../table/schema.ts';
import { requireWritable } from '../workspace/safe-file.ts';
import type { Context } from './context.ts';
import { note, present } from './output.ts';
import { startProgress } from './progress.ts';
import { type RejectsFile, writeRejects, writeSplitRejects } from './rejects-files.ts';
import { renderFacts, renderTable } from './table.ts';
import { requireSheetName } from './write-sheet.ts';

/** The flags every import takes. */
export interface ImportFlags {
  readonly dryRun?: boolean;
  readonly skipInvalid?: boolean;
  readonly rejects?: string;
  readonly encoding?: string;
  /** Name or number of a workbook's sheet. */
  readonly sheet?: string;
  /** `rejects` is a folder that gets a file for each department. */
  readonly splitBy?: 'authority';
}

export function addImportFlags(command: Command, t: Catalogue): Command {
  const text = t.cli.import;
  return command
    .option('--dry-run', text.dryRun)
    .option('--skip-invalid', text.skipInvalid)
    .option('--rejects <file>', text.rejects)
    .option('--encoding <name>', text.encoding)
    .option('--sheet <sheet>', t.table.sheetOption);
}

/**
 * Reads a CSV file or a workbook by its layout, or by one made for what it holds; `-` is stdin. A rejects file that could not be written is refused here, before anything is imported.
 * What is wrong with the file as a whole is thrown, what is wrong with rows comes back.
 */
export async function readImport(
  ctx: Context,
  file: string,
  layout: SchemaName | ((source: TableSource) => Promise<TableSchema>),
  flags: ImportFlags,
): Promise<Table> {
  if (file === '-' && ctx.streams.stdinIsTerminal) throw appError('E_STDIN_TERMINAL');
  await requireRejects(ctx, flags);
  const path = file === '-' ? file : resolve(ctx.environment.cwd, file);
  const source = await readSource(path, ctx.streams.readStdin);
  const schema = typeof layout === 'string' ? loadSchema(layout) : await layout(source);
  const progress = startProgress(ctx, ctx.t.table.reading);
  const read = await readTableFile(source, schema, {
    encoding: flags.encoding,
    sheet: flags.sheet,
    lang: ctx.lang,
    onProgress: progress.update,
  });
  progress.end();
  const { table, otherSheets, otherLists, filledRows, hiddenLines, hiddenColumns } = orThrow(read);
  const t = ctx.t.table;
  if (table.sheet !== null && otherSheets.length > 0)
    note(ctx, t.sheetChosen({ sheet: table.sheet, others: otherSheets }));
  if (otherLists.length > 0) note(ctx, t.otherLists({ sheets: otherLists }));
  if (filledRows > 0) note(ctx, t.mergedFilled({ count: filledRows }));
  if (hiddenLines.length > 0)
    note(ctx, t.hiddenLines({ lines: hiddenLines.slice(0, NAMED_LINES), count: hiddenLines.length }));
  if (hiddenColumns.length > 0) note(ctx, t.hiddenColumns({ headers: hiddenColumns }));
  noteFile(ctx, table);
  return table;
}

/** Refuses a rejects file that could not be written, or not as what its name says, before anything is read. */
export async function requireRejects(ctx: Context, flags: ImportFlags): Promise<void> {
  if (flags.rejects === undefined) return;
  const path = resolve(ctx.environment.cwd, flags.rejects);
  // Standard output holds the result, which programs read: rows as they came do not go between.
  if (flags.rejects === '-')
    throw appError('E_USAGE_VALUE', { flag: '--rejects', value: '-', expected: ctx.t.cli.sheetName });
  if (flags.splitBy === undefined) requireSheetName(ctx, '--rejects', flags.rejects);
  await requireWritable(flags.splitBy === undefined ? path : join(path, 'file.csv'));
}

/** Hidden lines that a notice names; of more it tells the number. */
const NAMED_LINES = 10;

/** What of a file was not read: sums and signatures at its end, and columns that the layout does not know. */
export function noteFile(
  ctx: Context,
  table: Pick<Table, 'schema' | 'closingLines' | 'unknownHeaders'>,
): void {
  const t = ctx.t.table;
  if (table.closingLines.length > 0) note(ctx, t.closingSkipped({ lines: table.closingLines }));
  if (table.unknownHeaders.length > 0 && table.schema.partial !== true)
    note(ctx, t.ignoredColumns({ headers: table.unknownHeaders }));
}

export interface ImportOutcome {
  readonly summary: ImportSummary;
  readonly table: Table;
  readonly flags: ImportFlags;
  /** Further lines of the summary: label and value. */
  readonly facts?: readonly (readonly [string, string | number])[];
  /** Remarks on rows that are taken in all the same. */
  readonly warnings?: readonly RowProblem[];
  /** What to do next, when something was written. */
  readonly done: string;
}

/**
 * Prints what an import did or would do: the document on stdout, the rejects file if asked for, and, where rows were rejected, the
 * error that says whether anything was written (exit 3).
 */
export async function reportImport(ctx: Context, outcome: ImportOutcome): Promise<number> {
  const { summary, table, flags } = outcome;
  const bad = summary.problems.length > 0;
  const split: RejectsFile[] = [];
  if (flags.rejects !== undefined && bad) {
    const file = resolve(ctx.environment.cwd, flags.rejects);
    if (flags.splitBy !== undefined)
      split.push(...(await writeSplitRejects(ctx, file, table, summary.problems)));
    const written =
      flags.splitBy === undefined ? await writeRejects(ctx, file, table, summary.problems) : file;
    note(ctx, ctx.t.cli.import.rejectsFile({ file: written }));
  }
  await present(ctx, {
    json: split.length > 0 ? { ...summary, rejects_files: split } : summary,
    text: () => renderImport(ctx, outcome, split),
  });
  if (!bad) return 0;
  const { rejected, read } = summary;
  const given = [
    ...(flags.rejects === undefined ? [] : (['--rejects'] as const)),
    ...(flags.skipInvalid === true ? (['--skip-invalid'] as const) : []),
  ];
  throw appError(summary.written ? 'E_TABLE_PARTLY_REJECTED' : 'E_TABLE_REJECTED', { rejected, read, given });
}

/** Problems shown on a terminal; the rejects file and JSON hold all of them. */
const SHOWN_PROBLEMS = 20;

function renderImport(
  ctx: Context,
  { summary, flags, facts = [], warnings = [], done }: ImportOutcome,
  split: readonly RejectsFile[],
): string {
  const t = ctx.t.cli.import;
  const head = renderFacts([
    [
      t.file,
      `${summary.file} (${summary.sheet === null ? summary.encoding : ctx.t.table.sheet({ sheet: summary.sheet })})`,
    ],
    ...(summary.batch === null ? [] : [[t.batch, summary.batch] as const]),
    [t.read, summary.read],
    [t.added, summary.added],
    [t.updated, summary.updated],
    [t.unchanged, summary.unchanged],
    [t.rejected, summary.rejected],
    ...facts,
  ]);
  const next = summary.written ? done : summary.problems.length > 0 ? '' : flags.dryRun ? t.dry : t.same;
  return [
    head,
    renderProblems(ctx, summary.problems, t.problems),
    renderProblems(ctx, warnings, t.warnings),
    renderSplit(ctx, split),
    next === '' ? '' : `${next}\n`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Each sentence names its column and its value, so that only the line stands before it. */
function renderProblems(
  ctx: Context,
  problems: readonly RowProblem[],
  title: Catalogue['cli']['import']['problems'],
): string {
  if (problems.length === 0) return '';
  const t = ctx.t.cli.import;
  const shown = problems.slice(0, SHOWN_PROBLEMS);
  const lines = shown.map(
    ({ line, message }) => [line === null ? t.wholeFile : t.line({ line }), message] as const,
  );
  return `${title({ total: problems.length, shown: shown.length })}\n${renderFacts(lines)}`;
}

/** Which department has how many rows to correct, and where its file is. */
function renderSplit(ctx: Context, split: readonly RejectsFile[]): string {
  if (split.length === 0) return '';
  const t = ctx.t.cli.import;
  return renderTable(
    [
      { title: t.authority, value: (file: RejectsFile) => file.authority ?? t.noAuthority },
      { title: t.rejected, value: (file) => file.rows, align: 'right' },
      { title: t.file, value: (file) => basename(file.file), max: 60 },
    ],
    split,
  );
}
