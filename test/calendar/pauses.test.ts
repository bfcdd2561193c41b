import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueDate, type Incidents } from '../../src/calendar/due.ts';
import type { Pause } from '../../src/calendar/walk.ts';
import { makeCalendar } from '../../src/calendar/working-days.ts';
import { orThrow } from '../../src/kernel/result.ts';
import { addDays, officeInstant } from '../../src/kernel/time.ts';
import { at, defaultPolicy, limit, withDeadlineRule } from './support.ts';

const calendar = makeCalendar([], defaultPolicy);
const resumed = makeCalendar([], withDeadlineRule('pauses', { kinds: ['hearing'], days: 'until_resumed' }));
const pause = (from: string, until: string): Pause => ({ from: at(from), until: at(until), why: 'hearing' });
const due = (from: string, text: string, incidents: Incidents = {}, by = calendar) =>
  orThrow(dueDate(by, at(from), limit(text), { lang: 'en', ...incidents })).due;

describe('pauses', () => {
  // Monday 2026-06-08 to Friday 12th is a plain week; the 19th to 21st are the Dragon Boat days.
  const midweek = [pause('2026-06-10T10:00', '2026-06-11T15:00')];
  it.each([
    ['5wd', '2026-06-08', '2026-06-17'],
    // The first two counted days come before the pause.
    ['1wd', '2026-06-08', '2026-06-09'],
    ['2wd', '2026-06-08', '2026-06-12'],
    ['5d', '2026-06-08', '2026-06-15'],
    ['1mo', '2026-06-08', '2026-07-10'],
    ['2h', '2026-06-10T09:00', '2026-06-11T16:00:00+08:00'],
    ['30min', '2026-06-10T09:00', '2026-06-10T09:30:00+08:00'],
    ['0.5wd', '2026-06-10T09:00', '2026-06-12T12:00:00+08:00'],
    ['0.5wd', '2026-06-09T15:00', '2026-06-12T12:00:00+08:00'],
    ['on_the_spot', '2026-06-10T09:00', '2026-06-12T17:30:00+08:00'],
  ])('are left out of %s from %s', (text, from, expected) => {
    expect(due(from, text, { pauses: midweek })).toBe(expected);
  });

  it('by policy the day of resumption counts again', () => {
    expect(due('2026-06-08', '2wd', { pauses: midweek }, resumed)).toBe('2026-06-11');
    expect(due('2026-06-08', '5wd', { pauses: midweek }, resumed)).toBe('2026-06-16');
  });

  it('that follow one another are left out each, over a holiday too', () => {
    const pauses = [...midweek, pause('2026-06-16T09:00', '2026-06-18T09:00')];
    expect(due('2026-06-08', '5wd', { pauses })).toBe('2026-06-23');
    expect(due('2026-06-08', '10d', { pauses })).toBe('2026-06-23');
  });

  it('in office hours leave out only the hours', () => {
    const business = makeCalendar([], withDeadlineRule('hours', 'business'));
    const pauses = [pause('2026-06-10T10:00', '2026-06-10T15:00')];
    expect(due('2026-06-10T09:00', '3h', { pauses }, business)).toBe('2026-06-10T17:00:00+08:00');
  });

  it('are explained', () => {
    const { steps } = orThrow(
      dueDate(calendar, at('2026-06-08'), limit('2wd'), { lang: 'en', pauses: midweek }),
    );
    expect(steps.map(({ date, counted, why }) => [date.slice(8), counted, why])).toEqual([
      ['08', false, 'day of receipt, not counted'],
      ['09', true, 'working day, counted as no. 1'],
      ['10', false, 'the clock stands still (hearing), not counted'],
      ['11', false, 'the clock stands still (hearing), not counted'],
      ['12', true, 'working day, counted as no. 2'],
    ]);
  });

  it('never bring a deadline forward, and change nothing after its end', () => {
    const day = fc.integer({ min: 0, max: 600 }).map((offset) => addDays('2024-01-01', offset));
    const text = fc.constantFrom('1wd', '7wd', '0.5wd', '1.5wd', '10d', '2mo', '3h', '20min', 'on_the_spot');
    const length = fc.integer({ min: 0, max: 20 });
    fc.assert(
      fc.property(day, text, length, length, (start, amount, after, days) => {
        const from = officeInstant(start, '10:00');
        const begins = officeInstant(addDays(start, after), '11:00');
        const one: Pause = {
          from: begins,
          until: officeInstant(addDays(start, after + days), '16:00'),
          why: '',
        };
        const ends = (pauses: readonly Pause[]) =>
          orThrow(dueDate(calendar, from, limit(amount), { lang: 'en', pauses })).due;
        expect(ends([one]) >= ends([])).toBe(true);
        if (begins.slice(0, 10) > ends([]).slice(0, 10)) expect(ends([one])).toBe(ends([]));
      }),
    );
  });
});

describe('extensions', () => {
  it('run on from the day on which the limit ends', () => {
    const extensions = [{ limit: limit('10wd'), why: 'hard' }];
    expect(due('2026-06-08', '5wd', { extensions })).toBe(due('2026-06-08', '15wd'));
    expect(due('2026-06-10T09:00', '0.5wd', { extensions })).toBe('2026-06-25');
    expect(due('2026-06-08', '1mo', { extensions: [{ limit: limit('1mo'), why: '' }] })).toBe('2026-08-10');
    expect(due('2026-06-08', '5wd', { extensions: [{ limit: limit('10d'), why: '' }] })).toBe('2026-06-25');
  });

  it('are counted with the pauses that fall into them', () => {
    const extensions = [{ limit: limit('5wd'), why: 'hard' }];
    const pauses = [pause('2026-06-16T09:00', '2026-06-17T09:00')];
    expect(due('2026-06-08', '5wd', { extensions, pauses })).toBe('2026-06-25');
  });

  it('in hours are none: policy names days, working days or months', () => {
    const extensions = [{ limit: limit('2h'), why: '' }];
    expect(dueDate(calendar, at('2026-06-08'), limit('5wd'), { lang: 'en', extensions })).toMatchObject({
      error: { code: 'E_CALENDAR_LIMIT' },
    });
  });
});

describe('the first day', () => {
  const counting = makeCalendar([], withDeadlineRule('first_day', 'counted'));
  it.each([
    ['2026-06-08', '1wd', '2026-06-08'],
    ['2026-06-08', '5wd', '2026-06-12'],
    ['2026-06-06', '1wd', '2026-06-08'],
    ['2026-06-08', '5d', '2026-06-12'],
    ['2026-06-08', '1mo', '2026-07-07'],
  ])('is counted where policy says so: %s + %s = %s', (from, text, expected) => {
    expect(due(from, text, {}, counting)).toBe(expected);
  });
});
