import { err, ok, type Result } from '../kernel/result.ts';
import { toHalfWidth } from '../kernel/text.ts';

/** A share between 0 and 1 as an exact fraction; `text` is how it is published and written back. */
export interface Rate {
  readonly numerator: bigint;
  readonly denominator: bigint;
  readonly text: string;
}

/**
 * Reads `5%`, `0.5%` or a fraction below one such as `0.05`. Null for anything else: a bare `5` could mean either,
 * and a rate over 100% is no sample.
 */
export function parseRate(text: string): Rate | null {
  const normal = toHalfWidth(text).replace(/\s/g, '');
  const match = /^(\d{1,3})(?:\.(\d{1,12}))?(%?)$/.exec(normal);
  if (!match) return null;
  const [, whole = '', fraction = '', percent] = match;
  if (percent === '' && (fraction === '' || Number(whole) > 0)) return null;
  const numerator = BigInt(whole + fraction);
  const denominator = 10n ** BigInt(fraction.length) * (percent === '%' ? 100n : 1n);
  return numerator > denominator ? null : { numerator, denominator, text: normal };
}

/** ⌈population · rate⌉ in whole numbers: never 0 for a positive rate of a population that has units, at most all of it. */
export function quota(population: number, rate: Rate): number {
  const product = BigInt(population) * rate.numerator;
  return Number((product + rate.denominator - 1n) / rate.denominator);
}

export interface StratumQuota {
  readonly stratum: string;
  readonly population: number;
  readonly quota: number;
}

/** The chance of each unit of a stratum to be drawn, as people read it. */
export const chanceText = ({ population, quota }: StratumQuota): string =>
  `${((quota / population) * 100).toFixed(2)}%`;

export interface RatesProblem {
  readonly entry: string;
  readonly reason: 'form' | 'rate' | 'repeated';
}

/** Reads `A=1%,B=3%`: a rate for each stratum. A stratum's key may itself hold `=` or `|`, but no comma. */
export function parseRates(text: string): Result<ReadonlyMap<string, Rate>, RatesProblem> {
  const rates = new Map<string, Rate>();
  for (const entry of text.split(/[,，]/)) {
    const cut = Math.max(entry.lastIndexOf('='), entry.lastIndexOf('＝'));
    const stratum = entry.slice(0, Math.max(cut, 0)).trim().normalize('NFC');
    if (stratum === '') return err({ entry, reason: 'form' });
    const rate = parseRate(entry.slice(cut + 1));
    if (!rate) return err({ entry, reason: 'rate' });
    if (rates.has(stratum)) return err({ entry, reason: 'repeated' });
    rates.set(stratum, rate);
  }
  return ok(rates);
}
