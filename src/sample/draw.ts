import { must } from '../kernel/assert.ts';
import { compareUtf8 } from '../kernel/text.ts';
import { seedHash, ticketStart } from './ticket.ts';

export interface Drawn {
  readonly unit: string;
  readonly ticket: string;
  /** From 1 in its stratum. */
  readonly order: number;
}

export interface DrawnInStratum extends Drawn {
  readonly stratum: string;
}

interface Candidate {
  readonly unit: string;
  readonly start: number;
  readonly ticket: string;
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
  const heaps = new Map<string, Candidate[]>();
  return {
    offer(unit, stratum) {
      const limit = counts.get(stratum) ?? 0;
      if (limit < 1) return;
      const heap = heaps.get(stratum) ?? [];
      if (heap.length === 0) heaps.set(stratum, heap);
      offerTo(heap, limit, seedHex, unit);
    },
    result() {
      const strata = [...heaps.keys()].sort(compareUtf8);
      return strata.flatMap((stratum) =>
        [...must(heaps.get(stratum), 'stratum has a heap')]
          .sort(compareCandidates)
          .map(({ unit, ticket }, i) => ({ unit, stratum, ticket, order: i + 1 })),
      );
    },
  };
}

/** The `count` units with the smallest tickets, in their order. */
export function drawStratum(units: Iterable<string>, seed: string, count: number): Drawn[] {
  const draw = startDraw(seed, new Map([['all', count]]));
  for (const unit of units) draw.offer(unit, 'all');
  return draw.result().map(({ unit, ticket, order }) => ({ unit, ticket, order }));
}

/** Keeps the `limit` smallest in a heap whose top is the largest of them. */
function offerTo(heap: Candidate[], limit: number, seedHex: string, unit: string): void {
  const { start, whole } = ticketStart(seedHex, unit);
  const top = heap[0];
  if (heap.length >= limit && top && start > top.start) return;
  const candidate = { unit, start, ticket: whole() };
  if (heap.length < limit) {
    heap.push(candidate);
    siftUp(heap);
  } else if (top && compareCandidates(candidate, top) < 0) {
    heap[0] = candidate;
    siftDown(heap);
  }
}

/** Tickets as strings: they are ASCII, so plain comparison is by bytes. Equal ones would need a collision of SHA-256. */
function compareCandidates(a: Candidate, b: Candidate): number {
  if (a.start !== b.start) return a.start - b.start; // nine digits decide nearly always
  if (a.ticket === b.ticket) return compareUtf8(a.unit, b.unit);
  return a.ticket < b.ticket ? -1 : 1;
}

const at = (heap: readonly Candidate[], i: number): Candidate => must(heap[i], 'index lies within the heap');

function siftUp(heap: Candidate[]): void {
  let child = heap.length - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (compareCandidates(at(heap, child), at(heap, parent)) <= 0) return;
    swap(heap, child, parent);
    child = parent;
  }
}

function siftDown(heap: Candidate[]): void {
  let parent = 0;
  for (;;) {
    let largest = parent;
    for (const child of [2 * parent + 1, 2 * parent + 2])
      if (child < heap.length && compareCandidates(at(heap, child), at(heap, largest)) > 0) largest = child;
    if (largest === parent) return;
    swap(heap, parent, largest);
    parent = largest;
  }
}

function swap(heap: Candidate[], i: number, j: number): void {
  const kept = at(heap, i);
  heap[i] = at(heap, j);
  heap[j] = kept;
}
