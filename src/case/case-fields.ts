import type { applicantTypes, CaseMode, Channel, Decision } from './case.ts';

/**
 * A case in the columns of a case list (contract, section 3), as handed in: cells read, nothing inferred. Its canonical JSON is
 * the leaf of an import's tree and, under the office's key, the digest that tells a changed row from an unchanged one.
 */
export type CaseFields = {
  readonly case_no: string;
  readonly item_code: string;
  readonly applicant_name: string;
  readonly applicant_type: (typeof applicantTypes)[number];
  readonly id_type: string | null;
  readonly id_number: string;
  readonly legal_representative: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly agent_name: string | null;
  readonly agent_id_number: string | null;
  readonly channel: Channel;
  readonly region_code: string | null;
  /** Instants, UTC ISO. */
  readonly received_at: string;
  readonly mode: CaseMode | 'cancelled' | null;
  readonly facts: string | null;
  /** Materials joined by ；. */
  readonly deferred: string | null;
  readonly signed_at: string | null;
  readonly decided_at: string | null;
  readonly decision: Decision | null;
  readonly applicant_region: string | null;
  readonly satisfaction: number | null;
};
