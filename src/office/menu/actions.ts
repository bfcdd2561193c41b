import type { CaseMode, State } from '../../case/case.ts';
import { legalSteps } from '../../case/rules.ts';
import { canBeChecked } from '../../check/rules.ts';

/** What a clerk may do with a case, in the order of its life. */
const actions = ['print', 'sign', 'supply', 'decide', 'check', 'withdraw', 'show', 'why'] as const;
export type Action = (typeof actions)[number];

/** The case as far as it decides what may be done with it. */
export interface CaseStanding {
  readonly state: State;
  readonly mode: CaseMode;
  readonly letter_no: string | null;
  readonly deadline: string | null;
  readonly deferred_materials: string | null;
}

/** What may be done with a case, what usually comes next first. Whether a result waits for materials is left to the step itself. */
export function actionsFor(one: CaseStanding): Action[] {
  const steps = legalSteps(one.state, one.mode, {
    awaiting: one.deferred_materials !== null,
    issuedFirst: false,
  });
  const open = ['recorded', 'notified', 'signed', 'deferred'].includes(one.state);
  const may: Readonly<Record<Action, boolean>> = {
    print: one.mode === 'commitment' && open,
    sign: steps.includes('sign'),
    supply: steps.includes('supply'),
    decide: steps.includes('grant') || steps.includes('refuse'),
    check: canBeChecked(one.state, one.mode),
    withdraw: steps.includes('withdraw'),
    show: true,
    why: one.deadline !== null,
  };
  // Once signed, a letter is printed again only now and then.
  const order: readonly Action[] =
    one.state === 'notified' ? actions : [...actions.filter((action) => action !== 'print'), 'print'];
  return order.filter((action) => may[action]);
}

/** The decisions that are open: an unsigned promise can only be refused. */
export const decisionsFor = (one: CaseStanding): ('grant' | 'refuse')[] =>
  (['grant', 'refuse'] as const).filter((step) =>
    legalSteps(one.state, one.mode, {
      awaiting: one.deferred_materials !== null,
      issuedFirst: true,
    }).includes(step),
  );
