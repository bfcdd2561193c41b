import { painted } from '../../cli/colour.ts';
import type { Context } from '../../cli/context.ts';
import { renderTable } from '../../cli/table.ts';
import { formatLimit } from '../../kernel/limit.ts';
import { capitalised } from '../../kernel/text.ts';
import type { DueLines, Signal } from '../due-rules.ts';
import type { DueCounts } from '../select-due.ts';

export const dueCountKeys = [
  'overdue',
  'due_today',
  'due_soon',
  'in_time',
  'paused',
  'open',
] as const satisfies readonly (keyof DueCounts)[];

type Group = DueCounts & { readonly key: string };

/** Who has how many open cases at each signal. */
export function renderDueGroups(ctx: Context, by: 'clerk' | 'authority', groups: readonly Group[]): string {
  const { signals, due } = ctx.t.cases.clock;
  const titles = {
    ...{ overdue: signals.overdue, due_today: signals.today, due_soon: signals.soon },
    ...{ in_time: signals.in_time, paused: signals.paused, open: due.open },
  };
  const table = renderTable(
    [
      { title: due.group[by], value: (group: Group) => group.key, max: 40 },
      ...dueCountKeys.map((key) => ({
        title: capitalised(titles[key]),
        value: (group: Group) => group[key],
        align: 'right' as const,
      })),
    ],
    groups,
  );
  const signal = ({ overdue, due_today, due_soon }: Group): Signal =>
    overdue > 0 ? 'overdue' : due_today > 0 ? 'today' : due_soon > 0 ? 'soon' : 'in_time';
  return paintSignals(
    ctx,
    table,
    groups.map((group) => ({ signal: signal(group) })),
  );
}

/** Red and yellow as the cards of electronic supervision; words and numbers in the table say the same without colour. */
export function paintSignals(
  ctx: Context,
  table: string,
  rows: readonly { readonly signal: Signal }[],
): string {
  const paint = painted(ctx.streams.stdoutIsTerminal, ctx.environment);
  const painter = { overdue: paint.error, today: paint.warn, soon: paint.warn, paused: paint.faint };
  const [title = '', rule = '', ...lines] = table.trimEnd().split('\n');
  const shown = lines.map((line, i) => {
    const signal = rows[i]?.signal ?? 'in_time';
    return signal === 'in_time' ? line : painter[signal](line);
  });
  return [title, rule, ...shown, ''].join('\n');
}

/** What counts as near is policy: the list says it. */
export const soonNote = (ctx: Context, { soon }: DueLines): string =>
  soon === null ? '' : `${ctx.t.cases.clock.due.soonIs({ limit: formatLimit(soon, ctx.lang) })}\n`;
