import type { Context } from '../../cli/context.ts';
import { csvOf, present } from '../../cli/output.ts';
import { type Due, markNote, shownDue } from '../../cli/shown-due.ts';
import { renderTable } from '../../cli/table.ts';
import { countOption } from '../../cli/values.ts';
import { listedJson } from '../case-json.ts';
import type { DueLines } from '../due-rules.ts';
import { selectAwaiting } from '../select-awaiting.ts';
import type { DueFilter } from '../select-due.ts';
import { caseColumns } from './columns.ts';
import { paintSignals, soonNote } from './due-groups.ts';

/** Cases whose deferred materials have not all come, with their time. */
export async function showAwaiting(
  ctx: Context,
  filter: DueFilter,
  lines: DueLines,
  limit: string | undefined,
): Promise<void> {
  const t = ctx.t.cases;
  const cases = await selectAwaiting((await ctx.desk()).store.db, lines, filter);
  // A terminal shows what somebody can read; a program gets everything.
  const most =
    limit === undefined && ctx.format !== 'table' ? cases.length : countOption('--limit', limit, 200);
  const rows = cases.slice(0, most).map((row) => ({
    ...listedJson(row, false),
    deferred_materials: row.deferred_materials,
    materials_due: row.due,
    materials_due_provisional: row.materials_due_provisional === 1,
    signal: row.signal,
    actor: row.actor,
  }));
  type Row = (typeof rows)[number];
  const forPeople = ctx.format !== 'csv';
  const dueOf = (row: Row): Due => ({ due: row.materials_due, provisional: row.materials_due_provisional });
  const own = ['case_no', 'state', 'item_name', 'applicant_name'];
  const columns = [
    {
      key: 'signal',
      title: t.clock.due.signal,
      value: ({ signal }: Row) => (forPeople ? t.clock.signals[signal] : signal),
    },
    ...caseColumns(ctx).filter(({ key }) => own.includes(key)),
    {
      key: 'deferred_materials',
      title: t.deferral.awaited,
      value: (row: Row) => row.deferred_materials,
      max: 40,
    },
    {
      key: 'materials_due',
      title: t.deferral.due,
      value: (row: Row) => (forPeople ? shownDue(dueOf(row)) : row.materials_due),
    },
    { key: 'actor', title: t.fields.actor, value: ({ actor }: Row) => actor, max: 16 },
  ];
  await present(ctx, {
    json: { cases: rows, total: cases.length },
    csv: csvOf(columns, rows),
    text: () =>
      rows.length === 0
        ? `${ctx.t.cli.none}\n`
        : `${paintSignals(ctx, renderTable(columns, rows), rows)}${ctx.t.cli.total({ total: cases.length })}\n${soonNote(ctx, lines)}${markNote(ctx, rows.map(dueOf))}`,
  });
}
