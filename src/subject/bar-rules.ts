import { compareUtf8 } from '../kernel/text.ts';
import { addDays, type Day } from '../kernel/time.ts';

/** What the item is to the gate: bars may be limited to an authority, a domain or one item. */
export interface GateItem {
  readonly item_code: string;
  readonly authority_name: string;
  readonly domain: string | null;
}

export interface BarFact {
  readonly from_day: Day;
  readonly until_day: Day | null;
  readonly until_repaired: number;
  readonly scope: 'all' | 'authority' | 'domain' | 'item';
  readonly scope_value: string | null;
  readonly basis: string;
  readonly basis_en: string;
  readonly lifted_on: Day | null;
  /** Of the breach that the bar follows from. */
  readonly earliest_repair: Day | null;
  /** 1 while an objection to that breach is open. */
  readonly disputed: number;
}

/** True on the bar's days: it has begun, was not lifted by then, and runs until repaired or its term is not over. */
export const barInForce = (
  bar: Pick<BarFact, 'from_day' | 'until_day' | 'until_repaired' | 'lifted_on'>,
  day: Day,
): boolean =>
  bar.from_day <= day &&
  (bar.lifted_on === null || day < bar.lifted_on) &&
  (bar.until_repaired === 1 || bar.until_day === null || day <= bar.until_day);

/** Without an item every bar counts: the question is then whether the subject may commit wherever it likes. */
export const reachesItem = (bar: BarFact, item: GateItem | null): boolean => {
  if (item === null || bar.scope === 'all') return true;
  const own = { authority: item.authority_name, domain: item.domain, item: item.item_code }[bar.scope];
  return own !== null && own === bar.scope_value;
};

/** The last day on which it bars, as far as its term and a lift tell; null until repaired. */
export function lastBarredDay(bar: BarFact): Day | null {
  const lifted = bar.lifted_on === null ? null : addDays(bar.lifted_on, -1);
  if (bar.until_repaired === 1) return lifted;
  const ends = [lifted, bar.until_day].filter((day) => day !== null);
  return ends.toSorted(compareUtf8)[0] ?? null;
}
