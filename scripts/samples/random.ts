import { must } from '../../src/kernel/assert.ts';
import { sha256 } from '../../src/kernel/hash.ts';

/** A source of repeatable randomness: the same seed text gives the same values on every machine. */
export interface Random {
  /** A whole number from 0 up to, not including, `limit` (at most 2^32). */
  readonly below: (limit: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** True in about `percent` of 100 calls. */
  readonly chance: (percent: number) => boolean;
  /** One of the list, an entry of weight 3 three times as often as one of weight 1. */
  readonly weighted: <T>(list: readonly (readonly [T, number])[]) => T;
}

/** xoshiro128** (Blackman and Vigna), its state taken from the SHA-256 of the seed. Not for draws: those use tickets. */
export function seededRandom(seed: string): Random {
  const digest = sha256(seed);
  let [a, b, c, d] = [0, 4, 8, 12].map((at) => digest.readUInt32LE(at)) as [number, number, number, number];
  const rotate = (x: number, k: number) => ((x << k) | (x >>> (32 - k))) >>> 0;
  const next = () => {
    const result = Math.imul(rotate(Math.imul(b, 5) >>> 0, 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return result;
  };
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit);
  return {
    below,
    pick: (list) => must(list[below(list.length)], 'a pick from an empty list'),
    chance: (percent) => below(10_000) < percent * 100,
    weighted: (list) => {
      let at = below(list.reduce((sum, [, weight]) => sum + weight, 0));
      const found = list.find(([, weight]) => {
        at -= weight;
        return at < 0;
      });
      return must(found, 'a weighted pick from an empty list')[0];
    },
  };
}
