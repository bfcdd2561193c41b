import { compareUtf8 } from '../kernel/text.ts';
import { seedHash, ticketOf } from './ticket.ts';

export type Role = 'leader' | 'member' | 'expert';

/** An inspector of the frozen pool. */
export interface PoolInspector {
  readonly inspectorNo: string;
  /** The code of the authority, or its name where the office uses none. */
  readonly authority: string;
  /** Fields the inspector may work in; none given means all. */
  readonly domains: readonly string[];
  readonly regions: readonly string[];
  readonly role: Role;
  /** Last day of the certificate, `YYYY-MM-DD`; an expert may have none. */
  readonly validUntil: string | null;
  /** Codes of the objects that the inspector must not visit. */
  readonly recuse: readonly string[];
}

/** What decides who may inspect a unit. */
export interface UnitFacts {
  readonly unit: string;
  readonly authority: string;
  readonly domain: string | null;
  /** Codes under which an inspector may have declared recusal: the inspected subject's, and the unit itself. */
  readonly objects: readonly string[];
}

export type IneligibleReason = 'other-authority' | 'other-domain' | 'certificate-expired' | 'recused';
export type UnassignableReason = 'too-few-eligible' | 'no-leader';

/** Why this inspector may not visit the unit on that day; null if they may (contract, section 5.4). */
export function ineligibleReason(
  inspector: PoolInspector,
  facts: UnitFacts,
  visitDay: string,
): IneligibleReason | null {
  // Recusal first: it is what the public must be able to find, whatever else is wrong.
  if ([facts.unit, ...facts.objects].some((object) => inspector.recuse.includes(object))) return 'recused';
  if (inspector.authority !== facts.authority) return 'other-authority';
  const { domains } = inspector;
  if (domains.length > 0 && (facts.domain === null || !domains.includes(facts.domain))) return 'other-domain';
  if (inspector.validUntil === null ? inspector.role !== 'expert' : inspector.validUntil < visitDay)
    return 'certificate-expired';
  return null;
}

export interface AssignInput {
  /** All drawn units with their tickets, in any order. */
  readonly units: readonly { readonly unit: string; readonly ticket: string }[];
  readonly pool: readonly { readonly inspectorNo: string; readonly role: Role }[];
  /** For each unit the numbers of those who may not visit it. */
  readonly ineligible: ReadonlyMap<string, ReadonlySet<string>>;
  /** For each unit the numbers of those who made the last visit to the same object. */
  readonly lastVisits: ReadonlyMap<string, ReadonlySet<string>>;
  /** Officers a unit, at least 2. */
  readonly perUnit: number;
  readonly seed: string;
}

export interface Assignment {
  readonly unit: string;
  /** In the order of picking; a leader first where the pool has leaders. */
  readonly inspectors: readonly string[];
}

export interface Unassignable {
  readonly unit: string;
  readonly reason: UnassignableReason;
}

export interface AssignResult {
  readonly assignments: readonly Assignment[];
  readonly unassignable: readonly Unassignable[];
}

/**
 * Assigns inspectors to drawn units (contract, section 5.4): units by ticket over all strata; of those eligible a leader
 * first where the pool has leaders, then the rest; fewest assignments so far, then the smallest ticket of
 * `unit|inspector_no`. The last one picked gives way where the set were the last visit's again, if there is another.
 * Experts are never picked: they may come along, but do not count as officers.
 */
export function assignInspectors(input: AssignInput): AssignResult {
  const { perUnit } = input;
  const seedHex = seedHash(input.seed);
  const officers = input.pool.filter(({ role }) => role !== 'expert');
  const leaders = new Set(officers.filter(({ role }) => role === 'leader').map((o) => o.inspectorNo));
  const load = new Map(officers.map(({ inspectorNo }) => [inspectorNo, 0]));
  const loadOf = (no: string): number => load.get(no) ?? 0;
  const assignments: Assignment[] = [];
  const unassignable: Unassignable[] = [];
  for (const { unit } of [...input.units].sort(byTicket)) {
    const barred = input.ineligible.get(unit);
    const eligible = [...load.keys()].filter((no) => !barred?.has(no));
    const mayLead = eligible.filter((no) => leaders.has(no));
    if (eligible.length < perUnit) {
      unassignable.push({ unit, reason: 'too-few-eligible' });
      continue;
    }
    if (leaders.size > 0 && mayLead.length === 0) {
      unassignable.push({ unit, reason: 'no-leader' });
      continue;
    }
    const ticketFor = memo((no: string) => ticketOf(seedHex, `${unit}|${no}`));
    const picked: string[] = [];
    const next = (from: readonly string[], passed?: string): string | undefined =>
      best(
        from.filter((no) => no !== passed && !picked.includes(no)),
        loadOf,
        ticketFor,
      );
    while (picked.length < perUnit) {
      const no = next(picked.length === 0 && leaders.size > 0 ? mayLead : eligible);
      if (no === undefined) break;
      picked.push(no);
    }
    const last = picked.at(-1);
    if (last !== undefined && isSameSet(picked, input.lastVisits.get(unit))) {
      const other = next(eligible, last);
      if (other !== undefined) picked.splice(-1, 1, other);
    }
    for (const no of picked) load.set(no, loadOf(no) + 1);
    assignments.push({ unit, inspectors: picked });
  }
  return { assignments, unassignable };
}

/** The one with the fewest assignments, of these the one with the smallest ticket. */
function best(
  from: readonly string[],
  loadOf: (no: string) => number,
  ticketFor: (no: string) => string,
): string | undefined {
  const fewest = from.reduce((least, no) => Math.min(least, loadOf(no)), Number.POSITIVE_INFINITY);
  const tied = from.filter((no) => loadOf(no) === fewest);
  if (tied.length < 2) return tied[0];
  return tied.reduce((a, b) => (compareUtf8(ticketFor(a), ticketFor(b)) <= 0 ? a : b));
}

function memo(of: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const value = known.get(key) ?? of(key);
    known.set(key, value);
    return value;
  };
}

const byTicket = (
  a: { readonly unit: string; readonly ticket: string },
  b: { readonly unit: string; readonly ticket: string },
): number => compareUtf8(a.ticket, b.ticket) || compareUtf8(a.unit, b.unit);

const isSameSet = (picked: readonly string[], last: ReadonlySet<string> | undefined): boolean =>
  last !== undefined && last.size === picked.length && picked.every((no) => last.has(no));
