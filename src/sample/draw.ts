import { compareUtf8 } from '../kernel/text.ts';
import { seedHash, ticketDigest, ticketStart, wholeTicket } from './ticket.ts';

export interface DrawnInStratum {
  readonly unit: string;
  readonly stratum: string;
  readonly ticket: string;
  /** From 1 in its stratum. */
  readonly order: number;
}

/** A draw that is fed unit by unit: memory grows with the sample, not with the population. */
export interface Draw {
  readonly offer: (unit: string, stratum: string) => void;
  /** All that was drawn so far: strata by their UTF-8 bytes, each in order of its tickets. */
  readonly result: () => DrawnInStratum[];
}

/**
 * Draws in each stratum the `counts` smallest tickets (contract, section 5.3). `seed` is the text as published.
 * Units must be unique; a unit of a stratum without a count is not drawn. Ask for more than the quota to get substitutes.
 */
export function startDraw(seed: string, counts: ReadonlyMap<string, number>): Draw {
  const seedHex = seedHash(seed);
  const kept = new Map<string, Smallest>();
  return {
    offer(unit, stratum) {
      let smallest = kept.get(stratum);
      if (smallest === undefined) {
        const limit = counts.get(stratum) ?? 0;
        if (limit < 1) return;
        smallest = keepSmallest(limit);
        kept.set(stratum, smallest);
      }
      const digest = ticketDigest(seedHex, unit);
      smallest.offer(unit, digest, ticketStart(digest));
    },
    result: () =>
      [...kept]
        .sort(([a], [b]) => compareUtf8(a, b))
        .flatMap(([stratum, smallest]) =>
          smallest
            .result()
            .map(({ unit, digest }, i) => ({ unit, stratum, ticket: wholeTicket(digest), order: i + 1 })),
        ),
  };
}

interface Candidate {
  readonly unit: string;
  readonly digest: string;
  /** The ticket's first nine digits. */
  readonly start: number;
}

interface Smallest {
  readonly offer: (unit: string, digest: string, start: number) => void;
  readonly result: () => readonly Candidate[];
}

/**
 * Keeps the `limit` candidates with the smallest tickets. All that may be among them are collected until they are twice as many, then
 * sorted and cut to the limit: the last one kept is the mark that later ones must not exceed. Cheaper than a heap, and as bounded.
 */
function keepSmallest(limit: number): Smallest {
  let candidates: Candidate[] = [];
  let mark = Number.POSITIVE_INFINITY;
  const cut = (): void => {
    candidates = candidates.sort(compareCandidates).slice(0, limit);
    if (candidates.length === limit) mark = candidates[limit - 1]?.start ?? mark;
  };
  return {
    offer(unit, digest, start) {
      if (start > mark) return; // an equal start is for the rest of the ticket to decide
      candidates.push({ unit, digest, start });
      if (candidates.length >= 2 * limit + 16) cut();
    },
    result() {
      cut();
      return candidates;
    },
  };
}

/** Tickets as strings: they are ASCII, so plain comparison is by bytes. Equal ones would need a collision of SHA-256. */
function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.start !== b.start) return a.start - b.start; // nine digits decide nearly always
  const [ticketA, ticketB] = [wholeTicket(a.digest), wholeTicket(b.digest)];
  if (ticketA === ticketB) return compareUtf8(a.unit, b.unit);
  return ticketA < ticketB ? -1 : 1;
}
