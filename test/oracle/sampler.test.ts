import { expect, test } from 'vitest';
import { z } from 'zod';
import { seedHash, ticketDigest, ticketOf, ticketStart, wholeTicket } from '../../src/sample/ticket.ts';
import { drawStratum } from '../sample/draw-stratum.ts';
import { vectors } from './vectors.ts';

const row = z.tuple([z.string(), z.string(), z.number()]);
const published = z
  .object({
    first_fraction: z.array(z.tuple([z.string(), z.string(), z.string()])),
    trim: z.array(z.tuple([z.string(), z.number(), z.string()])),
    sampler: z.array(
      z.object({
        name: z.string(),
        ids: z.array(z.string()),
        seed: z.string(),
        with_replacement: z.boolean(),
        take: z.number(),
        digits: z.number(),
        expect: z.array(row).optional(),
        expect_ids: z.array(z.string()).optional(),
      }),
    ),
  })
  .parse(vectors('consistent_sampler.published'));

/** How the publications shorten a ticket: its leading nines, and so many digits more. */
const trim = (ticket: string, digits: number): string => {
  const nines = /^0\.9*/.exec(ticket)?.[0].length ?? 2;
  return ticket.slice(0, nines + digits);
};

test.each(published.trim)('%s shortened to %i digits', (ticket, digits, expected) => {
  expect(trim(ticket, digits)).toBe(expected);
});

test.each(published.first_fraction)('ticket of %s', (unit, seed, expected) => {
  expect(ticketOf(seedHash(seed), unit)).toBe(expected);
});

test.each(published.sampler.filter((v) => !v.with_replacement))('$name in full', (v) => {
  const drawn = drawStratum(v.ids, v.seed, v.take);
  if (v.expect_ids) expect(drawn.map((d) => d.unit)).toEqual(v.expect_ids);
  if (v.expect) expect(drawn.map((d) => [trim(d.ticket, v.digits), d.unit, 1])).toEqual(v.expect);
  expect(v.expect ?? v.expect_ids).toHaveLength(v.take);
});

test.each(published.sampler.filter((v) => v.with_replacement))('$name: its first tickets', (v) => {
  const first = (v.expect ?? []).filter(([, , generation]) => generation === 1);
  expect(first.length).toBeGreaterThan(0);
  for (const [ticket, unit] of first) expect(trim(ticketOf(seedHash(v.seed), unit), v.digits)).toBe(ticket);
  // Without replacement the same units come in the same order.
  const drawn = drawStratum(v.ids, v.seed, first.length).map((d) => d.unit);
  expect(drawn).toEqual(first.map(([, unit]) => unit));
});

test('the quick start of a ticket is its first nine digits', () => {
  const seed = seedHash('314159');
  for (let i = 0; i < 500; i++) {
    const digest = ticketDigest(seed, `U-${i}`);
    expect(wholeTicket(digest)).toBe(ticketOf(seed, `U-${i}`));
    expect(wholeTicket(digest).slice(2, 11)).toBe(String(ticketStart(digest)).padStart(9, '0'));
  }
});
