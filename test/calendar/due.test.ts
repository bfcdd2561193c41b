import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineOf, dueDate, dueEnds, dueProvisional, isOverdue } from '../../src/calendar/due.ts';
import { makeCalendar } from '../../src/calendar/working-days.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { addDays, officeInstant } from '../../src/kernel/time.ts';
import { at, defaultPolicy, limit, withDeadlineRule } from './support.ts';

const calendar = makeCalendar([], defaultPolicy);
const due = (from: string, text: string, from_calendar = calendar) =>
  orThrow(dueDate(from_calendar, at(from), limit(text), { lang: 'en' })).due;

describe('the vectors of 2026', () => {
  it.each([
    ['2026-02-13', '1wd', '2026-02-14'],
    ['2026-02-13', '5wd', '2026-02-27'],
    ['2026-02-13', '6wd', '2026-02-28'],
    ['2026-01-02', '1wd', '2026-01-04'],
    ['2026-09-30', '20wd', '2026-11-03'],
    ['2026-09-18', '5wd', '2026-09-24'],
    ['2026-04-30', '7wd', '2026-05-13'],
    ['2026-06-18', '3wd', '2026-06-24'],
    ['2025-12-31', '2mo', '2026-02-28'],
    ['2026-02-14 10:30', '0.5wd', '2026-02-14T17:30:00+08:00'],
    ['2026-02-14 15:00', '0.5wd', '2026-02-24T12:00:00+08:00'],
  ])('%s + %s = %s', (from, text, expected) => {
    expect(due(from, text)).toBe(expected);
  });

  it('2026-12-31 + 2 months needs the calendar of 2027', () => {
    expect(dueDate(calendar, at('2026-12-31'), limit('2mo'), { lang: 'zh' })).toMatchObject({
      ok: false,
      error: { code: 'E_CALENDAR_YEAR', params: { year: '2027', day: '2027-02-28' }, exitCode: 1 },
    });
  });

  it('a receipt on a holiday may be moved to the next working day', () => {
    const moving = makeCalendar([], withDeadlineRule('receipt_on_holiday', 'next_working_day'));
    expect(due('2026-01-02', '1wd', moving)).toBe('2026-01-05');
    expect(due('2026-01-05', '1wd', moving)).toBe('2026-01-06');
  });
});

describe('days, months, years', () => {
  it('moves a last day on a holiday to the next working day', () => {
    // 7 days from 2026-02-10 end on 02-17, inside the Spring Festival.
    expect(due('2026-02-10', '7d')).toBe('2026-02-24');
    expect(due('2026-01-17', '1mo')).toBe('2026-02-24');
    expect(due('2025-10-03', '1y')).toBe('2026-10-08');
  });

  it('or leaves it, by policy', () => {
    const staying = makeCalendar([], withDeadlineRule('last_day_on_holiday', 'stays'));
    expect(due('2026-02-10', '7d', staying)).toBe('2026-02-17');
  });

  it('the office day counts, not the day in UTC', () => {
    // 23:30 UTC on the 12th is already the 13th in the office.
    expect(due('2026-02-12T23:30:00Z', '1wd')).toBe('2026-02-14');
  });
});

describe('hours, half days, on the spot', () => {
  it.each([
    // Hours run through: nights and holidays count.
    ['2026-06-18T17:00', '2h', '2026-06-18T19:00:00+08:00'],
    ['2026-12-31T23:50', '20min', '2027-01-01T00:10:00+08:00'],
    // Before opening is the morning; closed for lunch, the afternoon; after closing, still that day's afternoon.
    ['2026-06-15T07:00', '0.5wd', '2026-06-15T17:30:00+08:00'],
    ['2026-06-15T12:00', '0.5wd', '2026-06-16T12:00:00+08:00'],
    ['2026-06-15T22:00', '0.5wd', '2026-06-16T12:00:00+08:00'],
    ['2026-06-15T10:00', '1.5wd', '2026-06-16T17:30:00+08:00'],
    // Received on a day off = received at the next opening.
    ['2026-06-20T15:00', '0.5wd', '2026-06-22T17:30:00+08:00'],
    ['2026-06-18T09:30', '当场', '2026-06-18T17:30:00+08:00'],
    ['2026-06-18T17:31', '当场', '2026-06-22T17:30:00+08:00'],
    ['2026-06-20T10:00', '当场', '2026-06-22T17:30:00+08:00'],
    // A quarter of a working day is no number of half days: two office hours.
    ['2026-06-18T17:00', '0.25wd', '2026-06-22T10:30:00+08:00'],
  ])('%s + %s = %s', (from, text, expected) => {
    expect(due(from, text)).toBe(expected);
  });

  it('counts office hours where policy says so, over lunch and holidays', () => {
    const business = makeCalendar([], withDeadlineRule('hours', 'business'));
    expect(due('2026-06-15T11:00', '2h', business)).toBe('2026-06-15T14:30:00+08:00');
    expect(due('2026-06-18T17:00', '40min', business)).toBe('2026-06-22T09:10:00+08:00');
    expect(due('2026-06-15T16:30', '1h', business)).toBe('2026-06-15T17:30:00+08:00');
    const half = makeCalendar([], withDeadlineRule('half_day', { method: 'business_hours', hours: 4 }));
    expect(due('2026-06-15T10:30', '0.5wd', half)).toBe('2026-06-15T16:00:00+08:00');
  });
});

