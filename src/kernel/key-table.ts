import { hash } from 'node:crypto';
import { assert } from './assert.ts';

/**
 * Small whole numbers by text key, for millions of keys: 16 bytes an entry and no object of its own for any of them. Keys are
 * compared by 96 bits of their SHA-256; two of ten million differ there but for one chance in 10^15. `digests`: the keys are
 * such digests already, in hex (24 characters or more), and are not hashed once more.
 */
export interface KeyTable {
  readonly get: (key: string) => number | undefined;
  /** Enters the key unless it is there: then its value comes back. `value`: 0 to 2^31 − 2. */
  readonly getOrSet: (key: string, value: number) => number | undefined;
}

/** Words an entry: three of the key, then the value + 1, since 0 marks a free place. */
const WORDS = 4;
const MAX_FILL = 0.6;

export function keyTable({ digests = false }: { readonly digests?: boolean } = {}): KeyTable {
  let places = 1024;
  let used = 0;
  let words = new Int32Array(places * WORDS);
  const probe = new Int32Array(WORDS);

  /** Where the key is, or the free place where it belongs. */
  const placeOf = (table: Int32Array, size: number): number => {
    let at = ((probe[0] ?? 0) & (size - 1)) * WORDS;
    while (table[at + 3] !== 0) {
      if (table[at] === probe[0] && table[at + 1] === probe[1] && table[at + 2] === probe[2]) break;
      at = (at + WORDS) % (size * WORDS);
    }
    return at;
  };
  const readKey = (key: string): void => {
    const digest = digests ? key : hash('sha256', key, 'hex');
    for (let i = 0; i < 3; i++) probe[i] = Number.parseInt(digest.slice(i * 8, i * 8 + 8), 16);
  };
  const grow = (): void => {
    const old = words;
    places *= 2;
    words = new Int32Array(places * WORDS);
    for (let from = 0; from < old.length; from += WORDS) {
      if (old[from + 3] === 0) continue;
      probe.set(old.subarray(from, from + WORDS));
      words.set(probe, placeOf(words, places));
    }
  };
  return {
    get(key) {
      readKey(key);
      const value = words[placeOf(words, places) + 3] ?? 0;
      return value === 0 ? undefined : value - 1;
    },
    getOrSet(key, value) {
      assert(Number.isInteger(value) && value >= 0 && value < 2 ** 31 - 1, 'a value fits its word');
      if (used + 1 > places * MAX_FILL) grow();
      readKey(key);
      const at = placeOf(words, places);
      const known = words[at + 3] ?? 0;
      if (known !== 0) return known - 1;
      probe[3] = value + 1;
      words.set(probe, at);
      used += 1;
      return undefined;
    },
  };
}
