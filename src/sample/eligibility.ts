import { compareUtf8 } from '../kernel/text.ts';
import {
  type IneligibleReason,
  ineligibleReason,
  type PoolInspector,
  type UnitFacts,
} from './assign-rules.ts';
import type { Barred } from './duty.ts';

/** Who may visit which unit: what `ineligibleReason` says of a unit and an inspector, without a look at every pair. */
export interface Eligibility {
  readonly barredFrom: (facts: UnitFacts) => Barred;
  /** Those who may not visit the unit, by the UTF-8 bytes of their numbers. */
  readonly reasonsFor: (
    facts: UnitFacts,
  ) => Iterable<readonly [inspectorNo: string, reason: IneligibleReason]>;
}

/**
 * Units of one authority and one field have the same inspectors but for recusals: what holds for all of them is worked out once, and
 * recusals are looked up by what they name. Time and memory grow with the kinds of units, not with units times inspectors.
 */
export function eligibilityOn(visitDay: string, pool: readonly PoolInspector[]): Eligibility {
  const inspectors = pool.toSorted((a, b) => compareUtf8(a.inspectorNo, b.inspectorNo));
  const recusedFrom = new Map<string, Set<string>>();
  for (const { inspectorNo, recuse } of inspectors)
    for (const object of recuse)
      recusedFrom.set(object, (recusedFrom.get(object) ?? new Set()).add(inspectorNo));
  const classes = new Map<string, ReadonlyMap<string, IneligibleReason>>();
  const classOf = ({ authority, domain }: UnitFacts): ReadonlyMap<string, IneligibleReason> => {
    const key = JSON.stringify([authority, domain]);
    let known = classes.get(key);
    if (known === undefined) {
      // A unit that nobody can name in a recusal: only what all of its kind share is left.
      const facts = { unit: '', authority, domain, objects: [] };
      const reasons = inspectors.flatMap((one) => {
        const reason = ineligibleReason({ ...one, recuse: [] }, facts, visitDay);
        return reason === null ? [] : [[one.inspectorNo, reason] as const];
      });
      known = new Map(reasons);
      classes.set(key, known);
    }
    return known;
  };
  const recusalsOf = ({ unit, objects }: UnitFacts): readonly ReadonlySet<string>[] =>
    [unit, ...objects].flatMap((object) => recusedFrom.get(object) ?? []);
  return {
    barredFrom(facts) {
      const reasons = classOf(facts);
      const recusals = recusalsOf(facts);
      return recusals.length === 0
        ? reasons
        : { has: (no) => reasons.has(no) || recusals.some((set) => set.has(no)) };
    },
    *reasonsFor(facts) {
      const reasons = classOf(facts);
      const recusals = recusalsOf(facts);
      if (recusals.length === 0) {
        yield* reasons;
        return;
      }
      for (const { inspectorNo } of inspectors) {
        // Recusal first, as `ineligibleReason` has it.
        const reason = recusals.some((set) => set.has(inspectorNo)) ? 'recused' : reasons.get(inspectorNo);
        if (reason !== undefined) yield [inspectorNo, reason];
      }
    },
  };
}
