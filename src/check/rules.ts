import type { CaseMode, State } from '../case/case.ts';
import type { CheckOutcome } from './check.ts';

/** True while there is a promise, or a fact that stands for one, to verify: not before the signature, not once it is withdrawn. */
export function canBeChecked(state: State, mode: CaseMode): boolean {
  if (mode === 'ordinary') return false;
  const before: readonly State[] = mode === 'commitment' ? ['signed', 'deferred'] : ['recorded', 'deferred'];
  return before.includes(state) || ['granted', 'terminated', 'revoked', 'closed'].includes(state);
}

/** An outcome that a person should judge: it may be a breach. What cannot be verified never is (domain 5.1). */
export const raisesSuspicion = (outcome: CheckOutcome): boolean =>
  outcome === 'untrue' || outcome === 'partly';
