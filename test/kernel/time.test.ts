import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { officeDay, officeInstant, officeIso, parseInstant } from '../../src/kernel/time.ts';

const instants = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

/** The same by the arithmetic of Date. */
const shifted = (instant: string): string =>
  `${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;

describe('instants are cut up as texts, and say what a Date would', () => {
  test('the office time and day of an instant', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(officeIso(instant)).toBe(shifted(instant));
        expect(officeIso(new Date(instant))).toBe(shifted(instant));
        expect(officeDay(instant)).toBe(shifted(instant).slice(0, 10));
        expect(officeDay(new Date(instant))).toBe(shifted(instant).slice(0, 10));
      }),
    );
  });

  test('the instant of an office day and time, and back', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const [day, time] = [shifted(instant).slice(0, 10), shifted(instant).slice(11, 16)];
        expect(officeInstant(day, time)).toBe(new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString());
        expect(parseInstant(`${day} ${time}`)).toBe(officeInstant(day, time));
        expect(officeIso(officeInstant(day, time))).toBe(`${day}T${time}:00+08:00`);
      }),
    );
  });

  test('an instant in another form is understood as it is written', () => {
    expect(officeDay('2026-04-15T23:30:00+08:00')).toBe('2026-04-15');
    expect(officeIso('2026-04-15T16:30:00Z')).toBe('2026-04-16T00:30:00+08:00');
    expect(officeDay('2026-12-31T16:00:00.000Z')).toBe('2027-01-01');
  });
});
