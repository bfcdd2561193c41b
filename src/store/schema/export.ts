import type { Generated } from 'kysely';

/** A push of one data set to the credit platform: numbered from 1 in its set. */
export interface ExportPushesTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  data_set: string;
  push_no: number;
  mode: 'full' | 'delta';
  row_count: number;
  added: number;
  changed: number;
  removed: number;
  held: number;
  /** JSON: each file's name, SHA-256 and rows. */
  files: string;
  pushed_at: string;
  pushed_day: string;
  actor: string;
}

/** What the platform has, row by row: how a row was last sent, or that it was taken down. No personal data. */
export interface ExportRowsTable {
  office_region: Generated<string>;
  data_set: string;
  /** Number in the office's books: commitment code, case or breach. */
  row_key: string;
  /** What the platform knows the row by. */
  platform_key: string;
  state: 'sent' | 'removed';
  /** SHA-256 of the row as it was last sent. */
  digest: string;
  /** The last push that held it. */
  push_no: number;
  removed_as: string | null;
  removed_on: string | null;
}

/** An error that a platform gave back on a row; open while the row has not gone out again since `push_no`. */
export interface ExportReturnsTable {
  return_id: Generated<number>;
  office_region: Generated<string>;
  data_set: string;
  row_key: string;
  platform_key: string;
  push_no: number;
  field: string | null;
  message: string;
  returned_at: string;
  actor: string;
}

/** Sums and permits of a decision on a breach, in hundredths of a yuan (fen). */
export interface PenaltyFinesTable {
  office_region: Generated<string>;
  breach_no: string;
  fine_fen: number;
  confiscated_fen: number;
  permit: string | null;
  import_id: number;
}
