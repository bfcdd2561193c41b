import { err, ok, type Result } from '../kernel/result.ts';
import { allocate, proportionalWeight } from './allocate.ts';
import { type DrawnInStratum, startDraw } from './draw.ts';
import type { PopulationUnit } from './population.ts';

/** A later draw of the same plan, as it is published in `top-ups.json`. */
export interface TopUp {
  /** From 1. */
  readonly no: number;
  readonly seed: string;
  readonly reason: string;
  /** How many of which stratum. */
  readonly counts: Readonly<Record<string, number>>;
}

/** How many more: one number, divided over the strata, or a number for each of some. */
export type TopUpCounts = number | ReadonlyMap<string, number>;

/** Reads `5` or `A=2,B=1`; null for anything else. */
export function parseTopUp(text: string): TopUpCounts | null {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  const counts = new Map<string, number>();
  for (const entry of text.split(/[,，]/)) {
    const cut = entry.lastIndexOf('=');
    const stratum = entry.slice(0, Math.max(cut, 0)).trim().normalize('NFC');
    const count = entry.slice(cut + 1).trim();
    if (stratum === '' || counts.has(stratum) || !/^[1-9]\d{0,8}$/.test(count)) return null;
    counts.set(stratum, Number(count));
  }
  return counts;
}

/**
 * How many of which stratum. One number is divided in proportion to the units not drawn yet, by largest remainder. The error names the
 * stratum that has fewer left than asked for, and how many it has; an empty name stands for the whole plan.
 */
export function divideTopUp(
  undrawn: ReadonlyMap<string, number>,
  counts: TopUpCounts,
): Result<ReadonlyMap<string, number>, { readonly stratum: string; readonly left: number }> {
  if (typeof counts === 'number') {
    const left = [...undrawn.values()].reduce((sum, count) => sum + count, 0);
    if (left < counts) return err({ stratum: '', left });
    const shares = [...undrawn].map(([stratum, population]) => ({
      stratum,
      population,
      weight: proportionalWeight(population),
    }));
    return ok(new Map([...allocate(shares, counts)].filter(([, count]) => count > 0)));
  }
  for (const [stratum, count] of counts) {
    const left = undrawn.get(stratum) ?? 0;
    if (left < count) return err({ stratum, left });
  }
  return ok(counts);
}

/**
 * Draws a top-up: of the units of each stratum that no earlier draw of the plan took, those with the smallest tickets under the new
 * seed. Their order goes on where the stratum's last draw ended.
 */
export function startTopUp(
  topUp: Pick<TopUp, 'seed' | 'counts'>,
  taken: readonly DrawnInStratum[],
): { readonly offer: (row: PopulationUnit) => void; readonly result: () => DrawnInStratum[] } {
  const before = new Set(taken.map(({ unit }) => unit));
  const last = new Map<string, number>();
  for (const { stratum, order } of taken) last.set(stratum, Math.max(order, last.get(stratum) ?? 0));
  const draw = startDraw(topUp.seed, new Map(Object.entries(topUp.counts)));
  return {
    offer: ({ unit, stratum }) => {
      if (!before.has(unit)) draw.offer(unit, stratum);
    },
    result: () => draw.result().map((row) => ({ ...row, order: row.order + (last.get(row.stratum) ?? 0) })),
  };
}
