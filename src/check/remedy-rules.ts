import type { State } from '../case/case.ts';
import { isOpen } from '../case/rules.ts';
import type { CheckOutcome } from './check.ts';
import { raisesSuspicion } from './rules.ts';

/** What an office may do once a check has found a promise untrue (domain 1.2, 5.1). */
export const remedies = ['order', 'recheck', 'terminate', 'revoke'] as const;
export type Remedy = (typeof remedies)[number];

/** Where the chain stands: nothing found, found and nothing done, ordered to correct, and how that ended. */
export type Standing = 'none' | 'found' | 'ordered' | 'corrected' | 'uncorrected';

interface RemedyRule {
  readonly remedy: Remedy;
  readonly from: readonly Standing[];
  /** Before the decision handling is terminated; after it there is something to correct or to revoke. */
  readonly when: 'open' | 'granted';
}

/** The chain as one table. An order that runs is re-checked; the decision is revoked where correction is out of the question or has failed. */
const remedyRules: readonly RemedyRule[] = [
  { remedy: 'order', from: ['found', 'uncorrected'], when: 'granted' },
  { remedy: 'recheck', from: ['ordered'], when: 'granted' },
  { remedy: 'terminate', from: ['found'], when: 'open' },
  { remedy: 'revoke', from: ['found', 'ordered', 'uncorrected'], when: 'granted' },
];

/** The remedies that are legal where a case and its chain stand, in the table's order. */
export function legalRemedies(standing: Standing, state: State): Remedy[] {
  const when = isOpen(state) ? 'open' : state === 'granted' ? 'granted' : null;
  return remedyRules
    .filter((rule) => rule.when === when && rule.from.includes(standing))
    .map(({ remedy }) => remedy);
}

/** What the standing follows from: the newest check that found something, and the newest order. */
export interface ChainFacts {
  readonly check: { readonly check_id: number; readonly outcome: CheckOutcome } | null;
  readonly order: {
    readonly check_id: number;
    readonly state: 'ordered' | 'corrected' | 'uncorrected';
  } | null;
}

/** A check that is newer than the order and again finds the promise untrue starts the chain anew. */
export function standingOf({ check, order }: ChainFacts): Standing {
  const found = check !== null && raisesSuspicion(check.outcome);
  if (order === null) return found ? 'found' : 'none';
  if (found && check.check_id > order.check_id && order.state !== 'ordered') return 'found';
  return order.state;
}

/** The command that takes a remedy, as a person types it. */
export const remedyCommand = (remedy: Remedy, caseNo: string): string =>
  `chengnuo check remedy ${caseNo} --${remedy}${more[remedy]}`;

const more = { order: '', recheck: ' true|untrue', terminate: '', revoke: ' --document …' } as const;
