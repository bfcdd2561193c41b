import type { Day } from '../kernel/time.ts';
import type { Tx } from '../store/store.ts';
import { barInForce } from '../subject/bar-rules.ts';
import { liftedBy } from './repair-rules.ts';
import { type BarRow, barsOfBreach, liftBar } from './store.ts';

/** The three ways in which a bar ends before its time. Each is part of a greater act, so that the gate is free in the same second. */

/** By repair: what runs until repaired ends; a term of its own is not shortened. Returns how many. */
export async function liftRepaired(tx: Tx, breachId: number, on: Day, by: string): Promise<number> {
  let count = 0;
  for (const bar of await barsOfBreach(tx, breachId)) {
    if (bar.lifted_on !== null) continue;
    const lifted = liftedBy({ until: bar.until_day, until_repaired: bar.until_repaired === 1 }, on);
    if (lifted === null) continue;
    await liftBar(tx, bar.bar_id, { lifted_on: lifted, lifted_by: by });
    count += 1;
  }
  return count;
}

/** What may be lifted from that day on: in force then, or beginning only later. */
export const isLiftable = (
  bar: Pick<BarRow, 'from_day' | 'until_day' | 'until_repaired' | 'lifted_on'>,
  on: Day,
): boolean => barInForce(bar, on) || (bar.from_day > on && bar.lifted_on === null);

/** By decision, from now on. */
export async function liftByDecision(
  tx: Tx,
  bars: readonly BarRow[],
  lift: { readonly on: Day; readonly by: string; readonly reason: string; readonly document: string },
): Promise<void> {
  for (const bar of bars) {
    const lifted_on = bar.from_day > lift.on ? bar.from_day : lift.on;
    const why = { lift_reason: lift.reason, lift_document: lift.document };
    await liftBar(tx, bar.bar_id, { lifted_on, lifted_by: lift.by, ...why });
  }
}

/** By an objection upheld, from the start: lifted on its own first day, a bar was never in force. */
export async function voidBars(tx: Tx, breachId: number, by: string): Promise<number> {
  const bars = await barsOfBreach(tx, breachId);
  for (const bar of bars) await liftBar(tx, bar.bar_id, { lifted_on: bar.from_day, lifted_by: by });
  return bars.length;
}
