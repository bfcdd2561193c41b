import { maskIdNumberOf, maskNameOf } from '../identity/mask.ts';
import { materialIdentity } from '../item/bundle/materials.ts';
import { officeIso } from '../kernel/time.ts';
import type { ApplicationCase, WholeApplication } from './application-store.ts';
import { listedJson, type Reveal } from './case-json.ts';
import { materialList } from './deferral-rules.ts';
import { awaitsMaterials, isOpen } from './rules.ts';

/** How far a department has come with its cases of an application. */
export interface Progress {
  readonly authority_name: string;
  readonly part: 'lead' | 'joint';
  readonly cases: number;
  readonly decided: number;
  /** Cases whose deferred materials have not all come. */
  readonly awaiting: number;
}

/** The materials that a case still waits for. */
export const awaitedOf = (one: Pick<ApplicationCase, 'state' | 'deferred_materials'>): string[] =>
  awaitsMaterials(one.state) ? materialList(one.deferred_materials) : [];

/** By department, in the order in which the bundle first names them. */
function progressOf(cases: readonly ApplicationCase[]): Progress[] {
  const departments = new Map<string, ApplicationCase[]>();
  for (const one of cases) {
    departments.set(one.authority_name, [...(departments.get(one.authority_name) ?? []), one]);
  }
  return [...departments].map(([authority_name, own]) => ({
    authority_name,
    part: own.some(({ part }) => part === 'lead') ? 'lead' : 'joint',
    cases: own.length,
    decided: own.filter(({ state }) => !isOpen(state)).length,
    awaiting: own.filter((one) => awaitedOf(one).length > 0).length,
  }));
}

/** An application with its progress, its materials and its cases; personal data masked unless revealed. */
export function applicationJson(row: WholeApplication, cases: readonly ApplicationCase[], reveal: Reveal) {
  const { applicant_type: type, applicant_name: name, id_number: number } = row;
  const awaited = new Set(cases.flatMap(awaitedOf).map(materialIdentity));
  const decided = cases.filter(({ state }) => !isOpen(state)).length;
  return {
    application_no: row.application_no,
    bundle_code: row.bundle_code,
    bundle_name: row.bundle_name,
    lead: row.lead,
    subject_no: row.subject_no,
    applicant_type: type,
    applicant_name: name === null || reveal ? name : maskNameOf(type, name),
    id_number: number === null || reveal ? number : maskIdNumberOf(type, number),
    channel: row.channel,
    received_at: officeIso(row.received_at),
    limit: row.time_limit,
    deadline: row.deadline,
    deadline_provisional: row.deadline_provisional === 1,
    decided,
    total: cases.length,
    completed: decided === cases.length,
    materials: row.materials.map((material) => ({
      ...material,
      awaited: awaited.has(materialIdentity(material.name)),
    })),
    progress: progressOf(cases),
    cases: cases.map((one) => listedJson(one, reveal)),
    actor: row.actor,
  };
}
