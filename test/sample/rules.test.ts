import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, neymanWeight, proportionalWeight } from '../../src/sample/allocate.ts';
import { parseRate, parseRates, quota, type Rate } from '../../src/sample/rate.ts';
import { checkSeed, quotasOf, stratumKey } from '../../src/sample/rules.ts';

const rate = (text: string): Rate => {
  const parsed = parseRate(text);
  if (!parsed) throw new Error(`${text} is no rate`);
  return parsed;
};

describe('rates', () => {
  test.each([
    ['5%', 5, 100],
    ['0.5%', 5, 1000],
    ['100%', 1, 1],
    ['0%', 0, 1],
    ['0.05', 5, 100],
    ['５％', 5, 100],
    [' 12.50 % ', 1250, 10000],
  ])('%s', (text, numerator, denominator) => {
    const { numerator: n, denominator: d } = rate(text);
    expect(n * BigInt(denominator)).toBe(BigInt(numerator) * d);
  });

  test.each(['5', '1', '1.5', '100.1%', '-1%', '%', '', 'x%', '1e1%', '.5%', '5%%', '1,5%', '5‰'])(
    '%j is none',
    (text) => {
      expect(parseRate(text)).toBeNull();
    },
  );

  test.each([
    ['A', 'form'],
    ['=1%', 'form'],
    ['A=1%,', 'form'],
    ['A=5', 'rate'],
    ['A=1%,A=2%', 'repeated'],
  ])('rates %j are refused', (text, reason) => {
    expect(parseRates(text)).toMatchObject({ ok: false, error: { reason } });
  });

  test('a stratum of several keys may be named in a list of rates', () => {
    const parsed = parseRates('330702|window=1%,a=b=2%');
    expect(parsed.ok && [...parsed.value.keys()]).toEqual(['330702|window', 'a=b']);
  });
});

describe('quota by rate', () => {
  test.each([
    [100, '5%', 5],
    [101, '5%', 6],
    [1, '0.1%', 1],
    [0, '5%', 0],
    [100, '0%', 0],
    [7, '100%', 7],
    // 0.07 * 100 is 7.000000000000001 in floating point, and 1.1% of 1000 is 11.000000000000002.
    [100, '7%', 7],
    [1000, '1.1%', 11],
    [3_000_000, '0.0001%', 3],
  ])('⌈%i · %s⌉ = %i', (population, text, expected) => {
    expect(quota(population, rate(text))).toBe(expected);
  });

  test('is the smallest whole number that reaches the rate, never 0 of something, never more than all', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.nat(1_000_000), (population, millionths) => {
        const q = quota(population, {
          numerator: BigInt(millionths),
          denominator: 1_000_000n,
          text: '',
        });
        const exact = BigInt(population) * BigInt(millionths);
        expect(BigInt(q) * 1_000_000n >= exact).toBe(true);
        expect((BigInt(q) - 1n) * 1_000_000n < exact || q === 0).toBe(true);
        expect(q <= population).toBe(true);
        if (population > 0 && millionths > 0) expect(q).toBeGreaterThan(0);
      }),
    );
  });
});

