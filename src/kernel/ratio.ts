import { assert } from './assert.ts';

/** How an office rounds: `half_up` 四舍五入, `truncate` 舍去尾数 (domain 5.2 shows offices that cut off). */
export interface Rounding {
  readonly mode: 'half_up' | 'truncate';
  readonly decimals: number;
}

/**
 * numerator × scale ÷ denominator as a decimal text with exactly the policy's decimals; null where the denominator is zero
 * (printed —, never 0 % or 100 %). Whole numbers in, exact integer arithmetic: 0.145 never becomes 0.14499….
 * A negative result is rounded by its size, so that −0.5 and 0.5 mirror each other.
 */
export function ratioText(
  numerator: number,
  denominator: number,
  rounding: Rounding,
  scale = 1,
): string | null {
  if (denominator === 0) return null;
  for (const part of [numerator, denominator, scale]) {
    assert(Number.isSafeInteger(part), 'a ratio is made of whole numbers');
  }
  const unit = 10n ** BigInt(rounding.decimals);
  const top = BigInt(numerator) * BigInt(scale) * unit;
  const bottom = BigInt(denominator);
  const negative = top < 0n !== bottom < 0n && top !== 0n;
  const [size, divisor] = [abs(top), abs(bottom)];
  const cut = size / divisor;
  const up = rounding.mode === 'half_up' && 2n * (size % divisor) >= divisor;
  const rounded = up ? cut + 1n : cut;
  const digits = rounded.toString().padStart(rounding.decimals + 1, '0');
  const point = digits.length - rounding.decimals;
  const text = rounding.decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative && rounded !== 0n ? `-${text}` : text;
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

/** The same as a number for JSON, in the scale's unit: percent with scale 100. */
export function ratio(numerator: number, denominator: number, rounding: Rounding, scale = 1): number | null {
  const text = ratioText(numerator, denominator, rounding, scale);
  return text === null ? null : Number(text);
}
