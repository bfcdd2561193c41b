import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { keyTable } from '../../src/kernel/key-table.ts';

const pairs = fc.array(fc.tuple(fc.string({ maxLength: 4 }), fc.nat(1_000_000)), { maxLength: 3000 });

test.each([
  ['texts', { digests: false }, (key: string) => key],
  ['digests', { digests: true }, sha256Hex],
])('keeps the first value of each key, like a map, through every growth: %s', (_what, options, keyOf) => {
  fc.assert(
    fc.property(pairs, (entries) => {
      const table = keyTable(options);
      const map = new Map<string, number>();
      for (const [text, value] of entries) {
        const key = keyOf(text);
        expect(table.get(key)).toBe(map.get(key));
        expect(table.getOrSet(key, value)).toBe(map.get(key));
        if (!map.has(key)) map.set(key, value);
      }
      for (const [key, value] of map) expect(table.get(key)).toBe(value);
    }),
    { numRuns: 40 },
  );
});
