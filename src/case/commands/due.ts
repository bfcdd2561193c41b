import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { csvOf, present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { countOption, limitOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { listedJson } from '../case-json.ts';
import { type DueLines, dueLines, lastDayWithin, type Signal, signalOf } from '../due-rules.ts';
import { countDue, type DueFilter, selectDueCases } from '../select-due.ts';
import { caseColumns, deadlineNote, type Line } from './columns.ts';
import { showAwaiting } from './due-awaiting.ts';
import { dueCountKeys, paintSignals, renderDueGroups, soonNote } from './due-groups.ts';

interface DueOptions {
  readonly within?: string;
  readonly overdue?: boolean;
  readonly deferred?: boolean;
  readonly by?: 'clerk' | 'authority';
  readonly authority?: string;
  readonly clerk?: string;
  readonly limit?: string;
}

export function addDue(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases.clock.due;
  kit
    .command(noun, 'due', t.summary)
    .option('--within <limit>', t.within)
    .option('--overdue', t.overdue)
    .option('--deferred', kit.t.cases.deferral.list.option)
    .addOption(new Option('--by <key>', t.by).choices(['clerk', 'authority']))
    .option('--authority <name>', t.authority)
    .option('--clerk <name>', t.clerk)
    .option('--limit <count>', t.limit)
    .action(kit.run<DueOptions>(runDue));
}

async function runDue(ctx: Context, _args: readonly string[], options: DueOptions): Promise<number> {
  const desk = await ctx.desk();
  const { calendar } = orThrow(await officeRules(desk));
  const at = desk.now().toISOString();
  const lines = orThrow(dueLines(calendar, at));
  const { within, overdue, deferred, by, authority, clerk } = options;
  if (deferred && by !== undefined) {
    throw appError('E_USAGE_OPTION', { detail: ctx.t.cases.deferral.list.notBy });
  }
  const filter: DueFilter = {
    ...(overdue && { overdue: lines }),
    ...(within && { until: orThrow(lastDayWithin(calendar, at, limitOption('--within', within))) }),
    ...(authority && { authority }),
    ...(clerk && { clerk }),
  };
  if (deferred) await showAwaiting(ctx, filter, lines, options.limit);
  else if (by !== undefined) await showGroups(ctx, by, filter, lines);
  else await showCases(ctx, filter, lines, options.limit);
  return 0;
}

type DueLine = Line & { readonly actor: string; readonly signal: Signal };

async function showCases(
  ctx: Context,
  filter: DueFilter,
  lines: DueLines,
  limit: string | undefined,
): Promise<void> {
  const t = ctx.t.cases.clock;
  // A terminal shows what somebody can read; a program gets everything.
  const all = limit === undefined && ctx.format !== 'table';
  const most = all ? null : countOption('--limit', limit, 200);
  const { cases, total } = await selectDueCases((await ctx.desk()).store.db, filter, most);
  const rows: DueLine[] = cases.map((row) => ({
    ...listedJson(row, false),
    actor: row.actor,
    signal: signalOf(lines, { deadline: row.deadline ?? '', paused_since: row.paused_since }),
  }));
  const forPeople = ctx.format !== 'csv';
  const columns = [
    {
      key: 'signal',
      title: t.due.signal,
      value: ({ signal }: DueLine) => (forPeople ? t.signals[signal] : signal),
    },
    ...caseColumns(ctx).filter(({ key }) => !['letter_no', 'id_number', 'item_code'].includes(key)),
    { key: 'actor', title: ctx.t.cases.fields.actor, value: ({ actor }: DueLine) => actor, max: 16 },
  ];
  await present(ctx, {
    json: { cases: rows, total },
    csv: csvOf(columns, rows),
    text: () =>
      rows.length === 0
        ? `${ctx.t.cli.none}\n`
        : `${paintSignals(ctx, renderTable(columns, rows), rows)}${ctx.t.cli.total({ total })}\n${soonNote(ctx, lines)}${deadlineNote(ctx, rows)}`,
  });
}

async function showGroups(
  ctx: Context,
  by: 'clerk' | 'authority',
  filter: DueFilter,
  lines: DueLines,
): Promise<void> {
  const groups = await countDue((await ctx.desk()).store.db, lines, by, filter);
  const total = groups.reduce((sum, { open }) => sum + open, 0);
  const columns = ['key', ...dueCountKeys] as const;
  await present(ctx, {
    json: { groups, total },
    csv: { columns, rows: groups.map((group) => columns.map((column) => group[column])) },
    text: () =>
      groups.length === 0
        ? `${ctx.t.cli.none}\n`
        : `${renderDueGroups(ctx, by, groups)}${ctx.t.cli.total({ total })}\n`,
  });
}
