import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startDraw } from '../../src/sample/draw.ts';
import { seedHash, ticketOf } from '../../src/sample/ticket.ts';

/** The draw as the contract words it: every ticket in full, sorted as strings. */
function plainDraw(
  units: readonly (readonly [string, string])[],
  seed: string,
  quotas: ReadonlyMap<string, number>,
) {
  const seedHex = seedHash(seed);
  return [...quotas.keys()].sort().flatMap((stratum) =>
    units
      .filter(([, of]) => of === stratum)
      .map(([unit]) => ({ unit, ticket: ticketOf(seedHex, unit) }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
      .slice(0, quotas.get(stratum))
      .map(({ unit, ticket }, i) => ({ unit, stratum, ticket, order: i + 1 })),
  );
}

test('the quick draw is the draw as it is worded, for any units, strata, quotas and seeds', () => {
  const unit = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('A', 'B', 'C'));
  fc.assert(
    fc.property(
      fc.uniqueArray(unit, { selector: ([id]) => id, maxLength: 200 }),
      fc.string({ minLength: 1 }),
      fc.record({ A: fc.nat(40), B: fc.nat(5), C: fc.nat(300) }),
      (units, seed, counts) => {
        const quotas = new Map(Object.entries(counts));
        const draw = startDraw(seed, quotas);
        for (const [id, stratum] of units) draw.offer(id, stratum);
        expect(draw.result()).toEqual(plainDraw(units, seed, quotas));
      },
    ),
    { numRuns: 150 },
  );
});
