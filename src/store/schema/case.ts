import type { Generated } from 'kysely';

export interface SubjectsTable {
  subject_id: Generated<number>;
  office_region: string;
  subject_no: string;
  type: 'person' | 'organization' | 'self_employed';
  id_type: string;
  id_key: string;
  id_number: string | null;
  name: string | null;
  legal_representative: string | null;
  phone: string | null;
  address: string | null;
  created_at: string;
  erased_at: string | null;
}

/** The legal representative of a body, once its number was given; their bars reach the body where policy says so. */
export interface SubjectRepresentativesTable {
  office_region: string;
  subject_id: number;
  representative_id: number;
  since: string;
  actor: string;
}

export interface SubjectGradesTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  subject_id: number;
  scheme: string;
  value: string;
  dated_on: string;
  valid_until: string | null;
  barred: Generated<number>;
  basis: string | null;
  import_id: number | null;
}

export interface CasesTable {
  case_id: Generated<number>;
  office_region: string;
  case_no: string;
  item_version_id: number;
  item_code: string;
  authority_name: string;
  subject_id: number;
  agent_subject_id: number | null;
  mode: 'commitment' | 'data_query' | 'dept_verify' | 'ordinary';
  deferred: Generated<number>;
  deferred_materials: string | null;
  state:
    | 'recorded'
    | 'notified'
    | 'signed'
    | 'deferred'
    | 'granted'
    | 'refused'
    | 'withdrawn'
    | 'terminated'
    | 'revoked'
    | 'closed';
  channel: 'window' | 'online' | 'mobile' | 'courier';
  region_code: string;
  applicant_region: string | null;
  facts: string | null;
  received_at: string;
  received_day: string;
  offered: Generated<number>;
  chosen: number | null;
  notified_at: string | null;
  signed_at: string | null;
  decided_at: string | null;
  decided_day: string | null;
  decision: 'granted' | 'refused' | 'withdrawn' | null;
  evidence: string | null;
  satisfaction: number | null;
  letter_no: string | null;
  commitment_code: string | null;
  deadline: string | null;
  deadline_provisional: Generated<number>;
  /** Since when the clock stands still; null while it runs. The deadline is counted anew when it runs again. */
  paused_since: string | null;
  check_due: string | null;
  check_due_provisional: Generated<number>;
  check_coverage: 'full' | 'sample' | 'exempt';
  gate_allowed: number | null;
  gate_reason: string | null;
  gate_basis: string | null;
  gate_until: string | null;
  gate_grade: string | null;
  gate_pace: string | null;
  gate_check: string | null;
  gate_source: string | null;
  gate_at: string | null;
  history: Generated<number>;
  import_id: number | null;
  actor: string;
  digest: string;
  revision: Generated<number>;
  created_at: string;
  /** The application of a bundle that the case belongs to; null for a case of its own. */
  application_id: number | null;
  /** Handled jointly: the leading authority's case, by which the application is counted, or one handled together with it. */
  part: 'lead' | 'joint' | null;
  /** A limit in its stored form that counts instead of the item's own. */
  own_limit: string | null;
  /** A limit in its stored form within which deferred materials must come; null: by the deadline. */
  materials_limit: string | null;
  /** By when they must come; null: by the deadline. */
  materials_due: string | null;
  materials_due_provisional: Generated<number>;
}

/** One application for a bundle (一件事): it opens a case of each member. */
export interface ApplicationsTable {
  application_id: Generated<number>;
  office_region: string;
  application_no: string;
  bundle_code: string;
  bundle_name: string;
  /** The leading authority. */
  lead: string;
  subject_id: number;
  channel: CasesTable['channel'];
  received_at: string;
  received_day: string;
  /** A limit in its stored form: of the bundle, one for all its cases. */
  time_limit: string | null;
  deadline: string | null;
  deadline_provisional: Generated<number>;
  /** JSON: the materials, each once (src/case/application.ts). */
  materials: string;
  actor: string;
  created_at: string;
}

/** More time for the deferred materials of a case. */
export interface MaterialExtensionsTable {
  office_region: string;
  case_id: number;
  seq: number;
  /** A limit in its stored form: `5wd`. */
  by_limit: string;
  reason: string;
  approved_by: string | null;
  extended_at: string;
  actor: string;
}

export interface CaseStepsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  case_id: number;
  seq: number;
  step: string;
  from_state: string | null;
  to_state: string;
  at: string;
  actor: string;
  note: string | null;
}

/** Time that is not counted towards a case's deadline; open while `resumed_at` is null. */
export interface CasePausesTable {
  office_region: string;
  case_id: number;
  seq: number;
  kind: 'hearing' | 'testing' | 'expert_review' | 'survey' | 'suspension';
  reason: string;
  paused_at: string;
  resumed_at: string | null;
  actor: string;
}

export interface CaseExtensionsTable {
  office_region: string;
  case_id: number;
  seq: number;
  /** A limit in its stored form: `10wd`. */
  by_limit: string;
  reason: string;
  approved_by: string | null;
  extended_at: string;
  actor: string;
}

export interface LettersTable {
  letter_id: Generated<number>;
  office_region: string;
  letter_no: string;
  commitment_code: string;
  case_id: number;
  template: string;
  template_version: string;
  lang: 'zh' | 'en';
  content_sha256: string;
  file_name: string;
  file_sha256: string;
  /** replaced: a letter of the same number with another content followed it. */
  status: Generated<'issued' | 'replaced'>;
  issued_at: string;
  actor: string;
}

/** Numbers that are never used again. */
export interface LetterVoidsTable {
  office_region: string;
  letter_no: string;
  /** Null for a number voided before codes were kept. */
  commitment_code: string | null;
  case_id: number;
  reason: string;
  at: string;
  actor: string;
}

export interface ChecksTable {
  check_id: Generated<number>;
  office_region: string;
  case_id: number;
  method: 'online' | 'assist' | 'document' | 'onsite' | 'publicity' | 'daily' | 'exempt';
  outcome: 'true' | 'partly' | 'untrue' | 'unverifiable';
  checked_on: string;
  detail: string | null;
  source: string | null;
  at: string;
  actor: string;
}
