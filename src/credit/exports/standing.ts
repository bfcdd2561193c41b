import type { Day } from '../../kernel/time.ts';
import type { BreachRow } from '../store.ts';

/** Why what was sent is to be taken down. */
export type RemovalReason =
  | 'repaired'
  | 'objection_upheld'
  | 'lifted'
  | 'publicity_over'
  | 'erased'
  | 'withdrawn';

export interface Removal {
  readonly reason: RemovalReason;
  /** The first day on which it is no longer shared. */
  readonly on: Day;
}

type Ended = Pick<BreachRow, 'state' | 'repaired_on' | 'lifted_on' | 'dismissed_as' | 'dismissed_on'>;
type Published = Ended & Pick<BreachRow, 'publicity_from' | 'publicity_until' | 'publicity_ended_on'>;

/**
 * How the sharing of a decided breach has ended by a day: by repair, by an objection upheld, by a lift; null while it goes on. Every
 * data set asks here, so that none shows what another has taken down.
 */
export function sharingEnd(breach: Ended, day: Day): Removal | null {
  const by = (reason: RemovalReason, on: Day | null): Removal | null =>
    on !== null && on <= day ? { reason, on } : null;
  switch (breach.state) {
    case 'repaired':
      return by('repaired', breach.repaired_on);
    case 'lifted':
      return by('lifted', breach.lifted_on);
    case 'dismissed':
      return breach.dismissed_as === 'objection' ? by('objection_upheld', breach.dismissed_on) : null;
    default:
      return null;
  }
}

/** The same for what is published, which also ends with its term; `none`: it never was to be published, or is not yet. */
export function publicityEnd(breach: Published, day: Day): Removal | 'none' | null {
  const ended = sharingEnd(breach, day);
  if (ended !== null) return ended;
  const { publicity_from: from, publicity_until: until, publicity_ended_on: endedOn } = breach;
  if (from === null || day < from) return 'none';
  if (endedOn !== null && endedOn <= day) return { reason: 'publicity_over', on: endedOn };
  return until !== null && until < day ? { reason: 'publicity_over', on: until } : null;
}
