import { type DrawnInStratum, startDraw } from '../../src/sample/draw.ts';

/** The `count` units with the smallest tickets, in their order: a draw of one stratum. */
export function drawStratum(
  units: Iterable<string>,
  seed: string,
  count: number,
): Omit<DrawnInStratum, 'stratum'>[] {
  const draw = startDraw(seed, new Map([['all', count]]));
  for (const unit of units) draw.offer(unit, 'all');
  return draw.result().map(({ unit, ticket, order }) => ({ unit, ticket, order }));
}
