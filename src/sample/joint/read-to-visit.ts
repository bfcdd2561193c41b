import type { Db } from '../../store/store.ts';
import { unitsInPlace } from '../change-rules.ts';
import { readChanges } from '../change-store.ts';
import { readMust } from '../plan-lists.ts';
import { findDraw, readDrawn } from '../store.ts';
import { seedHash, ticketOf } from '../ticket.ts';

/** The units of a drawn plan that are to be visited: drawn ones whose place no other took, and those visited in any case; none before the draw. */
export async function readToVisit(
  db: Db,
  planId: number,
): Promise<{ readonly unit: string; readonly ticket: string }[]> {
  const draw = await findDraw(db, planId);
  if (!draw) return [];
  const seedHex = seedHash(draw.seed);
  const drawn = unitsInPlace(await readDrawn(db, planId), await readChanges(db, planId));
  const must = await readMust(db, planId);
  return [
    ...drawn.map(({ unit, ticket }) => ({ unit, ticket })),
    ...must.map(({ unit }) => ({ unit, ticket: ticketOf(seedHex, unit) })),
  ];
}
