import { compareUtf8 } from '../kernel/text.ts';
import type { Assigning, Assignment, Role, UnassignableReason } from './duty.ts';

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

export interface TicketedUnit {
  readonly unit: string;
  readonly ticket: string;
}

export interface Unassignable {
  readonly unit: string;
  readonly reason: UnassignableReason;
}

export interface AssignResult {
  readonly assignments: readonly Assignment[];
  readonly unassignable: readonly Unassignable[];
}

/** Assigns inspectors to drawn units (contract, section 5.4): units by ticket over all strata, after whatever was assigned before. */
export function assignAll(assigning: Assigning, units: readonly TicketedUnit[]): AssignResult {
  const assignments: Assignment[] = [];
  const unassignable: Unassignable[] = [];
  for (const { unit } of [...units].sort(byTicket)) {
    const team = assigning.assign(unit);
    if (team.ok) assignments.push({ unit, inspectors: team.value });
    else unassignable.push({ unit, reason: team.error });
  }
  return { assignments, unassignable };
}

const byTicket = (a: TicketedUnit, b: TicketedUnit): number =>
  compareUtf8(a.ticket, b.ticket) || compareUtf8(a.unit, b.unit);
