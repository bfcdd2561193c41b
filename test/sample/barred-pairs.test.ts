import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainRows, readBarred } from '../../src/sample/barred-pairs.ts';
import { parsePlainCsv, plainCsv } from '../../src/sample/population.ts';

const header = ['unit', 'inspector_no', 'reason'];

/** Bytes cut into pieces of `size`: letters and quotes too are cut in two. */
function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = (bytes: Uint8Array, size: number) => {
  const rows = [...plainRows(cut(bytes, size), 3)];
  return rows.includes(null) ? null : rows;
};

test('piece by piece the same rows are read and the same files refused as at once', () => {
  const sign = fc.constantFrom('a', '"', ',', '\n', '\r', '案', '\u{1f600}');
  const cell = fc.array(sign, { maxLength: 5 }).map((signs) => signs.join(''));
  const sizes = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), sizes, (rows, size) => {
      expect(read(Buffer.from(plainCsv(rows)), size)).toEqual(rows);
    }),
  );
  const text = fc.array(fc.constantFrom('a', '"', ',', ',', '\n', '\r', '案', '\ufeff'), { maxLength: 14 });
  fc.assert(
    fc.property(text, sizes, (signs, size) => {
      const bytes = Buffer.from(signs.join(''));
      expect(read(bytes, size)).toEqual(parsePlainCsv(bytes, 3));
    }),
    { numRuns: 2000 },
  );
});

test('who is barred is known by unit and number; another header, an open line, broken UTF-8 are not read', () => {
  const rows = [header, ['U1', 'J1', 'recused'], ['U1', 'J9', 'recused'], ['U,2', 'J2', 'other-domain']];
  const bytes = Buffer.from(plainCsv(rows));
  const barred = readBarred(bytes, header, ['J1', 'J2', ...'abcdefgh', 'J9']);
  const numbers = ['J1', 'J2', 'J9', 'a', 'J7'];
  expect(numbers.filter((no) => barred?.get('U1')?.has(no))).toEqual(['J1', 'J9']);
  expect(numbers.filter((no) => barred?.get('U,2')?.has(no))).toEqual(['J2']);
  expect(barred?.get('U3')).toBeUndefined();
  expect(readBarred(bytes, ['unit', 'inspector_no', 'why'], [])).toBeNull();
  expect(readBarred(bytes.subarray(0, -1), header, [])).toBeNull();
  expect(readBarred(Buffer.concat([bytes, Buffer.from([0xff, 0x0a])]), header, [])).toBeNull();
  expect(readBarred(new Uint8Array(), header, [])).toBeNull();
});
