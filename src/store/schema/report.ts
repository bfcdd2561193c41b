import type { Generated } from 'kysely';

export interface IssuedReportsTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  kind: string;
  period: string;
  version: number;
  figures: string;
  sha256: string;
  reason: string | null;
  issued_at: string;
  ledger_seq: number;
  actor: string;
}
