export interface IssuedReportsTable {
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
