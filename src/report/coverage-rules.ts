import { type Item, modes, tracks } from '../item/item.ts';
import { type Rounding, ratio } from '../kernel/ratio.ts';
import { compareUtf8 } from '../kernel/text.ts';
import { type Day, isDay } from '../kernel/time.ts';

/** commitment: handled on a promise; visits: at most one visit in person. */
export const measures = ['commitment', 'visits'] as const;
export type Measure = (typeof measures)[number];

/** entries of the list, one a certificate or licence; services: entries with one service code are one. */
export const countings = ['entries', 'services'] as const;
export type Counting = (typeof countings)[number];

export const coverageKeys = ['mode', 'authority', 'level', 'domain', 'track', 'batch'] as const;
export type CoverageKey = (typeof coverageKeys)[number];

/** What of an item the coverage looks at. */
export type Entry = Pick<
  Item,
  | 'item_code'
  | 'service_code'
  | 'mode'
  | 'authority_name'
  | 'level'
  | 'domain'
  | 'track'
  | 'batch'
  | 'visits_after'
>;

export interface Count {
  readonly total: number;
  readonly count: number;
}

export interface CoverageGroup extends Count {
  readonly key: string;
  /** count of total, in percent. */
  readonly share: number | null;
  /** The group's part of the whole list, in percent. */
  readonly part: number | null;
}

/**
 * How many units there are and how many reach the measure. A service is by commitment when one of its entries is, and within one
 * visit when all of them are: the applicant makes the longest way. An entry that does not say how many visits it takes is not
 * within one.
 */
export function countUnits(entries: readonly Entry[], measure: Measure, counting: Counting): Count {
  const units = [...unitsOf(entries, counting).values()];
  const reached =
    measure === 'commitment'
      ? units.filter((unit) => unit.some(({ mode }) => mode === 'commitment'))
      : units.filter((unit) => unit.every(({ visits_after: v }) => v !== null && v <= 1));
  return { total: units.length, count: reached.length };
}

/** Units that leave the number of visits open in one of their entries. */
export const unknownVisits = (entries: readonly Entry[], counting: Counting): number =>
  [...unitsOf(entries, counting).values()].filter((unit) => unit.some((entry) => entry.visits_after === null))
    .length;

/** Without a service code an entry is a service of its own. */
function unitsOf(entries: readonly Entry[], counting: Counting): Map<string, Entry[]> {
  const units = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { item_code, service_code } = entry;
    const key = counting === 'services' && service_code !== null ? `s ${service_code}` : `i ${item_code}`;
    const unit = units.get(key);
    if (unit) unit.push(entry);
    else units.set(key, [entry]);
  }
  return units;
}

/**
 * Counts by key; a service with entries in several groups counts in each. By mode, commitment is a mode itself: there the groups
 * are parts of the whole list. Modes, tracks and levels in their own order, others the largest first, equal ones in UTF-8 order.
 */
export function coverageGroups(
  entries: readonly Entry[],
  by: CoverageKey,
  measure: Measure,
  counting: Counting,
  rounding: Rounding,
): CoverageGroup[] {
  const whole = unitsOf(entries, counting).size;
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry, by);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  const share = (count: number, total: number): number | null => ratio(count, total, rounding, 100);
  const rows = [...groups].map(([key, members]): CoverageGroup => {
    const { total, count } = countUnits(members, measure, counting);
    if (by === 'mode' && measure === 'commitment') {
      return { key, total: whole, count: total, share: share(total, whole), part: share(total, whole) };
    }
    return { key, total, count, share: share(count, total), part: share(total, whole) };
  });
  const order: readonly string[] = by === 'mode' ? modes : by === 'track' ? tracks : [];
  return rows.sort((a, b) => {
    if (order.length > 0) return order.indexOf(a.key) - order.indexOf(b.key);
    if (by === 'level') return compareUtf8(a.key, b.key);
    return b.total - a.total || compareUtf8(a.key, b.key);
  });
}

function keyOf(entry: Entry, by: CoverageKey): string {
  const value = by === 'authority' ? entry.authority_name : entry[by];
  return String(value ?? '');
}

/** A share to get above by a day. `digits`: the percentage without its point, `decimals` of it behind the point. */
export interface Target {
  readonly digits: number;
  readonly decimals: number;
  readonly by: Day;
}

/** `40%@2026-03-31` or `12.5@2026-06-30`, from 0 to below 100: nothing is above the whole. Null for anything else. */
export function parseTarget(text: string): Target | null {
  const match = /^(\d{1,2})(?:\.(\d{1,6}))?\s*[%％]?@(\d{4}-\d{2}-\d{2})$/.exec(text.trim());
  if (!match) return null;
  const [, whole = '', fraction = '', by = ''] = match;
  return isDay(by) ? { digits: Number(whole + fraction), decimals: fraction.length, by } : null;
}

/** The target's percentage as a number: 12.5. */
export const targetShare = ({ digits, decimals }: Target): number => digits / 10 ** decimals;

/** Above means strictly above, compared exactly, never on a rounded share. */
export function isAbove({ total, count }: Count, target: Target): boolean {
  return total > 0 && count >= neededFor(total, target);
}

/** The smallest count above the target: of 586, 235 for 40 % and 528 for 90 %. */
export function neededFor(total: number, { digits, decimals }: Target): number {
  return Number((BigInt(total) * BigInt(digits)) / (100n * 10n ** BigInt(decimals))) + 1;
}
