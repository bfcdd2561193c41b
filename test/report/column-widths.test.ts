import { expect, test } from 'vitest';
import { columnWidths } from '../../src/report/forms/column-widths.ts';
import { left, right } from '../../src/report/table-document.ts';

test('columns keep their shares where every word of the head has room', () => {
  const widths = columnWidths([left('单位', 30), right('办结', 10), right('核查率%', 20)]);
  expect(widths.map((width) => Math.round(width))).toEqual([221, 74, 147]);
});

test('a long word takes its room from the wider columns; the whole stays as wide', () => {
  const columns = [left('Plan', 60), right('Population', 9), right('In time/published', 9), right('%', 22)];
  const widths = columnWidths(columns);
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(442);
  // Ten and nine letters, each with its margins.
  expect(widths[1]).toBeGreaterThan(60);
  expect(widths[2]).toBeGreaterThan(55);
  expect(widths[0]).toBeLessThan(0.6 * 442);
});
