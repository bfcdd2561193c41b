import { hash } from 'node:crypto';
import { sha256Hex } from '../kernel/hash.ts';

/** SHA-256 of a seed, lower-case hex: the part that all tickets under it share. */
export const seedHash = (seed: string): string => sha256Hex(seed);

/**
 * Ticket of a unit: the first ticket number of Rivest's consistent_sampler,
 * "0." + reverse(decimal(SHA256hex(SHA256hex(seed) + unit)) left-padded with "0" to 64 digits).
 * Tickets are compared as strings. `seedHex` comes from `seedHash`; `unit` is NFC text.
 */
export function ticketOf(seedHex: string, unit: string): string {
  return ticketOfDigest(BigInt(`0x${sha256Hex(seedHex + unit)}`));
}

/** The same from the digest taken as a number. */
const ticketOfDigest = (digest: bigint): string => `0.${reverse(digest.toString().padStart(64, '0'))}`;

/**
 * The digest of a unit and, cheaply, the first nine digits of its ticket: turning 256 bits into decimal costs far more
 * than the hash, and in a draw nine digits settle nearly every comparison.
 */
export function ticketStart(
  seedHex: string,
  unit: string,
): { readonly start: number; readonly whole: () => string } {
  const digest = hash('sha256', seedHex + unit, 'binary'); // a character a byte: cheaper than a Buffer each
  let last9 = 0; // the digest modulo 10^9, in steps that stay below 2^53
  for (let i = 0; i < 32; i += 2) {
    const two = digest.charCodeAt(i) * 256 + digest.charCodeAt(i + 1);
    last9 = (last9 * 65_536 + two) % 1_000_000_000;
  }
  return {
    start: reverse9(last9),
    whole: () => ticketOfDigest(BigInt(`0x${Buffer.from(digest, 'latin1').toString('hex')}`)),
  };
}

/** The nine decimal digits of a number below 10^9 in reverse. */
function reverse9(value: number): number {
  let rest = value;
  let reversed = 0;
  for (let i = 0; i < 9; i++) {
    reversed = reversed * 10 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
  return reversed;
}

const reverse = (digits: string): string => digits.split('').reverse().join('');
