import type { Command } from 'commander';
import { monthTable } from '../../calendar/month-table.ts';
import { describeDay } from '../../calendar/walk.ts';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { calendarOf } from './calendar-of.ts';
import { showYear } from './calendar-year.ts';

interface ShowOptions {
  readonly month?: string;
}

export function addCalendarShow(noun: Command, kit: CommandKit): void {
  const t = kit.t.office.calendar;
  kit
    .command(noun, 'show [period]', t.showSummary)
    .option('--month <month>', t.month)
    .action(kit.run<ShowOptions>(runShow));
}

async function runShow(ctx: Context, [period]: readonly string[], { month }: ShowOptions): Promise<number> {
  if (period !== undefined && /^\d{4}$/.test(period) && month === undefined) return showYear(ctx, period);
  const text = month ?? period ?? officeDay(ctx.now()).slice(0, 7);
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text);
  if (!match) {
    const expected = month === undefined ? 'YYYY, YYYY-MM' : 'YYYY-MM';
    throw appError('E_USAGE_VALUE', {
      flag: month === undefined ? 'show' : '--month',
      value: text,
      expected,
    });
  }
  return showMonth(ctx, text, Number(match[1]), Number(match[2]));
}

async function showMonth(ctx: Context, text: string, year: number, month: number): Promise<number> {
  const t = ctx.t.office.calendar;
  const table = orThrow(monthTable(await calendarOf(ctx), year, month));
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
