import { hash } from 'node:crypto';
import { sha256Hex } from '../kernel/hash.ts';

/** SHA-256 of a seed, lower-case hex: the part that all tickets under it share. */
export const seedHash = (seed: string): string => sha256Hex(seed);

/**
 * Ticket of a unit: the first ticket number of Rivest's consistent_sampler,
 * "0." + reverse(decimal(SHA256hex(SHA256hex(seed) + unit)) left-padded with "0" to 64 digits).
 * Tickets are compared as strings. `seedHex` comes from `seedHash`; `unit` is NFC text.
 */
export const ticketOf = (seedHex: string, unit: string): string => wholeTicket(ticketDigest(seedHex, unit));

/** The digest that a ticket is made of, a character a byte: cheaper than a buffer each. */
export const ticketDigest = (seedHex: string, unit: string): string =>
  hash('sha256', seedHex + unit, 'binary');

/** The ticket of a digest in full. Turning 256 bits into decimal costs far more than the hash. */
export function wholeTicket(digest: string): string {
  const number = BigInt(`0x${Buffer.from(digest, 'latin1').toString('hex')}`);
  return `0.${reverse(number.toString().padStart(64, '0'))}`;
}

const BILLION = 1_000_000_000;
/** 65,536 to the power of 15 … 0, modulo a billion: what each two bytes of a digest weigh in its last nine decimal digits. */
const weights = Array.from({ length: 16 }, (_, i) => Number(65_536n ** BigInt(15 - i) % BigInt(BILLION)));

/** The first nine digits of a digest's ticket as a number: in a draw they settle nearly every comparison. */
export function ticketStart(digest: string): number {
  let sum = 0; // sixteen products below 2^16 times 10^9: less than 2^53
  for (let i = 0; i < 16; i++)
    sum += (digest.charCodeAt(2 * i) * 256 + digest.charCodeAt(2 * i + 1)) * (weights[i] ?? 0);
  return reverse9(sum % BILLION);
}

/** The nine decimal digits of a number below 10^9 in reverse. */
function reverse9(value: number): number {
  let rest = value | 0;
  let reversed = 0;
  for (let i = 0; i < 9; i++) {
    const digit = rest % 10;
    reversed = reversed * 10 + digit;
    rest = (rest - digit) / 10;
  }
  return reversed;
}

const reverse = (digits: string): string => digits.split('').reverse().join('');
