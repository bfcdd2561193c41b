import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { csvOf, note, present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { listLimit } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { reveal } from '../../subject/reveal.ts';
import { listedJson } from '../case-json.ts';
import { type After, selectCases } from '../select-cases.ts';
import { findCase } from '../store.ts';
import { caseColumns, deadlineNote } from './columns.ts';
import { addFilters, type FilterOptions, filterOf } from './filter-options.ts';

interface ListOptions extends FilterOptions {
  readonly limit?: string;
  readonly after?: string;
  readonly reveal?: string;
}

export function addList(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases;
  addFilters(kit.command(noun, 'list', t.list.summary), kit)
    .option('--limit <count>', t.options.limit)
    .option('--after <case>', t.options.after)
    .option('--reveal <reason>', t.options.reveal)
    .action(kit.run<ListOptions>(runList));
}

async function runList(ctx: Context, _args: readonly string[], options: ListOptions): Promise<number> {
  const desk = await ctx.desk();
  const limit = listLimit(ctx.format, options.limit);
  const after = options.after === undefined ? null : await afterOf(ctx, options.after);
  const filter = filterOf(desk.keys, options);
  const { cases, more, total } = await selectCases(desk.store.db, filter, limit, after);
  const revealed = await reveal(desk, options.reveal, { what: 'case.list', cases: cases.length });
  const lines = cases.map((row) => listedJson(row, revealed));
  const last = cases.at(-1)?.case_no;
  const next = more && last !== undefined ? { next: last } : {};
  const columns = caseColumns(ctx);
  await present(ctx, {
    json: { cases: lines, total, ...next },
    csv: csvOf(columns, lines),
    text: () =>
      lines.length === 0
        ? `${ctx.t.cli.none}\n`
        : `${renderTable(columns, lines)}${ctx.t.cli.total({ total })}\n${deadlineNote(ctx, lines)}${nextLine(ctx, next.next)}`,
  });
  // CSV has no place for it, and nobody should take a page for the whole.
  if (ctx.format === 'csv' && next.next !== undefined) note(ctx, ctx.t.cases.list.next({ after: next.next }));
  return 0;
}

const nextLine = (ctx: Context, after: string | undefined): string =>
  after === undefined ? '' : `${ctx.t.cases.list.next({ after })}\n`;

/** The case behind which a page begins. E_CASE_UNKNOWN. */
async function afterOf(ctx: Context, caseNo: string): Promise<After> {
  const row = await findCase((await ctx.desk()).store.db, caseNo);
  if (row === null) throw appError('E_CASE_UNKNOWN', { case_no: caseNo });
  return row;
}
