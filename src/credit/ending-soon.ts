import { addDays, type Day } from '../kernel/time.ts';
import type { BarView, BreachView } from './credit-view.ts';

/** A bar or a publicity whose last day is near. */
export interface Ending {
  readonly breach: string;
  readonly what: 'bar' | 'publicity';
  readonly last_day: Day;
}

/**
 * What of these breaches ends from `first` to `last`, both included, soonest first. Expiry is read from the dates alone; a bar
 * until repair has no end before its repair, and what was ended early is no longer published.
 */
export function endingSoon(views: readonly BreachView[], first: Day, last: Day): readonly Ending[] {
  return views
    .flatMap(endingsOf)
    .filter(({ last_day: day }) => first <= day && day <= last)
    .toSorted((a, b) => (a.last_day < b.last_day ? -1 : a.last_day > b.last_day ? 1 : 0));
}

function endingsOf(view: BreachView): readonly Ending[] {
  const { breach, publicity_until: until } = view;
  const published = view.publicity_from !== null && view.publicity_ended_on === null && until !== null;
  return [
    ...view.bars.flatMap((bar): Ending[] => {
      const day = lastBarredDay(bar);
      return day === null ? [] : [{ breach, what: 'bar', last_day: day }];
    }),
    ...(published ? [{ breach, what: 'publicity', last_day: until } as const] : []),
  ];
}

function lastBarredDay({ until, until_repaired, lifted_on }: BarView): Day | null {
  const lifted = lifted_on === null ? null : addDays(lifted_on, -1);
  if (until_repaired || until === null) return lifted;
  return lifted !== null && lifted < until ? lifted : until;
}
