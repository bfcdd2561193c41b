import type { CaseMode, State } from './case.ts';
import { caseModes } from './case.ts';

/** What may be done with a case once it is recorded. */
export const steps = [
  'notify',
  'sign',
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

/** What may happen to the clock of an open case. The case stays in its state. */
export const clockSteps = ['pause', 'resume', 'extend'] as const;
export type ClockStep = (typeof clockSteps)[number];

export interface StepRule {
  readonly step: Step | ClockStep;
  readonly from: readonly State[];
  readonly to: State;
  readonly modes: readonly CaseMode[];
  /** Beyond the state: evidence = a match, a reply or a written ground; materials = some are still missing. */
  readonly needs?: 'evidence' | 'materials';
}

const open: readonly State[] = ['recorded', 'notified', 'signed', 'deferred'];
const promise: readonly CaseMode[] = ['commitment'];
const noPromise: readonly CaseMode[] = ['data_query', 'dept_verify', 'ordinary'];

/**
 * A case's life as one table. Notice first, then the choice, then the signature; a result waits for the deferred materials.
 * A case that ended without a result or whose result was revoked can only be closed.
 */
export const stepRules: readonly StepRule[] = [
  { step: 'notify', from: ['recorded'], to: 'notified', modes: promise },
  { step: 'sign', from: ['notified'], to: 'signed', modes: promise },
  { step: 'defer', from: ['signed'], to: 'deferred', modes: promise, needs: 'materials' },
  { step: 'defer', from: ['recorded'], to: 'deferred', modes: noPromise, needs: 'materials' },
  { step: 'supply', from: ['deferred'], to: 'signed', modes: promise },
  { step: 'supply', from: ['deferred'], to: 'recorded', modes: noPromise },
  { step: 'grant', from: ['signed'], to: 'granted', modes: promise },
  { step: 'grant', from: ['recorded'], to: 'granted', modes: ['ordinary'] },
  {
    step: 'grant',
    from: ['recorded'],
    to: 'granted',
    modes: ['data_query', 'dept_verify'],
    needs: 'evidence',
  },
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
];

/** The rule by which a step is legal in a state and mode; null where it is not. */
export const ruleFor = (step: Step | ClockStep, state: State, mode: CaseMode): StepRule | null =>
  isClockStep(step)
    ? isOpen(state)
      ? { step, from: open, to: state, modes: caseModes }
      : null
    : (stepRules.find(
        (rule) => rule.step === step && rule.from.includes(state) && rule.modes.includes(mode),
      ) ?? null);

const isClockStep = (step: Step | ClockStep): step is ClockStep => clockSteps.some((one) => one === step);

/** The steps that are legal in a state and mode, in the table's order. */
export const legalSteps = (state: State, mode: CaseMode): Step[] =>
  steps.filter((step) => ruleFor(step, state, mode) !== null);

/** True while a case awaits its decision. */
export const isOpen = (state: State): boolean => open.includes(state);

/** The command by which a person takes a step; null for what happens by itself, or on import. */
export const commandOf = (step: Step, caseNo: string): string | null => {
  const words = stepCommands[step];
  return words === undefined ? null : `chengnuo ${words.replace('NO', caseNo)}`;
};

const stepCommands: Readonly<Partial<Record<Step, string>>> = {
  sign: 'case sign NO',
  supply: 'case supply NO',
  grant: 'case decide NO --grant',
  refuse: 'case decide NO --refuse',
  withdraw: 'case withdraw NO',
  terminate: 'check remedy NO --terminate',
  revoke: 'check remedy NO --revoke',
};
