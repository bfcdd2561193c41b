import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const sourceTables: Migration = {
  id: 12,
  name: 'sources and comparisons with them',
  statements: [
    // A row is one import of a source: what is replaced or dropped stays on record, since evidence names it.
    `create table sources (
      source_id ${serialKey}, office_region ${c.text} not null, name ${c.text} not null, version ${c.int} not null check (version >= 1),
      status ${c.text} not null check (status in ('current','replaced','dropped')),
      key_column ${c.text} not null, columns ${c.text} not null, row_count ${c.int} not null, sha256 ${c.text} not null,
      import_id ${c.int} not null references imports (import_id), imported_at ${c.text} not null, ended_at ${c.text}, actor ${c.text} not null,
      unique (name, version, office_region), check ((status = 'current') = (ended_at is null))
    )${strict}`,
    `create unique index sources_current on sources (name, office_region) where status = 'current'`,
    // The rows of current versions only. key_hash: keyed hash of the normalised key; data: JSON array of the kept columns' texts.
    `create table source_rows (
      source_id ${c.int} not null references sources (source_id), position ${c.int} not null, key_hash ${c.bytes} not null, data ${c.text} not null
    )${strict}`,
    `create index source_rows_by_key on source_rows (source_id, key_hash)`,
    `create table check_runs (
      run_id ${serialKey}, office_region ${c.text} not null, scope ${c.text} not null check (scope in ('due','full','case')), item_code ${c.text},
      checked ${c.int} not null, matched ${c.int} not null, mismatched ${c.int} not null, not_found ${c.int} not null,
      at ${c.text} not null, actor ${c.text} not null, check (checked = matched + mismatched + not_found)
    )${strict}`,
    `create table comparisons (
      run_id ${c.int} not null references check_runs (run_id), case_id ${c.int} not null references cases (case_id), office_region ${c.text} not null,
      outcome ${c.text} not null check (outcome in ('match','mismatch','not_found')), primary key (run_id, case_id)
    )${strict}`,
    `create index comparisons_by_case on comparisons (case_id)`,
    // What each rule met: never the row itself, but its keyed digest, which is its leaf in the import's ledger entry.
    `create table comparison_rules (
      run_id ${c.int} not null, case_id ${c.int} not null, position ${c.int} not null, rule ${c.text} not null,
      source_id ${c.int} not null references sources (source_id), result ${c.text} not null check (result in ('holds','fails','not_found')),
      row_digest ${c.bytes}, primary key (run_id, case_id, position), foreign key (run_id, case_id) references comparisons (run_id, case_id)
    )${strict}`,
  ],
};
