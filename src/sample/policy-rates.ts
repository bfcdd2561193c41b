import { err, ok, type Result } from '../kernel/result.ts';
import { parseRate, type Rate } from './rate.ts';
import { noValue } from './rules.ts';

/**
 * The rate of each stratum by its grade: policy names one for each class, and the class that stands for objects without one. `position`
 * is that of the grade among the keys that make a stratum. The error names strata whose grade policy does not know.
 */
export function ratesByGrade(
  strata: Iterable<string>,
  position: number,
  policy: { readonly rates: Readonly<Record<string, string>>; readonly unknownClass: string },
): Result<ReadonlyMap<string, Rate>, readonly string[]> {
  const rates = new Map<string, Rate>();
  const missing: string[] = [];
  for (const stratum of strata) {
    const grade = stratum.split('|')[position] ?? noValue;
    const text = policy.rates[grade === noValue ? policy.unknownClass : grade];
    const rate = text === undefined ? null : parseRate(text);
    if (rate === null) missing.push(stratum);
    else rates.set(stratum, rate);
  }
  return missing.length > 0 ? err(missing) : ok(rates);
}
