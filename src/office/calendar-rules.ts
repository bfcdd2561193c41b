import { publishedDays } from '../calendar/published-days.ts';
import type { ChangedDays } from '../calendar/recount.ts';
import { describeDay } from '../calendar/walk.ts';
import { type Calendar, type CalendarOverlay, makeCalendar } from '../calendar/working-days.ts';
import { catalogue, type Lang } from '../i18n/catalogue.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { Day } from '../kernel/time.ts';
import type { Policy } from '../policy/schema.ts';
import type { RowProblem } from '../table/problem.ts';
import type { TableRow } from '../table/row-reader.ts';
import { requiredText, textValue } from '../table/row-values.ts';

export interface CalendarRow extends CalendarOverlay {
  readonly line: number;
}

export const toCalendarRow = ({ line, values }: TableRow, scope: CalendarOverlay['scope']): CalendarRow => ({
  line,
  date: requiredText(values, 'date'),
  scope,
  kind: requiredText(values, 'kind') === 'work' ? 'work' : 'off',
  name: textValue(values, 'name') ?? '',
  source: textValue(values, 'source') ?? '',
});

export interface CalendarPlan {
  readonly added: readonly CalendarRow[];
  readonly updated: readonly CalendarRow[];
  readonly unchanged: readonly CalendarRow[];
  /** The calendar as it will be. */
  readonly calendar: Calendar;
  /** Years that had no published calendar and get one, in order. */
  readonly years: readonly string[];
  /** Null when nothing changes. */
  readonly changed: ChangedDays | null;
  readonly warnings: readonly RowProblem[];
}

/** What importing these days does to the calendar, against the days already imported; remarks, but no refusals. */
export function planCalendar(
  rows: readonly CalendarRow[],
  known: readonly CalendarOverlay[],
  policy: Policy,
  lang: Lang,
): CalendarPlan {
  const keyOf = (day: CalendarOverlay): string => `${day.scope} ${day.date}`;
  const stored = new Map(known.map((day) => [keyOf(day), day]));
  const same = (row: CalendarRow): boolean => {
    const day = stored.get(keyOf(row));
    return day?.kind === row.kind && day.name === row.name && day.source === row.source;
  };
  const added = rows.filter((row) => !stored.has(keyOf(row)));
  const unchanged = rows.filter(same);
  const updated = rows.filter((row) => stored.has(keyOf(row)) && !same(row));
  const after = new Map([...stored, ...rows.map((row) => [keyOf(row), row] as const)]);
  const before = makeCalendar(known, policy);
  const calendar = makeCalendar([...after.values()], policy);
  const days = [...added, ...updated].map(({ date }) => date).sort(compareUtf8);
  const years = [...new Set(days.map((day) => day.slice(0, 4)))].filter(
    (year) => !before.isPublished(year) && calendar.isPublished(year),
  );
  return {
    ...{ added, updated, unchanged, calendar, years },
    changed: changedDays(days),
    warnings: [...conflicts(rows, policy, lang), ...incomplete(years, calendar, lang)],
  };
}

function changedDays(days: readonly Day[]): ChangedDays | null {
  const [from, to] = [days[0], days.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

/** Days of a notice on which the package's table says otherwise: the file holds, but somebody should look at it. */
function conflicts(rows: readonly CalendarRow[], policy: Policy, lang: Lang): RowProblem[] {
  const words = catalogue(lang).office.calendar.import;
  const table = publishedDays();
  const published = makeCalendar([], policy);
  return rows.flatMap((row) => {
    const { date, kind, scope, line } = row;
    if (scope === 'local' || !table.years.has(date.slice(0, 4))) return [];
    const info = published.dayInfo(date);
    const off = info.kind === 'holiday' || info.kind === 'weekend';
    if (off === (kind === 'off')) return [];
    const message = words.conflict({ date, known: describeDay(info, lang), now: words.kinds[kind] });
    return [{ line, column: 'kind', code: 'calendar-conflict', value: kind, message }];
  });
}

/** Every yearly notice begins with New Year's Day: a year that is published without it was probably not handed in whole. */
function incomplete(years: readonly string[], calendar: Calendar, lang: Lang): RowProblem[] {
  const words = catalogue(lang).office.calendar.import;
  return years
    .filter((year) => calendar.dayInfo(`${year}-01-01`).kind !== 'holiday')
    .map((year) => ({
      line: null,
      column: 'date',
      code: 'year-incomplete',
      value: year,
      message: words.incomplete({ year }),
    }));
}
