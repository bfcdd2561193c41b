import type { Day } from '../kernel/time.ts';

/** A stored deadline that a change of the calendar moves. `case_no` is null where it belongs to no case. */
export interface MovedDeadline {
  readonly case_no: string | null;
  readonly breach: string | null;
  readonly field: 'deadline' | 'check_due' | 'defence_until' | 'accept_due' | 'complete_due';
  readonly from: string;
  readonly to: string;
}

/** What a change of the calendar does to one room's deadlines: planned as a value, so that a dry run shows what a run applies. */
export interface Recount {
  readonly moved: readonly MovedDeadline[];
  /** Deadlines that were provisional and stand as they are. */
  readonly confirmed: number;
  /** Writes the plan, in the transaction it was made in. */
  readonly apply: () => Promise<void>;
}

/** From the first to the last day that changed. */
export interface ChangedDays {
  readonly from: Day;
  readonly to: Day;
}
