import type { Generated } from 'kysely';

export interface MigrationsTable {
  migration_id: number;
  name: string;
  sha256: string;
  applied_at: string;
}

export interface LedgerEntriesTable {
  seq: number;
  at: string;
  act: string;
  text: string;
  leaf_hash: Uint8Array;
}

export interface LedgerLeafBlocksTable {
  seq: number;
  block: number;
  leaves: Uint8Array;
}

export interface SignedCheckpointsTable {
  size: number;
  root: Uint8Array;
  note: string;
  at: string;
}

export interface CountersTable {
  /** Filled in by the store. */
  office_region: Generated<string>;
  scope: string;
  period: string;
  last: number;
}

export interface ImportsTable {
  import_id: Generated<number>;
  kind: 'item' | 'case' | 'source' | 'inspector' | 'results' | 'credit' | 'bundle' | 'calendar' | 'replies';
  batch: string | null;
  file: string;
  sheet: string | null;
  sha256: string;
  encoding: string;
  read: number;
  added: number;
  updated: number;
  unchanged: number;
  rejected: number;
  at: string;
  actor: string;
}

/** A local closure goes before the national day of the same date. */
export interface CalendarDaysTable {
  date: string;
  scope: 'national' | 'local';
  kind: 'off' | 'work';
  name: Generated<string>;
  source: Generated<string>;
  import_id: number | null;
}
