import type { Command } from 'commander';
import { dueDate } from '../../calendar/due.ts';
import { monthTable } from '../../calendar/month-table.ts';
import { describeDay } from '../../calendar/walk.ts';
import { type Calendar, makeCalendar } from '../../calendar/working-days.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { present } from '../../cli/output.ts';
import { renderSteps } from '../../cli/steps.ts';
import { instantOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { AppError } from '../../kernel/app-error.ts';
import { parseLimit } from '../../kernel/limit.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { loadPolicy } from '../../policy/load-policy.ts';

export function register(noun: Command, kit: CommandKit): void {
  const t = kit.t.office.calendar;
  kit
    .command(noun, 'show', t.showSummary)
    .option('--month <month>', t.month)
    .action(kit.run<{ month?: string }>(runShow));
  kit
    .command(noun, 'due', t.dueSummary)
    .requiredOption('--from <time>', t.from)
    .requiredOption('--limit <limit>', t.limit)
    .action(kit.run<{ from: string; limit: string }>(runDue));
}

/** The office's calendar; outside a workspace the published one, so that the calculator works anywhere. */
async function calendarOf(ctx: Context): Promise<Calendar> {
  try {
    const desk = await ctx.desk();
    return orThrow(await officeRules(desk)).calendar;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'E_WORKSPACE_NONE') throw error;
    return makeCalendar([], orThrow(await loadPolicy(null)));
  }
}

async function runDue(
  ctx: Context,
  _args: readonly string[],
  options: { from: string; limit: string },
): Promise<number> {
  const t = ctx.t.office.calendar;
  const from = instantOption('--from', options.from);
  const limit = parseLimit(options.limit);
  if (limit === null) {
    throw appError('E_USAGE_VALUE', { flag: '--limit', value: options.limit, expected: t.limit });
  }
  const { due, steps } = orThrow(dueDate(await calendarOf(ctx), from, limit, { lang: ctx.lang }));
  await present(ctx, {
    json: { due, steps },
    csv: {
      columns: ['date', 'counted', 'why'],
      rows: steps.map((step) => [step.date, String(step.counted), step.why]),
    },
    text: () => `${renderSteps(ctx, steps)}${t.due({ due })}`,
  });
  return 0;
}

async function runShow(ctx: Context, _args: readonly string[], options: { month?: string }): Promise<number> {
  const t = ctx.t.office.calendar;
  const text = options.month ?? officeDay(ctx.now()).slice(0, 7);
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (!match) throw appError('E_USAGE_VALUE', { flag: '--month', value: text, expected: 'YYYY-MM' });
  const table = orThrow(monthTable(await calendarOf(ctx), Number(match[1]), Number(match[2])));
  const named = table.days.filter((day) => day.name !== null || day.source !== null);
  await present(ctx, {
    json: {
      month: text,
      working_days: table.workingDays,
      days: table.days.map((day) => ({
        date: day.date,
        working: day.working,
        kind: day.kind,
        name: day.name?.[ctx.lang] ?? null,
      })),
    },
    csv: {
      columns: ['date', 'working', 'kind'],
      rows: table.days.map((day) => [day.date, String(day.working), day.kind]),
    },
    text: () =>
      [
        `${text}  ${t.workingDays({ count: table.workingDays })}`,
        t.dayNames.map((name) => name.padStart(ctx.lang === 'zh' ? 4 : 5)).join(''),
        ...weeks(table.days, t),
        '',
        ...named.map((day) => `${day.date}  ${describeDay(day, ctx.lang)}`),
        '',
      ].join('\n'),
  });
  return 0;
}

/** A line a week: a day off is marked, a make-up day too; both marks are two columns wide in either language. */
function weeks(
  days: readonly {
    readonly date: string;
    readonly weekday: number;
    readonly working: boolean;
    readonly kind: string;
  }[],
  t: Context['t']['office']['calendar'],
): string[] {
  const lines: string[] = [];
  let line = '      '.repeat(days[0]?.weekday ?? 0);
  for (const day of days) {
    const mark = day.kind === 'holiday' ? t.off : day.kind === 'make_up' ? t.work : '';
    const number = `${Number(day.date.slice(8))}`.padStart(4);
    line += number + (mark === '' ? '  ' : mark);
    if (day.weekday === 6) {
      lines.push(line.trimEnd());
      line = '';
    }
  }
  if (line !== '') lines.push(line.trimEnd());
  return lines;
}
