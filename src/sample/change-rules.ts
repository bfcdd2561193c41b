import type { AssignResult } from './assign-rules.ts';
import type { DrawnInStratum } from './draw.ts';
import type { UnassignableReason } from './duty.ts';

/** A unit or an inspector whose place another one took; in the order in which it happened. */
export interface PlanChange {
  /** From 1 within the plan. */
  readonly no: number;
  readonly kind: 'unit' | 'inspector';
  /** The unit that could not be reached, or whose inspector cannot go. */
  readonly unit: string;
  /** Who cannot go; null where a unit was substituted. */
  readonly inspectorNo: string | null;
  /** The unit, or the inspector, in that place. */
  readonly takenBy: string;
  /** Whether inspectors were assigned by then. */
  readonly assigned: boolean;
  /** Published, so it names nobody. */
  readonly reason: string;
  readonly at: string;
}

/** Who visits a unit: a team, or the reason why none can. */
export interface Visit {
  readonly inspectors: readonly string[];
  readonly unassignable: UnassignableReason | null;
}

/** A change with the visit as it stood right after it: that of the substitute, or of the unit whose inspector was replaced. */
export interface ChangedVisit extends PlanChange {
  /** Null where no inspectors were assigned by then. */
  readonly visit: Visit | null;
}

/** The units that are to be visited: those whose place another one took are not. */
export function unitsInPlace<T extends Pick<DrawnInStratum, 'unit'>>(
  drawn: readonly T[],
  changes: readonly Pick<PlanChange, 'kind' | 'unit'>[],
): T[] {
  const gone = new Set(changes.filter(({ kind }) => kind === 'unit').map(({ unit }) => unit));
  return drawn.filter(({ unit }) => !gone.has(unit));
}

/** Takes the changes back, the last one first: the assignments as they were first made, and how each change left its visit. */
export function takeBack(
  now: AssignResult,
  changes: readonly PlanChange[],
): { readonly first: AssignResult; readonly changed: readonly ChangedVisit[] } {
  const visits = new Map<string, Visit>([
    ...now.assignments.map(({ unit, inspectors }) => [unit, { inspectors, unassignable: null }] as const),
    ...now.unassignable.map(({ unit, reason }) => [unit, { inspectors: [], unassignable: reason }] as const),
  ]);
  const changed: ChangedVisit[] = [];
  for (const change of changes.toReversed()) {
    const { kind, unit, inspectorNo, takenBy, assigned } = change;
    const about = kind === 'unit' ? takenBy : unit;
    const visit = visits.get(about) ?? null;
    changed.unshift({ ...change, visit: assigned ? visit : null });
    if (!assigned) continue;
    if (kind === 'unit') visits.delete(takenBy);
    else if (visit !== null && inspectorNo !== null)
      visits.set(unit, {
        ...visit,
        inspectors: visit.inspectors.map((no) => (no === takenBy ? inspectorNo : no)),
      });
  }
  return { first: resultOf(visits), changed };
}

function resultOf(visits: ReadonlyMap<string, Visit>): AssignResult {
  const rows = [...visits];
  return {
    assignments: rows.flatMap(([unit, { inspectors, unassignable }]) =>
      unassignable === null ? [{ unit, inspectors }] : [],
    ),
    unassignable: rows.flatMap(([unit, { unassignable: reason }]) =>
      reason === null ? [] : [{ unit, reason }],
    ),
  };
}
