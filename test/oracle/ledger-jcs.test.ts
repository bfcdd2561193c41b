import { expect, test } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../../src/kernel/canonical-json.ts';
import { vectors } from './vectors.ts';

const published = z
  .object({ cases: z.record(z.string(), z.tuple([z.string(), z.string()])) })
  .parse(vectors('jcs'));

test.each(Object.entries(published.cases))('RFC 8785 %s', (_, [input, output]) => {
  expect(canonicalJson(JSON.parse(input))).toBe(output);
});

test('keys are ordered by UTF-16 units, not by code points', () => {
  // U+1F602 is d83d de02 in UTF-16: before U+FB33, though its code point is larger.
  expect(canonicalJson({ '\ufb33': 1, '\u{1f602}': 2 })).toBe('{"\u{1f602}":2,"\ufb33":1}');
});

test('what JCS forbids is refused', () => {
  expect(() => canonicalJson(Number.NaN)).toThrow();
  expect(() => canonicalJson('\ud800')).toThrow();
  expect(() => canonicalJson({ '\udc00': 1 })).toThrow();
});
