/** A probability as an exact fraction of whole numbers. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * P(X ≤ most) where X counts the untrue among `size` units drawn without replacement from `population`, of which `untrue` are:
 * Σ C(untrue, x)·C(population − untrue, size − x) / C(population, size). Exact; the numbers have as many digits as it takes.
 */
export function chanceOfAtMost(population: number, untrue: number, size: number, most: number): Fraction {
  // X is the same when sample and untrue change places: the smaller of them makes the shorter products.
  const [drawn, marked] = size <= untrue ? [size, untrue] : [untrue, size];
  const others = population - marked;
  const least = Math.max(0, drawn - others);
  let term = chooseFrom(marked, least) * chooseFrom(others, drawn - least);
  let sum = 0n;
  for (let x = least; x <= Math.min(most, drawn); x++) {
    sum += term;
    // From x to x + 1; the divisions come out even, since both products are numbers of choices.
    term = (term * BigInt(marked - x) * BigInt(drawn - x)) / (BigInt(x + 1) * BigInt(others - drawn + x + 1));
  }
  return { numerator: sum, denominator: chooseFrom(population, drawn) };
}

/** C(n, k). */
function chooseFrom(n: number, k: number): bigint {
  const fewer = Math.min(k, n - k);
  let product = 1n;
  for (let i = 1; i <= fewer; i++) product = (product * BigInt(n - fewer + i)) / BigInt(i);
  return product;
}

/** A fraction between 0 and 1 as a number, cut to nine decimals. */
export const toNumber = ({ numerator, denominator }: Fraction): number =>
  Number((numerator * 1_000_000_000n) / denominator) / 1e9;