describe('allocation of a size', () => {
  const proportional = (populations: Record<string, number>, size: number) =>
    Object.fromEntries(
      allocate(
        Object.entries(populations).map(([stratum, population]) => ({
          stratum,
          population,
          weight: proportionalWeight(population),
        })),
        size,
      ),
    );

  test('by largest remainder', () => {
    expect(proportional({ a: 47, b: 16, c: 15, d: 12, e: 10 }, 10)).toEqual({
      a: 5,
      b: 2,
      c: 1,
      d: 1,
      e: 1,
    });
  });

  test('ties go by the UTF-8 bytes of the stratum, whatever the order of the rows', () => {
    // U+FFE5 sorts before U+1F600 by bytes, but after it by UTF-16 units.
    expect(proportional({ '\u{1f600}': 5, '\uffe5': 5 }, 5)).toEqual({ '\uffe5': 3, '\u{1f600}': 2 });
    expect(proportional({ b: 1, a: 1, c: 1 }, 2)).toEqual({ a: 1, b: 1, c: 0 });
  });

  test('Neyman gives a stratum by √(p(1−p)), and what one cannot take goes to the others', () => {
    const share = (stratum: string, population: number, prior: string) => ({
      stratum,
      population,
      weight: neymanWeight(population, rate(prior)),
    });
    // √(0.5·0.5) = 0.5 and √(0.1·0.9) = 0.3: 100·0.5 : 100·0.3 = 5 : 3
    const even = allocate([share('a', 100, '50%'), share('b', 100, '10%')], 80);
    expect(Object.fromEntries(even)).toEqual({ a: 50, b: 30 });
    const capped = allocate([share('a', 10, '50%'), share('b', 1000, '0%'), share('c', 5, '50%')], 40);
    expect(Object.fromEntries(capped)).toEqual({ a: 10, b: 25, c: 5 });
  });

  test('always adds up to the size or to everything, and never passes a stratum', () => {
    const strata = fc.uniqueArray(
      fc.record({
        stratum: fc.string({ maxLength: 3 }),
        population: fc.nat(500),
        weight: fc.bigInt({ min: 0n, max: 10n ** 40n }),
      }),
      { selector: (share) => share.stratum, maxLength: 12 },
    );
    fc.assert(
      fc.property(strata, fc.nat(3000), (shares, size) => {
        const quotas = allocate(shares, size);
        const total = shares.reduce((sum, share) => sum + share.population, 0);
        expect([...quotas.values()].reduce((a, b) => a + b, 0)).toBe(Math.min(size, total));
        for (const { stratum, population } of shares) {
          expect(quotas.get(stratum)).toBeLessThanOrEqual(population);
          expect(quotas.get(stratum)).toBeGreaterThanOrEqual(0);
        }
        expect(allocate([...shares].reverse(), size)).toEqual(quotas);
      }),
    );
  });
});

test('a stratum that the rates do not name refuses the plan; a name without units does not', () => {
  const populations = new Map([
    ['B', 10],
    ['A', 200],
  ]);
  const only = (text: string) => {
    const rates = parseRates(text);
    if (!rates.ok) throw new Error(text);
    return quotasOf(populations, { kind: 'rates', rates: rates.value });
  };
  expect(only('A=1%')).toEqual({ ok: false, error: { missing: ['B'] } });
  expect(only('A=1%,B=30%,C=50%')).toEqual({
    ok: true,
    value: [
      { stratum: 'A', population: 200, quota: 2 },
      { stratum: 'B', population: 10, quota: 3 },
    ],
  });
});

test('the stratum joins the codes of its keys; without keys it is all', () => {
  expect(stratumKey([])).toBe('all');
  expect(stratumKey(['330702'])).toBe('330702');
  expect(stratumKey(['330702', 'window'])).toBe('330702|window');
  expect(stratumKey(['330702', null])).toBe('330702|-');
});

describe('seeds', () => {
  test.each([
    ['12345678901234567890', false],
    ['1234567890123456789', true],
    ['314159', true],
    ['6 5 4 3 2 1 6 5 4 3', true], // ten throws of dice: the spaces add nothing
    ['6 5 4 3 2 1 6 5 4 3 6 5 4 3 2 1 6 5 4 3', false],
    ['abcdefghijklmnop', false],
    ['abcdefghijklmno', true],
    ['二〇二六年四月十五日在政务服务大厅', false],
    ['c2b5a1f09e7d3c48', false],
    ['常州', true],
  ])('%j is weak: %s', (text, weak) => {
    expect(checkSeed(text)).toEqual({ ok: true, value: { seed: text, weak } });
  });

  test('are trimmed and composed, so that what looks the same is the same', () => {
    expect(checkSeed('  cafe\u0301 ')).toMatchObject({ value: { seed: 'café' } });
  });

  test.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['12\n34', 'control-character'],
    ['12\u202834', 'control-character'],
    ['\ud800', 'control-character'],
  ])('%j is refused', (text, error) => {
    expect(checkSeed(text)).toEqual({ ok: false, error });
  });
});
