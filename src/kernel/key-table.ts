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
  const readKey = digests ? readHex : readHash;
  let places = 1024;
  let used = 0;
  let words = new Int32Array(places * WORDS);

  /** Where the key is, or the free place where it belongs. */
  const placeOf = (a: number, b: number, c: number): number => {
    let at = (a & (places - 1)) * WORDS;
    while (words[at + 3] !== 0) {
      if (words[at] === a && words[at + 1] === b && words[at + 2] === c) break;
      at = (at + WORDS) % words.length;
    }
    return at;
  };
  const put = (at: number, a: number, b: number, c: number, word: number): void => {
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + 3] = word;
  };
  const grow = (): void => {
    const old = words;
    places *= 2;
    words = new Int32Array(places * WORDS);
    for (let from = 0; from < old.length; from += WORDS) {
      const word = old[from + 3] ?? 0;
      if (word === 0) continue;
      const [a, b, c] = [old[from] ?? 0, old[from + 1] ?? 0, old[from + 2] ?? 0];
      put(placeOf(a, b, c), a, b, c, word);
    }
  };
  const find = (key: string): number => {
    readKey(key);
    return placeOf(probe[0] ?? 0, probe[1] ?? 0, probe[2] ?? 0);
  };
  return {
    get(key) {
      const value = words[find(key) + 3] ?? 0;
      return value === 0 ? undefined : value - 1;
    },
    getOrSet(key, value) {
      assert(Number.isInteger(value) && value >= 0 && value < 2 ** 31 - 1, 'a value fits its word');
      if (used + 1 > places * MAX_FILL) grow();
      const at = find(key);
      const known = words[at + 3] ?? 0;
      if (known !== 0) return known - 1;
      put(at, probe[0] ?? 0, probe[1] ?? 0, probe[2] ?? 0, value + 1);
      used += 1;
      return undefined;
    },
  };
}

/** The key that was read last, as the words that stand for it. */
const probe = new Int32Array(3);

function readHash(key: string): void {
  const bytes = hash('sha256', key, 'binary');
  for (let word = 0; word < 3; word++) {
    let bits = 0;
    for (let i = word * 4; i < word * 4 + 4; i++) bits = (bits << 8) | bytes.charCodeAt(i);
    probe[word] = bits;
  }
}

function readHex(key: string): void {
  for (let word = 0; word < 3; word++) {
    let bits = 0;
    for (let i = word * 8; i < word * 8 + 8; i++) bits = (bits << 4) | hexValue(key.charCodeAt(i));
    probe[word] = bits;
  }
}

/** Of `0`–`9` and `a`–`f`: their low four bits, and nine more for a letter. */
const hexValue = (code: number): number => (code & 15) + (code > 57 ? 9 : 0);