describe('the explanation', () => {
  it('tells every day, in both languages', () => {
    const explain = (lang: 'zh' | 'en') =>
      orThrow(dueDate(calendar, at('2026-09-30'), limit('2wd'), { lang })).steps;
    expect(explain('zh').map(({ date, counted }) => [date, counted])).toEqual([
      ['2026-09-30', false],
      ...['01', '02', '03', '04', '05', '06', '07'].map((day) => [`2026-10-${day}`, false]),
      ['2026-10-08', true],
      ['2026-10-09', true],
    ]);
    expect(explain('zh').map(({ why }) => why)).toEqual([
      '收件当日，不计入',
      ...Array(7).fill('放假（国庆节），不计入'),
      '工作日，计第1日',
      '工作日，计第2日',
    ]);
    expect(explain('en')[1]?.why).toBe('day off (National Day), not counted');
  });

  it('tells why a last day moved', () => {
    const { steps } = orThrow(dueDate(calendar, at('2026-03-05'), limit('1mo'), { lang: 'zh' }));
    expect(steps).toEqual([
      { date: '2026-03-05', counted: false, why: '收件当日，不计入' },
      { date: '2026-04-05', counted: true, why: '期间届满的对应日；期间最后一日遇放假（清明），顺延' },
      { date: '2026-04-06', counted: false, why: '放假（清明），不计入' },
      { date: '2026-04-07', counted: false, why: '工作日，顺延至本日' },
    ]);
  });
});

describe('a year without a calendar', () => {
  it('is counted by weekdays and marked where a deadline must be stored', () => {
    const stored = orThrow(dueProvisional(calendar, at('2026-12-31'), limit('2mo'), { lang: 'zh' }));
    expect(stored).toMatchObject({ due: '2027-03-01', provisional: true });
    expect(stored.steps.at(-1)?.why).toContain('尚未公布');
    expect(deadlineOf(calendar, at('2026-12-30'), limit('3wd'))).toEqual({
      ok: true,
      value: { due: '2027-01-04', provisional: true },
    });
  });

  it('is not marked while the count stays inside published years', () => {
    expect(deadlineOf(calendar, at('2026-12-30'), limit('1wd'))).toMatchObject({
      value: { due: '2026-12-31', provisional: false },
    });
  });

  it('no longer marked, and moved, once the year is loaded', () => {
    const next = makeCalendar(
      [{ date: '2027-01-01', kind: 'off', scope: 'national', name: '元旦', source: '' }],
      defaultPolicy,
    );
    expect(deadlineOf(next, at('2026-12-30'), limit('2wd'))).toMatchObject({
      value: { due: '2027-01-04', provisional: false },
    });
    expect(deadlineOf(calendar, at('2026-12-30'), limit('2wd'))).toMatchObject({
      value: { due: '2027-01-01', provisional: true },
    });
  });

  it('a slip of the list does not count for ever', () => {
    expect(deadlineOf(calendar, at('2026-12-30'), limit('99999wd'))).toMatchObject({
      ok: false,
      error: { code: 'E_CALENDAR_LIMIT' },
    });
  });
});

describe('the end of a deadline', () => {
  it('is midnight in the office, or closing time by policy', () => {
    expect(dueEnds(calendar, '2026-06-18')).toBe('2026-06-18T15:59:59.999Z');
    expect(isOverdue(calendar, '2026-06-18', at('2026-06-18T23:59:59'))).toBe(false);
    expect(isOverdue(calendar, '2026-06-18', at('2026-06-19T00:00:00'))).toBe(true);
    const closing = makeCalendar([], withDeadlineRule('last_day_ends', 'closing'));
    expect(isOverdue(closing, '2026-06-18', at('2026-06-18T17:30:00'))).toBe(false);
    expect(isOverdue(closing, '2026-06-18', at('2026-06-18T17:30:01'))).toBe(true);
  });

  it('of a time is that time', () => {
    expect(isOverdue(calendar, '2026-02-24T12:00:00+08:00', at('2026-02-24T12:00:00'))).toBe(false);
    expect(isOverdue(calendar, '2026-02-24T12:00:00+08:00', at('2026-02-24T12:00:01'))).toBe(true);
  });
});

describe('properties', () => {
  const day = fc.integer({ min: 0, max: 1000 }).map((offset) => addDays('2023-01-01', offset));
  const time = fc.constantFrom('00:00', '08:00', '10:30', '12:00', '15:00', '17:30', '23:59');
  const text = fc.constantFrom(
    '1wd',
    '7wd',
    '0.5wd',
    '1.5wd',
    '0.25wd',
    '10d',
    '2mo',
    '1y',
    '3h',
    '20min',
    '当场',
  );

  it('is never before the receipt, never earlier for a later receipt, and the steps run forward', () => {
    fc.assert(
      fc.property(day, time, text, (onDay, clock, amount) => {
        const from = officeInstant(onDay, clock);
        const result = orThrow(dueDate(calendar, from, limit(amount), { lang: 'en' }));
        expect(isOverdue(calendar, result.due, from)).toBe(false);
        const later = orThrow(
          dueDate(calendar, officeInstant(addDays(onDay, 1), clock), limit(amount), { lang: 'en' }),
        );
        expect(later.due >= result.due).toBe(true);
        const dates = result.steps.map(({ date }) => date);
        expect(dates).toEqual([...dates].sort());
        expect(dates.at(-1)).toBe(result.due.slice(0, 10));
      }),
    );
  });

  it('a limit in working days counts as many days as it says', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (onDay, amount) => {
        const { steps } = orThrow(
          dueDate(calendar, officeInstant(onDay), limit(`${amount}wd`), { lang: 'zh' }),
        );
        expect(steps.filter(({ counted }) => counted)).toHaveLength(amount);
      }),
    );
  });
});
