import { must } from '../kernel/assert.ts';
import { compareUtf8 } from '../kernel/text.ts';
import type { Rate } from './rate.ts';

export interface Share {
  readonly stratum: string;
  readonly population: number;
  /** Not negative; only the proportions count. */
  readonly weight: bigint;
}

/** Weight of a stratum in proportional allocation: its number of units. */
export const proportionalWeight = (population: number): bigint => BigInt(population);

const scale = 10n ** 60n;

/**
 * Weight in Neyman's allocation: N·√(p(1−p)) of the prior share p of untrue promises, as ⌊√(10^60·p(1−p))⌋·N, so that
 * every language with whole numbers of any size finds the same.
 */
export function neymanWeight(population: number, prior: Rate): bigint {
  const { numerator, denominator } = prior;
  const variance = (scale * numerator * (denominator - numerator)) / (denominator * denominator);
  return BigInt(population) * squareRoot(variance);
}

/**
 * Divides `size` over the strata by largest remainder, ties in the order of the strata's UTF-8 bytes; no stratum gets
 * more than it has, and what one cannot take goes to the others. Where no weight is left, numbers of units decide.
 * The quotas add up to `size`, or to all units if there are fewer.
 */
export function allocate(strata: readonly Share[], size: number): Map<string, number> {
  const quotas = new Map(strata.map((share) => [share.stratum, 0]));
  let open = strata.filter((share) => share.population > 0);
  let left = Math.min(
    size,
    open.reduce((sum, share) => sum + share.population, 0),
  );
  while (left > 0) {
    const weighted = open.some((share) => share.weight > 0n)
      ? open
      : open.map((share) => ({ ...share, weight: proportionalWeight(share.population) }));
    const total = weighted.reduce((sum, share) => sum + share.weight, 0n);
    const amount = BigInt(left);
    const full = weighted.filter((share) => amount * share.weight >= BigInt(share.population) * total);
    if (full.length === 0) {
      for (const [stratum, quota] of largestRemainder(weighted, left, total)) quotas.set(stratum, quota);
      break;
    }
    // A stratum whose share is all it has or more is taken whole; the rest is shared out again.
    for (const share of full) {
      quotas.set(share.stratum, share.population);
      left -= share.population;
    }
    const taken = new Set(full.map((share) => share.stratum));
    open = open.filter((share) => !taken.has(share.stratum));
  }
  return quotas;
}

function largestRemainder(strata: readonly Share[], size: number, total: bigint): Map<string, number> {
  const parts = strata.map(({ stratum, weight }) => {
    const product = BigInt(size) * weight;
    return { stratum, quota: Number(product / total), remainder: product % total };
  });
  const missing = size - parts.reduce((sum, part) => sum + part.quota, 0);
  const byRemainder = [...parts].sort((a, b) =>
    a.remainder === b.remainder ? compareUtf8(a.stratum, b.stratum) : a.remainder > b.remainder ? -1 : 1,
  );
  for (let i = 0; i < missing; i++) must(byRemainder[i], 'fewer units missing than strata').quota += 1;
  return new Map(parts.map((part) => [part.stratum, part.quota]));
}

/** ⌊√n⌋ by Newton's method, from above. */
function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
