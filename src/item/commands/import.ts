import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { note, present } from '../../cli/output.ts';
import { renderFacts } from '../../cli/table.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { readSource } from '../../table/import-file.ts';
import type { RowProblem } from '../../table/problem.ts';
import { readTable } from '../../table/read-table.ts';
import { rejectsCsv } from '../../table/rejects.ts';
import { loadSchema } from '../../table/schema.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import { type ItemImport, importItems } from '../import-items.ts';
import { checkList } from '../read-row.ts';

interface ImportOptions {
  readonly batch?: string;
  readonly dryRun?: boolean;
  readonly skipInvalid?: boolean;
  readonly rejects?: string;
  readonly full?: boolean;
  readonly encoding?: string;
}

export function addImport(noun: Command, kit: CommandKit): void {
  const t = kit.t.item.import;
  kit
    .command(noun, 'import <file>', t.summary)
    .option('--batch <name>', t.batch)
    .option('--dry-run', t.dryRun)
    .option('--skip-invalid', t.skipInvalid)
    .option('--rejects <file>', t.rejects)
    .option('--full', t.full)
    .option('--encoding <name>', t.encoding)
    .action(kit.run<ImportOptions>(runImport));
}

async function runImport(
  ctx: Context,
  [file = '']: readonly string[],
  options: ImportOptions,
): Promise<number> {
  const t = ctx.t.item.import;
  const desk = await ctx.desk();
  if (file === '-' && ctx.streams.stdinIsTerminal) throw appError('E_STDIN_TERMINAL');
  const batch = (options.batch ?? (await ctx.prompt.text({ message: t.askBatch, flag: '--batch' }))).trim();
  if (batch === '') throw appError('E_USAGE_ANSWER_MISSING', { question: t.askBatch, flag: '--batch' });
  const path = file === '-' ? file : resolve(ctx.environment.cwd, file);
  const source = await readSource(path, ctx.streams.readStdin);
  const table = orThrow(
    readTable(source, loadSchema('item'), { encoding: options.encoding, lang: ctx.lang }),
  );
  if (table.unknownHeaders.length > 0) {
    note(ctx, ctx.t.table.ignoredColumns({ headers: table.unknownHeaders }));
  }
  const checked = checkList(table, ctx.lang);
  const problems = [...table.fileProblems, ...checked.problems];
  // Before anything is imported: where the rejects cannot be written, nothing else is either.
  if (options.rejects !== undefined && problems.length > 0) {
    const rejects = resolve(ctx.environment.cwd, options.rejects);
    await writeFileSafely(rejects, rejectsCsv(table, problems, ctx.lang), { mode: 0o600 });
    note(ctx, t.rejectsFile({ file: rejects }));
  }
  const result = orThrow(
    await importItems(desk, checked, {
      batch,
      dryRun: options.dryRun ?? false,
      skipInvalid: options.skipInvalid ?? false,
      full: options.full ?? false,
    }),
  );
  await present(ctx, { json: result, text: () => renderImport(ctx, result, options.dryRun ?? false) });
  if (problems.length === 0) return 0;
  if (options.full) note(ctx, t.fullWithRejects);
  const { rejected, read } = result;
  throw appError(result.written ? 'E_TABLE_PARTLY_REJECTED' : 'E_TABLE_REJECTED', { rejected, read });
}

/** Problems shown on a terminal; the rejects file and JSON hold all of them. */
const SHOWN_PROBLEMS = 20;

function renderImport(ctx: Context, result: ItemImport, dryRun: boolean): string {
  const t = ctx.t.item.import;
  const facts = renderFacts([
    [t.file, `${result.file} (${result.encoding})`],
    [ctx.t.item.batch, result.batch],
    [t.read, result.read],
    [t.added, result.added],
    [t.updated, result.updated],
    [t.unchanged, result.unchanged],
    [t.rejected, result.rejected],
    ...(result.retired > 0 ? [[t.retired, result.retired] as const] : []),
  ]);
  const batch = result.batch ?? '';
  const next = result.written
    ? t.done({ batch: shellWord(batch) })
    : result.problems.length > 0
      ? ''
      : dryRun
        ? t.dry
        : t.same;
  return [facts, renderProblems(ctx, result.problems), next === '' ? '' : `${next}\n`]
    .filter((part) => part !== '')
    .join('\n');
}

/** Each sentence names its column and value; only the line stands before it. */
function renderProblems(ctx: Context, problems: readonly RowProblem[]): string {
  if (problems.length === 0) return '';
  const t = ctx.t.item.import;
  const shown = problems.slice(0, SHOWN_PROBLEMS);
  const lines = shown.map(
    ({ line, message }) => [line === null ? t.wholeFile : t.line({ line }), message] as const,
  );
  return `${t.problems({ total: problems.length, shown: shown.length })}\n${renderFacts(lines)}`;
}

/** A name as it can be pasted behind a command. */
const shellWord = (text: string): string => (/^[\p{L}\p{N}._-]+$/u.test(text) ? text : `'${text}'`);
