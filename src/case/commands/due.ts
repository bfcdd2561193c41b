import type { Command } from 'commander';
import { dueProvisional, isOverdue } from '../../calendar/due.ts';
import type { Calendar } from '../../calendar/working-days.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { presentList } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import { formatLimit, type Limit, parseLimit } from '../../kernel/limit.ts';
import { orThrow } from '../../kernel/result.ts';
import { type Day, officeDay } from '../../kernel/time.ts';
import { regimeOn } from '../../policy/rule.ts';
import { listedJson } from '../case-json.ts';
import { selectOpenCases } from '../select-cases.ts';
import { caseColumns, type Line } from './columns.ts';

interface DueOptions {
  readonly within?: string;
  readonly overdue?: boolean;
}

export function addDue(noun: Command, kit: CommandKit): void {
  const t = kit.t.cases;
  kit
    .command(noun, 'due', t.due.summary)
    .option('--within <limit>', t.due.within)
    .option('--overdue', t.due.overdue)
    .action(kit.run<DueOptions>(runDue));
}

type Signal = 'overdue' | 'soon' | 'in_time';

async function runDue(ctx: Context, _args: readonly string[], options: DueOptions): Promise<number> {
  const t = ctx.t.cases;
  const desk = await ctx.desk();
  const { calendar } = orThrow(await officeRules(desk));
  const now = desk.now().toISOString();
  const today = officeDay(now);
  const until = options.overdue
    ? today
    : options.within === undefined
      ? null
      : endOf(ctx, calendar, readLimit(options.within));
  const warn = regimeOn(calendar.deadlines.warn_before, today);
  const soonUntil = warn.ok ? endOf(ctx, calendar, warn.value.value) : today;
  const rows = (await selectOpenCases(desk.store.db, until))
    .map((row) => ({
      ...listedJson(row, false),
      signal: signalOf(calendar, row.deadline ?? '', now, soonUntil),
    }))
    .filter(({ signal }) => !options.overdue || signal === 'overdue');
  const words: Record<Signal, string> = { overdue: t.overdue, soon: t.dueSoon, in_time: t.inTime };
  const columns = caseColumns(ctx).filter(({ key }) => !['letter_no', 'id_number'].includes(key));
  await presentList<Line & { readonly signal: Signal }>(
    ctx,
    'cases',
    rows,
    [
      {
        key: 'signal',
        title: t.signal,
        value: ({ signal }) => (ctx.format === 'csv' ? signal : words[signal]),
      },
      ...columns,
    ],
    (row) => row,
  );
  return 0;
}

function readLimit(text: string): Limit {
  const limit = parseLimit(text);
  if (limit !== null) return limit;
  throw appError('E_USAGE_VALUE', {
    flag: '--within',
    value: text,
    expected: `${formatLimit({ amount: 3, unit: 'wd' }, 'zh')}, 3wd, 7d`,
  });
}

/** The last day of a limit that starts now. */
function endOf(ctx: Context, calendar: Calendar, limit: Limit): Day {
  return orThrow(dueProvisional(calendar, ctx.now().toISOString(), limit, { lang: ctx.lang })).due.slice(
    0,
    10,
  );
}

function signalOf(calendar: Calendar, deadline: string, now: string, soonUntil: Day): Signal {
  if (isOverdue(calendar, deadline, now)) return 'overdue';
  return deadline < `${soonUntil}~` ? 'soon' : 'in_time';
}
