import type { Generated } from 'kysely';

/** One life event handled as one (一件事), as its newest list says; earlier states stand in the ledger by their digests. */
export interface BundlesTable {
  bundle_id: Generated<number>;
  bundle_code: string;
  bundle_name: string;
  import_id: number;
  updated_at: string;
}

/** An item of a bundle, in the list's order. */
export interface BundleMembersTable {
  bundle_id: number;
  item_code: string;
  /** From 1, as listed. */
  position: number;
  step: string | null;
  lead: string | null;
  /** Limits as stored everywhere: `6wd`, `2h`. */
  limit_before: string | null;
  limit_after: string | null;
  /** SHA-256 of the canonical JSON of the row as listed. */
  digest: string;
}
