import { expect, it } from 'vitest';
import { comparableMinutes, compareLimits, limitMinutes } from '../../src/calendar/convert.ts';
import { must } from '../../src/kernel/assert.ts';
import { defaultPolicy, limit } from './support.ts';

const conversion = must(defaultPolicy.reporting.conversion.periods[0], 'a conversion').value;

it.each([
  ['10wd', 4800],
  ['0.5wd', 240],
  ['6wd', 2880],
  ['2h', 120],
  ['20min', 20],
  ['1d', 1440],
  ['2mo', 86_400],
  ['1y', 525_600],
  ['当场', 0],
])('%s is %i minutes', (text, minutes) => {
  expect(limitMinutes(limit(text), conversion)).toBe(minutes);
});

it('gives the published saving: 10 working days to 20 minutes is 99.58 %', () => {
  const [before, after] = comparableMinutes(limit('10wd'), limit('20min'), conversion);
  expect((((before - after) / before) * 100).toFixed(2)).toBe('99.58');
});

it('puts working days and days on one scale, 5 to 7', () => {
  expect(compareLimits(limit('5wd'), limit('7d'), conversion)).toBe(0);
  expect(compareLimits(limit('20wd'), limit('7d'), conversion)).toBeGreaterThan(0);
  expect(compareLimits(limit('20wd'), limit('1mo'), conversion)).toBeLessThan(0);
});
