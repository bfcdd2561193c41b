import { type Conversion, compareLimits } from '../../calendar/convert.ts';
import { timeCut, timePair, toMinutes } from '../../calendar/time-cut.ts';
import { formatLimit, type Limit, parseLimit } from '../../kernel/limit.ts';
import { type Rounding, ratio } from '../../kernel/ratio.ts';
import { type Item, LIST_SEPARATOR } from '../item.ts';
import type { Bundle, BundleMember } from './bundle.ts';
import { distinctNames, listedMaterials, type SharedMaterial, unionOfMaterials } from './materials.ts';

/** How time and shares are counted: declared with every figure (domain 3.6). */
export interface Counting {
  readonly conversion: Conversion;
  readonly rounding: Rounding;
}

/** Where a time came from: the bundle's own list, or the items' limits where that states none. */
export type TimeSource = 'bundle' | 'items';

/** What a bundle amounts to. Counts are null where no member says anything; cuts are percent, null without a denominator. */
export interface BundleFigures {
  readonly leads: readonly string[];
  readonly departments: readonly string[];
  readonly steps: readonly string[];
  readonly materials: readonly SharedMaterial[];
  readonly materials_before: number | null;
  readonly materials_after: number | null;
  readonly materials_cut: number | null;
  readonly limit_before: string | null;
  readonly limit_before_from: TimeSource | null;
  readonly limit_after: string | null;
  readonly limit_after_from: TimeSource | null;
  readonly minutes_before: number | null;
  readonly minutes_after: number | null;
  readonly time_cut: number | null;
  readonly visits_before: number | null;
  readonly visits_after: number | null;
  readonly visits_cut: number | null;
}

/** Everything that is shown of a bundle. The rules stand in docs/bundles.md, sentence by sentence. */
export function figuresOf({ members }: Bundle, counting: Counting): BundleFigures {
  const items = members.flatMap(({ item }) => (item === null ? [] : [item]));
  const percent = (before: number | null, after: number | null) =>
    before === null || after === null ? null : ratio(before - after, before, counting.rounding, 100);
  const materials = unionOfMaterials(items);
  const before = total(items.map(materialsBefore));
  const after = total([
    ...(materials.length > 0 ? [materials.length] : []),
    // What an item counts but does not list cannot be told apart from what others ask for: it is added as it is.
    ...items
      .filter((item) => listedMaterials(item.materials).length === 0)
      .map((item) => item.materials_after),
  ]);
  const visits = {
    before: total(items.map((item) => item.visits_before)),
    // Handled as one, whoever comes for the member that needs most comes for all.
    after: largest(items.map((item) => item.visits_after)),
  };
  return {
    leads: [...new Set(members.flatMap(({ lead }) => (lead === null ? [] : [lead])))],
    departments: distinctNames(items.map((item) => item.authority_name)),
    steps: members.flatMap(stepsOf),
    materials,
    materials_before: before,
    materials_after: after,
    materials_cut: percent(before, after),
    ...timesOf(members, counting),
    visits_before: visits.before,
    visits_after: visits.after,
    visits_cut: percent(visits.before, visits.after),
  };
}

/** As the item's list states it, else what it lists: before there was a bundle, every member asked for its own. */
const materialsBefore = (item: Item): number | null => {
  const listed = listedMaterials(item.materials).length;
  return item.materials_before ?? (listed > 0 ? listed : item.materials_after);
};

/** A step of two departments is two steps; a cell may hold several. */
const stepsOf = ({ step }: BundleMember): string[] =>
  (step ?? '')
    .split(new RegExp(`[${LIST_SEPARATOR}\n]`))
    .map((part) => part.trim())
    .filter((part) => part !== '');

function timesOf(members: readonly BundleMember[], counting: Counting) {
  const { conversion, rounding } = counting;
  const items = members.flatMap(({ item }) => (item === null ? [] : [item]));
  const before = limitOf(
    members.map((member) => member.limit_before),
    items.map((item) => item.previous_limit ?? item.statutory_limit),
    conversion,
  );
  const after = limitOf(
    members.map((member) => member.limit_after),
    items.map((item) => promisedLimit(item, conversion)),
    conversion,
  );
  const pair = before && after ? timePair(before.limit, after.limit, conversion) : null;
  return {
    limit_before: before && formatLimit(before.limit, 'en'),
    limit_before_from: before?.from ?? null,
    limit_after: after && formatLimit(after.limit, 'en'),
    limit_after_from: after?.from ?? null,
    minutes_before: pair && toMinutes(pair.before),
    minutes_after: pair && toMinutes(pair.after),
    time_cut: pair && timeCut(pair, rounding),
  };
}

/** What the bundle's list states, else what its items' lists do; of several limits the longest, since the whole waits for it. */
function limitOf(
  stated: readonly (string | null)[],
  ofItems: readonly (string | null)[],
  conversion: Conversion,
): { limit: Limit; from: TimeSource } | null {
  const own = longest(stated, conversion);
  if (own !== null) return { limit: own, from: 'bundle' };
  const limit = longest(ofItems, conversion);
  return limit === null ? null : { limit, from: 'items' };
}

/** The limit every applicant is promised: the longer one where window and online differ. */
export const promisedLimit = (
  item: Pick<Item, 'promised_limit_window' | 'promised_limit_online'>,
  conversion: Conversion,
): string | null => {
  const limit = longest([item.promised_limit_window, item.promised_limit_online], conversion);
  return limit && formatLimit(limit, 'en');
};

/** The longest of some written limits, by the declared conversion; null for none. The first of equals stays as written. */
export function longest(texts: readonly (string | null)[], conversion: Conversion): Limit | null {
  const limits = texts.flatMap((text) => {
    const limit = text === null ? null : parseLimit(text);
    return limit === null ? [] : [limit];
  });
  return limits.reduce<Limit | null>(
    (most, limit) => (most === null || compareLimits(limit, most, conversion) > 0 ? limit : most),
    null,
  );
}

function total(numbers: readonly (number | null)[]): number | null {
  const stated = numbers.filter((number) => number !== null);
  return stated.length === 0 ? null : stated.reduce((sum, number) => sum + number, 0);
}

function largest(numbers: readonly (number | null)[]): number | null {
  const stated = numbers.filter((number) => number !== null);
  return stated.length === 0 ? null : Math.max(...stated);
}
