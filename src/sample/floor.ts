import { compareUtf8 } from '../kernel/text.ts';
import { parseRate, quota, type Rate, type StratumQuota } from './rate.ts';

/** The least that a whole plan draws: a share of all units, or a number of them. */
export type Floor = Rate | number;

/** Reads `3%` or `50`; null for anything else, and for nothing at all. */
export function parseFloor(text: string): Floor | null {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  const rate = parseRate(text);
  return rate === null || rate.numerator === 0n ? null : rate;
}

export const floorText = (floor: Floor): string => (typeof floor === 'number' ? String(floor) : floor.text);

/**
 * Raises quotas until the plan draws its least: what is missing comes from the riskiest stratum, the one with the highest rate (of
 * equal ones the last by UTF-8 bytes: D before A), then from the next.
 */
export function fillToFloor(
  strata: readonly StratumQuota[],
  rateOf: (stratum: string) => Rate | undefined,
  floor: Floor,
): readonly StratumQuota[] {
  const total = strata.reduce((sum, row) => sum + row.population, 0);
  const drawn = strata.reduce((sum, row) => sum + row.quota, 0);
  let missing = (typeof floor === 'number' ? Math.min(floor, total) : quota(total, floor)) - drawn;
  const riskiest = [...strata].sort(
    (a, b) => compareRates(rateOf(b.stratum), rateOf(a.stratum)) || compareUtf8(b.stratum, a.stratum),
  );
  const raised = new Map<string, number>();
  for (const row of riskiest) {
    const more = Math.min(row.population - row.quota, Math.max(0, missing));
    raised.set(row.stratum, row.quota + more);
    missing -= more;
  }
  return strata.map((row) => ({ ...row, quota: raised.get(row.stratum) ?? row.quota }));
}

function compareRates(a: Rate | undefined, b: Rate | undefined): number {
  const difference =
    (a?.numerator ?? 0n) * (b?.denominator ?? 1n) - (b?.numerator ?? 0n) * (a?.denominator ?? 1n);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
