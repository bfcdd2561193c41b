import { type CaseMode, caseModes, type State } from './case.ts';

/** What may be done with a case once it is recorded. */
export const steps = [
  'notify',
  'sign',
  'unsign',
  'defer',
  'supply',
  'grant',
  'refuse',
  'withdraw',
  'terminate',
  'revoke',
  'close',
] as const;
export type Step = (typeof steps)[number];

/** What may happen to the clocks of a case. It stays in its state. */
export const clockSteps = ['pause', 'resume', 'extend', 'postpone'] as const;
export type ClockStep = (typeof clockSteps)[number];

/**
 * What a step takes beyond the state: `awaiting` deferred materials are still to come; `issued_first` policy lets the result go
 * before them; `evidence` a match, a reply or a written ground (asked for when the step is taken).
 */
export const needs = ['awaiting', 'issued_first', 'evidence'] as const;
export type Need = (typeof needs)[number];

export interface StepRule {
  readonly step: Step | ClockStep;
  readonly from: readonly State[];
  /** Null: the case stays where it is. */
  readonly to: State | null;
  readonly modes: readonly CaseMode[];
  readonly needs?: readonly Need[];
}

const open: readonly State[] = ['recorded', 'notified', 'signed', 'deferred'];
const promise: readonly CaseMode[] = ['commitment'];
const noPromise: readonly CaseMode[] = ['data_query', 'dept_verify', 'ordinary'];
const verified: readonly CaseMode[] = ['data_query', 'dept_verify'];

/**
 * A case's life as one table. Notice first, then the choice, then the signature; a result waits for the deferred materials, unless
 * policy issues it first. A case that ended without a result or whose result was revoked can only be closed.
 */
export const stepRules: readonly StepRule[] = [
  { step: 'notify', from: ['recorded'], to: 'notified', modes: promise },
  { step: 'sign', from: ['notified'], to: 'signed', modes: promise },
  // The letter that bore the signature is void: a promise stands on a letter that does, so it is signed anew.
  { step: 'unsign', from: ['signed', 'deferred'], to: 'notified', modes: promise },
  { step: 'defer', from: ['signed'], to: 'deferred', modes: promise, needs: ['awaiting'] },
  { step: 'defer', from: ['recorded'], to: 'deferred', modes: noPromise, needs: ['awaiting'] },
  { step: 'supply', from: ['deferred'], to: 'signed', modes: promise, needs: ['awaiting'] },
  { step: 'supply', from: ['deferred'], to: 'recorded', modes: noPromise, needs: ['awaiting'] },
  { step: 'supply', from: ['notified', 'granted'], to: null, modes: caseModes, needs: ['awaiting'] },
  { step: 'grant', from: ['signed'], to: 'granted', modes: promise },
  { step: 'grant', from: ['recorded'], to: 'granted', modes: ['ordinary'] },
  { step: 'grant', from: ['recorded'], to: 'granted', modes: verified, needs: ['evidence'] },
  {
    step: 'grant',
    from: ['deferred'],
    to: 'granted',
    modes: ['commitment', 'ordinary'],
    needs: ['issued_first'],
  },
  { step: 'grant', from: ['deferred'], to: 'granted', modes: verified, needs: ['issued_first', 'evidence'] },
  { step: 'refuse', from: open, to: 'refused', modes: caseModes },
  { step: 'withdraw', from: open, to: 'withdrawn', modes: caseModes },
  { step: 'terminate', from: open, to: 'terminated', modes: caseModes },
  { step: 'revoke', from: ['granted'], to: 'revoked', modes: caseModes },
  {
    step: 'close',
    from: ['granted', 'refused', 'withdrawn', 'terminated', 'revoked'],
    to: 'closed',
    modes: caseModes,
  },
  { step: 'pause', from: open, to: null, modes: caseModes },
  { step: 'resume', from: open, to: null, modes: caseModes },
  { step: 'extend', from: open, to: null, modes: caseModes },
  { step: 'postpone', from: [...open, 'granted'], to: null, modes: caseModes, needs: ['awaiting'] },
];

/** What the table asks about a case beyond its state and mode. */
export interface Standing {
  /** Deferred materials are still to come. */
  readonly awaiting: boolean;
  /** Policy issues a result before they have come. */
  readonly issuedFirst: boolean;
}

/** A rule as it applies to one case: the state it leads to is told. */
export interface LegalStep extends StepRule {
  readonly to: State;
}

/** The rule by which a step is legal in a state and mode; null where it is not. */
export function ruleFor(
  step: Step | ClockStep,
  state: State,
  mode: CaseMode,
  standing: Standing,
): LegalStep | null {
  const met: Readonly<Record<Need, boolean>> = {
    awaiting: standing.awaiting,
    issued_first: standing.issuedFirst,
    evidence: true,
  };
  const rule = stepRules.find(
    (one) =>
      one.step === step &&
      one.from.includes(state) &&
      one.modes.includes(mode) &&
      (one.needs ?? []).every((need) => met[need]),
  );
  return rule === undefined ? null : { ...rule, to: rule.to ?? state };
}

/** The steps that are legal in a state and mode, in the table's order; those that only touch a clock are left out. */
export const legalSteps = (state: State, mode: CaseMode, standing: Standing): Step[] =>
  steps.filter((step) => ruleFor(step, state, mode, standing) !== null);

/** True where deferred materials are still waited for: before the decision, or after a result that was issued first. */
export const awaitsMaterials = (state: State): boolean => isOpen(state) || state === 'granted';

/** True while a case awaits its decision. */
export const isOpen = (state: State): boolean => open.includes(state);
