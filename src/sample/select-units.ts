import { compareUtf8 } from '../kernel/text.ts';
import type { PopulationUnit } from './population.ts';

/** A unit that the plan names itself, and why; reasons are published, so they name nobody. */
export interface ListedUnit {
  readonly unit: string;
  readonly reason: string;
}

export interface UnitLists {
  readonly exclude: readonly ListedUnit[];
  readonly must: readonly ListedUnit[];
  /** Units drawn too short a time ago. */
  readonly recent: ReadonlySet<string>;
}

export interface SelectedUnits {
  /** What chance decides on. */
  readonly population: readonly PopulationUnit[];
  readonly excluded: readonly ListedUnit[];
  /** Visited whatever is drawn: kept apart, so that the random part stays a fair sample. */
  readonly must: readonly ListedUnit[];
  /** Units of the exclusion list that would not have been in the population anyway. */
  readonly notFound: number;
}

/** The reason of those that were drawn too short a time ago, as it is stored and published. */
const drawnRecently = '近期已抽查 drawn recently';

/** Parts the units that may be drawn. One that must be visited is, even if it was drawn recently. */
export function selectUnits(units: readonly PopulationUnit[], lists: UnitLists): SelectedUnits {
  const must = new Set(lists.must.map(({ unit }) => unit));
  const reasons = new Map(lists.exclude.map(({ unit, reason }) => [unit, reason]));
  const population: PopulationUnit[] = [];
  const excluded: ListedUnit[] = [];
  for (const row of units) {
    if (must.has(row.unit)) continue;
    const reason = reasons.get(row.unit) ?? (lists.recent.has(row.unit) ? drawnRecently : undefined);
    if (reason === undefined) population.push(row);
    else excluded.push({ unit: row.unit, reason });
  }
  const known = new Set(units.map(({ unit }) => unit));
  return {
    population,
    excluded: excluded.sort(byUnit),
    must: [...lists.must].sort(byUnit),
    notFound: lists.exclude.filter(({ unit }) => !known.has(unit)).length,
  };
}

const byUnit = (a: ListedUnit, b: ListedUnit): number => compareUtf8(a.unit, b.unit);

/** How many for which reason, by the reason's UTF-8 bytes. */
export function countReasons(list: readonly ListedUnit[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { reason } of list) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => compareUtf8(a.reason, b.reason));
}

/** The batch, from 1, in which a drawn unit is visited: a stratum's units in the order of their tickets, cut into equal parts. */
export const batchOf = (order: number, quota: number, batches: number): number =>
  Math.floor(((order - 1) * batches) / quota) + 1;
