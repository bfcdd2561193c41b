import { err, ok, type Result } from '../kernel/result.ts';
import { compareUtf8 } from '../kernel/text.ts';
import { allocate, neymanWeight, proportionalWeight } from './allocate.ts';
import { type Floor, fillToFloor } from './floor.ts';
import { quota, type Rate, type StratumQuota } from './rate.ts';

/** How many units of each stratum are drawn. */
export type QuotaRule =
  | { readonly kind: 'rate'; readonly rate: Rate }
  | { readonly kind: 'rates'; readonly rates: ReadonlyMap<string, Rate> }
  | { readonly kind: 'size'; readonly size: number; readonly allocation: 'proportional' }
  | {
      readonly kind: 'size';
      readonly size: number;
      readonly allocation: 'neyman';
      /** Expected share of untrue promises in each stratum. */
      readonly prior: ReadonlyMap<string, Rate>;
    };

/** Strata that the rule does not name: the plan is refused rather than leaving them out in silence. */
export interface QuotaProblem {
  readonly missing: readonly string[];
}

/**
 * The quota of every stratum, strata by their UTF-8 bytes (contract, section 5.1). Names in the rule that no unit
 * belongs to are no problem: a class may be empty this month. `floor` is the least that the whole plan draws; a size needs none.
 */
export function quotasOf(
  populations: ReadonlyMap<string, number>,
  rule: QuotaRule,
  floor: Floor | null = null,
): Result<readonly StratumQuota[], QuotaProblem> {
  const strata = [...populations]
    .map(([stratum, population]) => ({ stratum, population }))
    .sort((a, b) => compareUtf8(a.stratum, b.stratum));
  const named = rule.kind === 'rates' ? rule.rates : 'prior' in rule ? rule.prior : null;
  const missing = strata.map(({ stratum }) => stratum).filter((stratum) => named && !named.has(stratum));
  if (missing.length > 0) return err({ missing });
  if (rule.kind !== 'size') {
    const rateOf = (stratum: string) => (rule.kind === 'rate' ? rule.rate : rule.rates.get(stratum));
    const quotas = strata.map((row) => {
      const rate = rateOf(row.stratum);
      return { ...row, quota: rate ? quota(row.population, rate) : 0 };
    });
    return ok(floor === null ? quotas : fillToFloor(quotas, rateOf, floor));
  }
  const shares = strata.map((row) => {
    const prior = 'prior' in rule ? rule.prior.get(row.stratum) : undefined;
    const weight = prior ? neymanWeight(row.population, prior) : proportionalWeight(row.population);
    return { ...row, weight };
  });
  const quotas = allocate(shares, rule.size);
  return ok(strata.map((row) => ({ ...row, quota: quotas.get(row.stratum) ?? 0 })));
}

/** What stands for a value that a unit does not have, so that no stratum is without a name. */
export const noValue = '-';

/** The stratum of a unit: its codes for the keys in the order given, joined with `|`; `all` without keys. */
export function stratumKey(values: readonly (string | null)[]): string {
  if (values.length === 0) return 'all';
  return values.map((value) => value?.normalize('NFC') || noValue).join('|');
}

export interface SeedCheck {
  /** The seed as it is used and published. */
  readonly seed: string;
  /** Too short to be beyond guessing or choosing: needs a person's confirmation. */
  readonly weak: boolean;
}

/**
 * The seed of a draw from what was typed: NFC, trimmed. Weak under 20 decimal digits, or, where it is not only digits
 * (with or without separators between them), under 16 characters. A line break or other control character is refused,
 * since the published seed is one line.
 */
export function checkSeed(text: string): Result<SeedCheck, 'empty' | 'control-character'> {
  const seed = text.normalize('NFC').trim();
  if (seed === '') return err('empty');
  if (/[\p{Cc}\u2028\u2029]/u.test(seed) || !seed.isWellFormed()) return err('control-character');
  const onlyDigits = /^[\p{Nd}\p{P}\p{S}\p{Z}]*$/u.test(seed) && /\p{Nd}/u.test(seed);
  const counted = onlyDigits ? [...seed].filter((c) => /\p{Nd}/u.test(c)) : [...seed];
  return ok({ seed, weak: counted.length < (onlyDigits ? 20 : 16) });
}
