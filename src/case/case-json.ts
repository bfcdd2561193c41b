import { maskAddress, maskIdNumberOf, maskName, maskNameOf, maskPhone, maskText } from '../identity/mask.ts';
import { officeIso } from '../kernel/time.ts';
import { materialsDueOf } from './deferral-rules.ts';
import type { ListedCase, selectSteps, WholeCase } from './select-cases.ts';

/** True: personal data as it is, after a reason was given and entered in the ledger. */
export type Reveal = boolean;

const time = (at: string | null): string | null => (at === null ? null : officeIso(at));

const nameOf = (type: ListedCase['applicant_type'], name: string | null, reveal: Reveal): string | null =>
  name === null || reveal ? name : maskNameOf(type, name);

const numberOf = (
  type: ListedCase['applicant_type'],
  number: string | null,
  reveal: Reveal,
): string | null => (number === null || reveal ? number : maskIdNumberOf(type, number));

/** A line of a list: what the contract names, personal data masked unless revealed, times of the office. */
export const listedJson = (row: ListedCase, reveal: Reveal) => ({
  case_no: row.case_no,
  state: row.state,
  mode: row.mode,
  item_code: row.item_code,
  item_name: row.item_name,
  authority_name: row.authority_name,
  subject_no: row.subject_no,
  applicant_type: row.applicant_type,
  applicant_name: nameOf(row.applicant_type, row.applicant_name, reveal),
  // Only erasure takes a name away.
  erased: row.applicant_name === null,
  id_number: numberOf(row.applicant_type, row.id_number, reveal),
  channel: row.channel,
  region_code: row.region_code,
  received_at: time(row.received_at),
  signed_at: time(row.signed_at),
  decided_at: time(row.decided_at),
  decision: row.decision,
  letter_no: row.letter_no,
  commitment_code: row.commitment_code,
  deadline: row.deadline,
  deadline_provisional: row.deadline_provisional === 1,
  paused_since: time(row.paused_since),
  check_due: row.check_due,
  deferred: row.deferred === 1,
  part: row.part,
});

/** The natural persons whose names free text may hold. */
export const personsOf = (row: WholeCase): readonly (string | null)[] => [
  row.applicant_type === 'organization' ? null : row.applicant_name,
  row.legal_representative,
  row.agent_type === 'organization' ? null : row.agent_name,
];

/** The whole case with its steps. */
export function caseJson(row: WholeCase, steps: Awaited<ReturnType<typeof selectSteps>>, reveal: Reveal) {
  const masked = (text: string | null, mask: (text: string) => string): string | null =>
    text === null || reveal ? text : mask(text);
  const names = personsOf(row);
  const free = (text: string | null): string | null => masked(text, (typed) => maskText(typed, names));
  return {
    ...listedJson(row, reveal),
    application_no: row.application_no,
    item_version: row.item_version,
    id_type: row.id_type,
    legal_representative: masked(row.legal_representative, maskName),
    phone: masked(row.phone, maskPhone),
    address: masked(row.address, maskAddress),
    agent_name: row.agent_type === null ? null : nameOf(row.agent_type, row.agent_name, reveal),
    agent_id_number: row.agent_type === null ? null : numberOf(row.agent_type, row.agent_id_number, reveal),
    applicant_region: row.applicant_region,
    facts: free(row.facts),
    deferred_materials: row.deferred_materials,
    materials_due: row.deferred_materials === null ? null : materialsDueOf(row),
    materials_due_provisional: row.materials_due_provisional === 1,
    offered: row.offered === 1,
    chosen: row.chosen === null ? null : row.chosen === 1,
    notified_at: time(row.notified_at),
    evidence: free(row.evidence),
    satisfaction: row.satisfaction,
    check_coverage: row.check_coverage,
    check_due_provisional: row.check_due_provisional === 1,
    history: row.history === 1,
    revision: row.revision,
    actor: row.actor,
    gate:
      row.gate_allowed === null
        ? null
        : {
            allowed: row.gate_allowed === 1,
            reason: row.gate_reason,
            basis: row.gate_basis,
            until: row.gate_until,
            grade: row.gate_grade,
            pace: row.gate_pace,
            check: row.gate_check,
            source: row.gate_source,
            at: time(row.gate_at),
          },
    steps: steps.map((step) => ({ ...step, at: time(step.at), note: free(step.note) })),
  };
}
