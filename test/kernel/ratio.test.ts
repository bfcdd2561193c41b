import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Rounding, ratio, ratioText } from '../../src/kernel/ratio.ts';

const halfUp: Rounding = { mode: 'half_up', decimals: 2 };
const truncate: Rounding = { mode: 'truncate', decimals: 2 };

describe('rates as offices published them (domain 8.2, 8.4, 5.2)', () => {
  it.each([
    ['Wenzhou, papers of a newborn 29 → 5', 29 - 5, 29, halfUp, '82.76'],
    ['Jinhua, 42 days → 3', 42 - 3, 42, halfUp, '92.86'],
    ['Wenzhou, 90 → 30', 90 - 30, 90, halfUp, '66.67'],
    ['Wenzhou, 90 → 8', 90 - 8, 90, halfUp, '91.11'],
    ['Wenzhou, 20 → 5', 20 - 5, 20, halfUp, '75.00'],
    ['Zhoushan, merged visits', 4083, 6789, halfUp, '60.14'],
    ['Tangshan, items on commitment', 35, 164, halfUp, '21.34'],
    ['Beijing, one bureau', 65, 240, halfUp, '27.08'],
    ['Sichuan 2015, reported cut off', 1305, 17_759, truncate, '7.34'],
    ['Sichuan 2015, rounded', 1305, 17_759, halfUp, '7.35'],
    ['Zhanjiang 2015, reported cut off', 39, 384, truncate, '10.15'],
  ])('%s', (_name, numerator, denominator, rounding, expected) => {
    expect(ratioText(numerator, denominator, rounding, 100)).toBe(expected);
  });
});

describe('ratioText', () => {
  it('is null, never 0 or 100, where nothing stands below the line', () => {
    expect(ratioText(0, 0, halfUp, 100)).toBeNull();
    expect(ratioText(5, 0, truncate, 100)).toBeNull();
    expect(ratio(0, 0, halfUp)).toBeNull();
  });

  it('rounds exact halves up, where binary fractions fall short of them', () => {
    // 1.005 and 0.145 lie below their halves in a double: toFixed(2) gives 1.00 and 0.14.
    expect(ratioText(1005, 1000, halfUp)).toBe('1.01');
    expect(ratioText(145, 1000, halfUp)).toBe('0.15');
    expect(ratioText(145, 1000, truncate)).toBe('0.14');
  });

  it('mirrors negatives, and knows no minus zero', () => {
    expect(ratioText(-145, 1000, halfUp)).toBe('-0.15');
    expect(ratioText(-1, 1000, halfUp)).toBe('0.00');
    expect(ratioText(-145, 1000, truncate)).toBe('-0.14');
  });

  it('writes exactly the decimals asked for', () => {
    expect(ratioText(1, 3, { mode: 'half_up', decimals: 0 }, 100)).toBe('33');
    expect(ratioText(2, 3, { mode: 'half_up', decimals: 4 }, 100)).toBe('66.6667');
  });

  it('lies within half a last place of the true value; cutting off never goes above it', () => {
    const counts = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 1_000_000_000 }), (numerator, denominator) => {
        const hundredths = (rounding: Rounding): bigint =>
          BigInt((ratioText(numerator, denominator, rounding, 100) ?? '').replace('.', ''));
        const [n, d] = [BigInt(numerator) * 10_000n, BigInt(denominator)];
        const off = 2n * (hundredths(halfUp) * d - n);
        expect(off > -d && off <= d).toBe(true);
        const cut = hundredths(truncate) * d;
        expect(cut <= n && n - cut < d).toBe(true);
      }),
    );
  });
});
