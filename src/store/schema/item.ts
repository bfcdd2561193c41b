import type { Generated } from 'kysely';

export interface BatchesTable {
  batch_id: Generated<number>;
  name: string;
  status: 'draft' | 'published' | 'undone';
  /** The ledger entry of the batch's first import: its place in the order of acts, whatever the clock said. */
  ledger_seq: number;
  created_at: string;
  published_at: string | null;
}

export interface ItemVersionsTable {
  item_version_id: Generated<number>;
  item_code: string;
  version: number;
  batch_id: number;
  import_id: number | null;
  status: 'draft' | 'published' | 'retired' | 'undone';
  /** 1 for a version that takes the item off the list: a draft one does so when its batch is published. */
  retires: Generated<number>;
  service_code: string | null;
  item_name: string;
  track: 'certification' | 'licence' | 'material';
  kind: string | null;
  certificate_name: string | null;
  authority_name: string;
  authority_code: string | null;
  level: number;
  domain: string | null;
  mode: 'cancelled' | 'commitment' | 'data_query' | 'dept_verify' | 'ordinary';
  pace: 'on_the_spot' | 'after_query' | 'after_verification' | null;
  legal_basis: string | null;
  conditions: string | null;
  standards: string | null;
  proof_content: string | null;
  liability: string | null;
  materials: string | null;
  materials_before: number | null;
  materials_after: number | null;
  visits_before: number | null;
  visits_after: number | null;
  statutory_limit: string | null;
  previous_limit: string | null;
  promised_limit_window: string | null;
  promised_limit_online: string | null;
  check_method: string | null;
  check_within: string | null;
  check_coverage: 'full' | 'sample' | 'exempt' | null;
  check_rules: string | null;
  eligible_classes: string | null;
  publish_letter: string | null;
  agent_allowed: string | null;
  bundle: string | null;
  /** First and last day in force, as the published versions of the item cut each other; before publication, as listed. */
  effective_from: string | null;
  effective_to: string | null;
  /** The days as the list gave them: an empty first day means from publication. */
  listed_from: string | null;
  listed_to: string | null;
  /** The list's further columns, those that are filled, as one JSON object (src/item/details.ts). */
  details: string | null;
  /** SHA-256 of the canonical JSON of the row as listed: tells a changed row from an unchanged one. */
  digest: string;
  source_line: number | null;
  ledger_seq: number;
  created_at: string;
}

/** An opinion on a draft list, and the office's answer. `source` is an organisation or `public`, never a natural person. */
export interface ItemOpinionsTable {
  opinion_id: Generated<number>;
  batch_id: number;
  /** Empty for an opinion on the list as a whole. */
  item_code: string;
  opinion: string;
  opinion_sha256: string;
  source: string;
  received_on: string;
  answer: string | null;
  adopted: 'yes' | 'no' | 'partly' | null;
  file_sha256: string;
  source_line: number;
  ledger_seq: number;
}
