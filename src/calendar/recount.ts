import type { AppError } from '../kernel/app-error.ts';
import type { Limit } from '../kernel/limit.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Day, Instant } from '../kernel/time.ts';
import { deadlineOf, type Incidents } from './due.ts';
import type { Calendar } from './working-days.ts';

/** A stored deadline that a change of the calendar moves. `case_no` is null where it belongs to no case. */
export interface MovedDeadline {
  readonly case_no: string | null;
  readonly breach: string | null;
  readonly field:
    | 'deadline'
    | 'check_due'
    | 'materials_due'
    | 'reply_due'
    | 'rectify_due'
    | 'defence_until'
    | 'accept_due'
    | 'complete_due'
    | 'answer_due';
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

/** A deadline as it is stored, with what it was counted from. */
export interface StoredClock {
  readonly of: Omit<MovedDeadline, 'from' | 'to'>;
  readonly from: Instant;
  readonly limit: Limit;
  /** What happened to the clock since. */
  readonly incidents?: Incidents;
  readonly due: string;
  readonly provisional: number;
  readonly write: (clock: { readonly due: string; readonly provisional: 0 | 1 }) => Promise<unknown>;
}

/** Counts stored deadlines anew and plans the writing of those that change; one stored as a day stays a day. */
export function planRecount(calendar: Calendar, clocks: readonly StoredClock[]): Result<Recount, AppError> {
  const moved: MovedDeadline[] = [];
  const writes: (() => Promise<unknown>)[] = [];
  let confirmed = 0;
  for (const { of, from, limit, incidents, due, provisional, write } of clocks) {
    const counted = deadlineOf(calendar, from, limit, incidents);
    if (!counted.ok) return counted;
    const now = {
      due: counted.value.due.slice(0, due.length),
      provisional: counted.value.provisional ? (1 as const) : (0 as const),
    };
    if (now.due === due && now.provisional === provisional) continue;
    if (now.due === due) confirmed += 1;
    else moved.push({ ...of, from: due, to: now.due });
    writes.push(() => write(now));
  }
  const apply = async (): Promise<void> => {
    for (const write of writes) await write();
  };
  return ok({ moved, confirmed, apply });
}
