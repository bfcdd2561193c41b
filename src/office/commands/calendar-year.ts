import { yearTable } from '../../calendar/year-table.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { calendarOf } from './calendar-of.ts';

/** The days of a year that differ from plain weekdays and weekends, each with its source. */
export async function showYear(ctx: Context, year: string): Promise<number> {
  const { year: t } = ctx.t.office.calendar;
  const { kind } = ctx.t.calendar;
  const table = yearTable(await calendarOf(ctx), year);
  const days = table.special.map((day) => ({
    ...{ date: day.date, working: day.working, kind: day.kind, origin: day.origin, source: day.source },
    name: day.name?.[ctx.lang] ?? null,
  }));
  const monthNames = t.months.split(' ');
  type Line = (typeof days)[number];
  const sourceOf = ({ origin, source }: Line): string => source ?? (origin === null ? '' : t.origins[origin]);
  await present(ctx, {
    json: {
      ...{ year, published: table.published, working_days: table.workingDays, months: table.months },
      days: days.map((day) => ({ ...day, source: sourceOf(day) })),
    },
    csv: {
      columns: ['date', 'working', 'kind', 'name', 'origin', 'source'],
      rows: days.map((day) => [day.date, String(day.working), day.kind, day.name, day.origin, sourceOf(day)]),
    },
    text: () =>
      [
        table.workingDays === null ? t.unpublished({ year }) : t.title({ year, days: table.workingDays }),
        ...(table.published ? [table.months.map((count, i) => `${monthNames[i]} ${count}`).join('  ')] : []),
        '',
        days.length === 0
          ? `${t.none}\n`
          : renderTable<Line>(
              [
                { title: t.date, value: (day) => day.date },
                { title: t.kind, value: (day) => kind[day.kind] },
                { title: t.name, value: (day) => day.name, max: 24 },
                { title: t.source, value: sourceOf, max: 60 },
              ],
              days,
            ),
      ].join('\n'),
  });
  return 0;
}
