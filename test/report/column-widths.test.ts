import { expect, test } from 'vitest';
import { columnWidths } from '../../src/report/forms/column-widths.ts';
import { left, right } from '../../src/report/table-document.ts';

test('columns keep their shares where every word of the head has room', () => {
  const widths = columnWidths({ columns: [left('单位', 30), right('办结', 10), right('核查率%', 20)] });
  expect(widths.map((width) => Math.round(width))).toEqual([221, 74, 147]);
});

test('a long word takes its room from the wider columns; the whole stays as wide', () => {
  const columns = [left('Plan', 60), right('Population', 9), right('In time/published', 9), right('%', 22)];
  const widths = columnWidths({ columns });
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(442);
  // Ten and nine letters, each with its margins.
  expect(widths[1]).toBeGreaterThan(60);
  expect(widths[2]).toBeGreaterThan(55);
  expect(widths[0]).toBeLessThan(0.6 * 442);
});

test('no figure is broken: columns of names give way to those of figures', () => {
  const columns = [left('Authority', 60), ...Array.from({ length: 9 }, (_, i) => right(`F${i}`, 4))];
  const widths = columnWidths({ columns, rows: [['常澄市交通运输局', ...Array(9).fill('100.00')]], size: 9 });
  expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(442);
  // Five digits and a point at 9 points take some 28, the margins ten.
  for (const width of widths.slice(1)) expect(width).toBeGreaterThan(37);
});
