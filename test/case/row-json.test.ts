import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseFields } from '../../src/case/case-fields.ts';
import { fieldNames, rowJson } from '../../src/case/read-row.ts';

const cell = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 1, max: 5 }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('他说"好"', 'C:\\办件', '一\n二', '\u2028', '𠅤', '\u007f', '</script>'),
);
const rows = fc.record(Object.fromEntries(fieldNames.map((name) => [name, cell])));

test('the canonical row is what a serialiser would make of its sorted keys', () => {
  expect([...fieldNames]).toEqual([...fieldNames].sort());
  fc.assert(
    fc.property(rows, (row) => {
      const sorted = Object.fromEntries(fieldNames.map((name) => [name, row[name]]));
      expect(rowJson(row as unknown as CaseFields)).toBe(JSON.stringify(sorted));
    }),
  );
});
