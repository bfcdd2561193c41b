import { expect, test } from 'vitest';
import { nearest } from '../../src/kernel/nearest.ts';

const words = ['name', 'facts', 'conditions', 'condition', 'applicant_name'];

test.each([
  ['condtions', 'conditions'],
  ['conditons', 'conditions'],
  ['aplicant_nmae', 'applicant_name'],
  ['fatcs', 'facts'],
  ['nam', 'name'],
  ['name', 'name'],
  ['colour', null],
  ['', null],
  ['__proto__', null],
])('%s is meant for %s', (typed, meant) => {
  expect(nearest(typed, words)).toBe(meant);
});
