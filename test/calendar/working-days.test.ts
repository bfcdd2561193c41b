import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthTable } from '../../src/calendar/month-table.ts';
import {
  addWorkingDays,
  type CalendarOverlay,
  makeCalendar,
  publishedDay,
  workingDaysBetween,
} from '../../src/calendar/working-days.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { addDays } from '../../src/kernel/time.ts';
import { defaultPolicy, withDeadlineRule } from './support.ts';

const calendar = makeCalendar([], defaultPolicy);
const off = (date: string, name = ''): CalendarOverlay => ({
  date,
  kind: 'off',
  scope: 'national',
  name,
  source: 'notice',
});
const work = (date: string, name = ''): CalendarOverlay => ({
  date,
  kind: 'work',
  scope: 'national',
  name,
  source: 'notice',
});

describe('the published calendar', () => {
  // Published: the yearly notices of the State Council General Office, counted by month.
  it.each([
    [2024, [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22], 251],
    [2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23], 248],
    [2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23], 248],
  ])('has the working days of %i', (year, months, total) => {
    const counts = months.map((_, index) => orThrow(monthTable(calendar, year, index + 1)).workingDays);
    expect(counts).toEqual(months);
    expect(counts.reduce((sum, count) => sum + count)).toBe(total);
  });

  it('knows every day off and every make-up day of the 2026 notice', () => {
    const days = Array.from(
      { length: 12 },
      (_, index) => orThrow(monthTable(calendar, 2026, index + 1)).days,
    ).flat();
    const range = (from: string, to: string): string[] =>
      from > to ? [] : [from, ...range(addDays(from, 1), to)];
    expect(days.filter(({ kind }) => kind === 'holiday').map(({ date }) => date)).toEqual([
      ...range('2026-01-01', '2026-01-03'),
      ...range('2026-02-15', '2026-02-23'),
      ...range('2026-04-04', '2026-04-06'),
      ...range('2026-05-01', '2026-05-05'),
      ...range('2026-06-19', '2026-06-21'),
      ...range('2026-09-25', '2026-09-27'),
      ...range('2026-10-01', '2026-10-07'),
    ]);
    const makeUp = days.filter(({ kind }) => kind === 'make_up');
    expect(makeUp.map(({ date }) => date)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
    expect(makeUp[1]).toMatchObject({
      working: true,
      name: { zh: '春节', en: 'Spring Festival' },
      weekday: 6,
    });
  });

  it.each(['2003-12-31', '2027-01-04'])('refuses %s: no calendar of that year', (day) => {
    expect(publishedDay(calendar, day)).toMatchObject({ ok: false, error: { code: 'E_CALENDAR_YEAR' } });
  });

  it('leaves make-up days out where policy skips them', () => {
    const skipping = makeCalendar([], withDeadlineRule('make_up_days', 'skip'));
    expect(publishedDay(skipping, '2026-02-14')).toMatchObject({ ok: true, value: { working: false } });
    expect(addWorkingDays(skipping, '2026-02-13', 1)).toEqual({ ok: true, value: '2026-02-24' });
  });
});

describe('overlays', () => {
  it('closes a working day and opens a day off, with name and source', () => {
    const local = makeCalendar([off('2026-08-12', '台风停工'), work('2026-08-15', '补班')], defaultPolicy);
    expect(local.dayInfo('2026-08-12')).toMatchObject({
      working: false,
      kind: 'holiday',
      name: { zh: '台风停工' },
      source: 'notice',
    });
    expect(local.dayInfo('2026-08-15')).toMatchObject({ working: true, kind: 'make_up' });
    expect(addWorkingDays(local, '2026-08-11', 1)).toEqual({ ok: true, value: '2026-08-13' });
  });

  it('an ordered working day is one even inside a published holiday', () => {
    const local = makeCalendar([work('2026-10-07')], defaultPolicy);
    expect(publishedDay(local, '2026-10-07')).toMatchObject({ ok: true, value: { working: true } });
  });

  it('publishes a year of its own', () => {
    const next = makeCalendar([off('2027-01-01', '元旦'), work('2027-01-03', '元旦')], defaultPolicy);
    expect(addWorkingDays(next, '2026-12-31', 1)).toEqual({ ok: true, value: '2027-01-03' });
    expect(workingDaysBetween(next, '2026-12-31', '2027-01-08')).toEqual({ ok: true, value: 6 });
    expect(publishedDay(next, '2028-01-04')).toMatchObject({
      ok: false,
      error: { params: { year: '2028' } },
    });
  });
});

describe('counting', () => {
  const day = fc.integer({ min: 0, max: 1200 }).map((offset) => addDays('2023-01-01', offset));
  const amount = fc.integer({ min: 0, max: 40 });

  it('a then b is a + b', () => {
    fc.assert(
      fc.property(day, amount, amount, (start, a, b) => {
        const first = orThrow(addWorkingDays(calendar, start, a));
        expect(addWorkingDays(calendar, first, b)).toEqual(addWorkingDays(calendar, start, a + b));
      }),
    );
  });

  it('never goes back when the start or the amount grows, and lands on working days', () => {
    fc.assert(
      fc.property(day, amount, (start, count) => {
        const end = orThrow(addWorkingDays(calendar, start, count + 1));
        expect(orThrow(publishedDay(calendar, end)).working).toBe(true);
        expect(end > orThrow(addWorkingDays(calendar, start, count))).toBe(true);
        expect(orThrow(addWorkingDays(calendar, addDays(start, 1), count + 1)) >= end).toBe(true);
      }),
    );
  });

  it('between is the inverse of adding, also backwards', () => {
    fc.assert(
      fc.property(day, amount, (start, count) => {
        const end = orThrow(addWorkingDays(calendar, start, count));
        expect(workingDaysBetween(calendar, start, end)).toEqual({ ok: true, value: count });
        const back = orThrow(addWorkingDays(calendar, end, -count));
        expect(orThrow(workingDaysBetween(calendar, end, start))).toBe(count === 0 ? 0 : -count);
        if (count > 0) expect(orThrow(publishedDay(calendar, back)).working).toBe(true);
      }),
    );
  });
});
