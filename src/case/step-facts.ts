import type { Act } from '../ledger/acts.ts';
import type { CasesTable } from '../store/schema/case.ts';
import type { ClockStep, Step } from './rules.ts';

/** Who takes a step; the office's clerk enters it in either case. */
export type Taker = 'office' | 'applicant';

export interface StepFacts {
  readonly by: Taker;
  /** Words of the command, NO for the case number; null for what happens with another step, or on import only. */
  readonly command: string | null;
  /** The ledger's act; null where the step is entered with another one. */
  readonly act: Act | null;
  /** Columns of the case beside state and revision. */
  readonly writes: readonly (keyof CasesTable)[];
}

const decided = ['decided_at', 'decided_day'] as const;

/** Who takes each step, by which command, and what it leaves behind. A test takes them all and compares. */
export const stepFacts: Readonly<Record<Step | ClockStep, StepFacts>> = {
  notify: { by: 'office', command: null, act: null, writes: ['notified_at', 'letter_no', 'commitment_code'] },
  sign: {
    by: 'applicant',
    command: 'case sign NO',
    act: 'case.sign',
    writes: ['signed_at', 'letter_no', 'commitment_code'],
  },
  // Entered by `letter void`: never a step that one takes with the case alone.
  unsign: {
    by: 'office',
    command: null,
    act: 'letter.void',
    writes: ['signed_at', 'letter_no', 'commitment_code'],
  },
  defer: { by: 'office', command: null, act: null, writes: [] },
  supply: {
    by: 'applicant',
    command: 'case supply NO',
    act: 'case.supply',
    writes: ['deferred_materials'],
  },
  grant: {
    by: 'office',
    command: 'case decide NO --grant',
    act: 'case.decide',
    writes: [...decided, 'decision', 'evidence', 'check_due', 'check_due_provisional'],
  },
  refuse: {
    by: 'office',
    command: 'case decide NO --refuse',
    act: 'case.decide',
    writes: [...decided, 'decision', 'evidence'],
  },
  withdraw: {
    by: 'applicant',
    command: 'case withdraw NO',
    act: 'case.withdraw',
    writes: [...decided, 'decision'],
  },
  terminate: {
    by: 'office',
    command: 'check remedy NO --terminate',
    act: 'case.terminate',
    writes: [...decided],
  },
  revoke: { by: 'office', command: 'check remedy NO --revoke', act: 'case.revoke', writes: [] },
  close: { by: 'office', command: null, act: null, writes: [] },
  pause: {
    by: 'office',
    command: 'case pause NO',
    act: 'case.pause',
    writes: ['paused_since', 'deadline', 'deadline_provisional'],
  },
  resume: {
    by: 'office',
    command: 'case resume NO',
    act: 'case.resume',
    writes: ['paused_since', 'deadline', 'deadline_provisional'],
  },
  extend: {
    by: 'office',
    command: 'case extend NO',
    act: 'case.extend',
    writes: ['deadline', 'deadline_provisional'],
  },
  postpone: {
    by: 'office',
    command: 'case extend NO --materials',
    act: 'case.postpone',
    writes: ['materials_due', 'materials_due_provisional'],
  },
};

/** The command by which a person takes a step; null for what happens by itself, or on import. */
export const commandOf = (step: Step, caseNo: string): string | null => {
  const words = stepFacts[step].command;
  return words === null ? null : `chengnuo ${words.replace('NO', caseNo)}`;
};
