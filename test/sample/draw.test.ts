import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startDraw } from '../../src/sample/draw.ts';
import { seedHash, ticketOf } from '../../src/sample/ticket.ts';
import { drawStratum } from './draw-stratum.ts';

const units = Array.from({ length: 3000 }, (_, i) => `BJ-${i}`);

test('the bounded heap finds what sorting all tickets finds', () => {
  const seed = seedHash('seed');
  const sorted = units
    .map((unit) => ({ unit, ticket: ticketOf(seed, unit) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
  for (const count of [1, 2, 50, 1500, 3000, 4000]) {
    const expected = sorted.slice(0, count).map((row, i) => ({ ...row, order: i + 1 }));
    expect(drawStratum(units, 'seed', count)).toEqual(expected);
  }
  expect(drawStratum(units, 'seed', 0)).toEqual([]);
});

test('the order of the units does not matter, and substitutes follow the quota', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(units, { minLength: 40, maxLength: 200 }),
      fc.string({ minLength: 1 }),
      fc.integer({ min: 1, max: 30 }),
      (some, seed, count) => {
        const drawn = drawStratum(some, seed, count);
        expect(drawStratum([...some].sort(), seed, count)).toEqual(drawn);
        expect(drawStratum(some, seed, count + 7).slice(0, count)).toEqual(drawn);
      },
    ),
    { numRuns: 40 },
  );
});

test('a unit is drawn or not by its own stratum alone', () => {
  const counts = new Map([
    ['b', 3],
    ['a', 2],
  ]);
  const draw = startDraw('seed', counts);
  for (const [i, unit] of units.entries()) draw.offer(unit, ['a', 'b', 'c'][i % 3] ?? '');
  const drawn = draw.result();
  expect(drawn.map(({ stratum, order }) => [stratum, order])).toEqual([
    ['a', 1],
    ['a', 2],
    ['b', 1],
    ['b', 2],
    ['b', 3],
  ]);
  const onlyA = units.filter((_, i) => i % 3 === 0);
  expect(drawn.filter((d) => d.stratum === 'a').map((d) => d.unit)).toEqual(
    drawStratum(onlyA, 'seed', 2).map((d) => d.unit),
  );
});

test('each unit comes about as often as any other', () => {
  const few = units.slice(0, 20);
  const times = new Map(few.map((unit) => [unit, 0]));
  for (let i = 0; i < 2000; i++)
    for (const { unit } of drawStratum(few, `seed ${i}`, 5)) times.set(unit, (times.get(unit) ?? 0) + 1);
  // Expected 500 each, standard deviation 19: the seeds are fixed, so this never changes.
  for (const count of times.values()) expect(Math.abs(count - 500)).toBeLessThan(80);
});
