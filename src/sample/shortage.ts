import type { IneligibleReason, PoolInspector, Unassignable, UnitFacts } from './assign-rules.ts';
import type { Eligibility } from './eligibility.ts';

/** A unit nobody could be sent to, with how many of the officers asked for each rule excluded. */
export interface Shortage extends Unassignable {
  /** Officers of the pool; leaders alone where it is a leader that lacks. Experts count as neither. */
  readonly pool: number;
  readonly eligible: number;
  readonly excluded: Readonly<Record<IneligibleReason, number>>;
}

/** Says of units that could not be assigned which rule excluded how many. An officer counts under the first rule against them. */
export function explainShortage(
  unassignable: readonly Unassignable[],
  facts: ReadonlyMap<string, UnitFacts>,
  pool: readonly PoolInspector[],
  eligibility: Pick<Eligibility, 'reasonsFor'>,
): Shortage[] {
  const officers = pool.filter(({ role }) => role !== 'expert');
  const asked = {
    'too-few-eligible': new Set(officers.map(({ inspectorNo }) => inspectorNo)),
    'no-leader': new Set(officers.flatMap(({ role, inspectorNo }) => (role === 'leader' ? inspectorNo : []))),
  };
  return unassignable.map(({ unit, reason }) => {
    const excluded = { 'other-authority': 0, 'other-domain': 0, 'certificate-expired': 0, recused: 0 };
    const own = facts.get(unit);
    let eligible = asked[reason].size;
    for (const [no, why] of own === undefined ? [] : eligibility.reasonsFor(own)) {
      if (!asked[reason].has(no)) continue;
      excluded[why] += 1;
      eligible -= 1;
    }
    return { unit, reason, pool: asked[reason].size, eligible, excluded };
  });
}
