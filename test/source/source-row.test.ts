import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkIdentityNumber } from '../../src/identity/check-identity-number.ts';
import { withResidentCheckDigit } from '../../src/identity/resident-id.ts';
import { canonicalJson } from '../../src/kernel/canonical-json.ts';
import { hmacSha256 } from '../../src/kernel/hash.ts';
import { keyHash, normaliseKey, packValues, rowDigest, unpackValues } from '../../src/source/source-row.ts';
import { idKeyOf } from '../../src/subject/id-key.ts';
import { WANG } from '../case/support.ts';

const hashKey = Buffer.alloc(32, 7);

describe('a key', () => {
  test('is the same however it is written, and once normal stays so', () => {
    expect(normaliseKey(' 11010119900307001x ')).toBe('11010119900307001X');
    expect(normaliseKey('１１０１０１ 19900307 001Ｘ')).toBe('11010119900307001X');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normaliseKey(normaliseKey(text))).toBe(normaliseKey(text));
      }),
    );
  });

  test("of an identity number is the subject's own, also from an old register of 15 digits", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => String(n).padStart(2, '0'));
    const year = fc.integer({ min: 30, max: 99 });
    fc.assert(
      fc.property(year, day, fc.integer({ min: 100, max: 899 }), (yy, dd, serial) => {
        const number = withResidentCheckDigit(`32040219${yy}03${dd}${serial}`);
        const answer = checkIdentityNumber({ type: 'person', number, today: '2026-09-16' });
        expect(answer).toMatchObject({ ok: true, number: normaliseKey(number) });
        const subject = idKeyOf({ hashKey, signingKeyPem: '' }, number);
        expect(keyHash(hashKey, number).toString('hex')).toBe(subject);
        expect(keyHash(hashKey, `320402${yy}03${dd}${serial}`).toString('hex')).toBe(subject);
      }),
    );
  });
});

describe('a row', () => {
  test('is digested as canonical JSON of its key hash and its values', () => {
    const value = fc.option(fc.string({ unit: 'grapheme' }), { nil: null });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 5 }), (values) => {
        const key = keyHash(hashKey, WANG);
        const row = canonicalJson([key.toString('hex'), ...values]);
        expect(rowDigest(hashKey, key, packValues(values))).toEqual(hmacSha256(hashKey, row));
        expect(unpackValues(packValues(values))).toEqual(values);
      }),
    );
  });
});
