import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const ledgerTables: Migration = {
  id: 1,
  name: 'ledger, counters, imports, calendar',
  statements: [
    `create table migrations (
      migration_id ${c.int} primary key, name ${c.text} not null, sha256 ${c.text} not null, applied_at ${c.text} not null
    )${strict}`,
    `create table ledger_entries (
      seq ${c.int} primary key check (seq >= 0), at ${c.text} not null, act ${c.text} not null,
      text ${c.text} not null, leaf_hash ${c.bytes} not null check (length(leaf_hash) = 32)
    )${strict}`,
    `create index ledger_entries_by_act on ledger_entries (act, seq)`,
    // The leaves of a bulk import, 32 bytes each in file order: they survive the erasure of what they stand for.
    `create table ledger_leaves (
      seq ${c.int} primary key references ledger_entries (seq), leaves ${c.bytes} not null
    )${strict}`,
    `create table counters (
      scope ${c.text} not null, period ${c.text} not null, last ${c.int} not null, primary key (scope, period)
    )${strict}`,
    `create table imports (
      import_id ${serialKey}, kind ${c.text} not null check (kind in ('item','case','source','inspector','results','credit','bundle','calendar','replies')),
      batch ${c.text}, file ${c.text} not null, sheet ${c.text}, sha256 ${c.text} not null, encoding ${c.text} not null,
      read ${c.int} not null, added ${c.int} not null, updated ${c.int} not null, unchanged ${c.int} not null, rejected ${c.int} not null,
      at ${c.text} not null, actor ${c.text} not null,
      check (read = added + updated + unchanged + rejected)
    )${strict}`,
    `create table calendar_days (
      date ${c.text} primary key check (length(date) = 10), kind ${c.text} not null check (kind in ('off','work')),
      name ${c.text} not null default '', source ${c.text} not null default ''
    )${strict}`,
  ],
};
