import type { Generated } from 'kysely';

/** One import of another authority's data set. */
export interface SourcesTable {
  source_id: Generated<number>;
  office_region: string;
  name: string;
  version: number;
  status: 'current' | 'replaced' | 'dropped';
  key_column: string;
  /** Headers of the columns kept beside the key: a JSON array, in the order of a row's `data`. */
  columns: string;
  row_count: number;
  sha256: string;
  import_id: number;
  imported_at: string;
  ended_at: string | null;
  actor: string;
}

export interface SourceRowsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  source_id: number;
  /** From 0, in file order: the row's place among the leaves of its import. */
  position: number;
  key_hash: Uint8Array;
  /** JSON array of texts and nulls. */
  data: string;
}

export interface CheckRunsTable {
  run_id: Generated<number>;
  office_region: string;
  scope: 'due' | 'full' | 'case';
  item_code: string | null;
  checked: number;
  matched: number;
  mismatched: number;
  not_found: number;
  at: string;
  actor: string;
}

/** One case held against its rules in one run. */
export interface ComparisonsTable {
  run_id: number;
  case_id: number;
  office_region: string;
  outcome: 'match' | 'mismatch' | 'not_found';
}

export interface ComparisonRulesTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  run_id: number;
  case_id: number;
  position: number;
  rule: string;
  source_id: number;
  result: 'holds' | 'fails' | 'not_found';
  /** HMAC-SHA-256 of the row that decided; null where there was none. */
  row_digest: Uint8Array | null;
}
