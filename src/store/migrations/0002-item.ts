import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const itemTables: Migration = {
  id: 2,
  name: 'items',
  statements: [
    `create table batches (
      batch_id ${serialKey}, name ${c.text} not null unique, status ${c.text} not null check (status in ('draft','published','undone')),
      ledger_seq ${c.int} not null references ledger_entries (seq), created_at ${c.text} not null, published_at ${c.text},
      check ((status = 'published') = (published_at is not null))
    )${strict}`,
    `create table item_versions (
      item_version_id ${serialKey}, item_code ${c.text} not null, version ${c.int} not null check (version >= 1),
      batch_id ${c.int} not null references batches (batch_id), import_id ${c.int} references imports (import_id),
      status ${c.text} not null check (status in ('draft','published','retired','undone')),
      retires ${c.int} not null default 0 check (retires in (0, 1)), service_code ${c.text}, item_name ${c.text} not null,
      track ${c.text} not null check (track in ('certification','licence','material')),
      kind ${c.text}, certificate_name ${c.text}, authority_name ${c.text} not null, authority_code ${c.text},
      level ${c.int} not null check (level between 1 and 6), domain ${c.text},
      mode ${c.text} not null check (mode in ('cancelled','commitment','data_query','dept_verify','ordinary')),
      pace ${c.text} check (pace in ('on_the_spot','after_query','after_verification')),
      legal_basis ${c.text}, conditions ${c.text}, standards ${c.text}, proof_content ${c.text}, liability ${c.text}, materials ${c.text},
      materials_before ${c.int}, materials_after ${c.int}, visits_before ${c.int}, visits_after ${c.int},
      statutory_limit ${c.text}, previous_limit ${c.text}, promised_limit_window ${c.text}, promised_limit_online ${c.text},
      check_method ${c.text}, check_within ${c.text}, check_coverage ${c.text} check (check_coverage in ('full','sample','exempt')),
      check_rules ${c.text}, eligible_classes ${c.text}, publish_letter ${c.text}, agent_allowed ${c.text}, bundle ${c.text},
      effective_from ${c.text}, effective_to ${c.text}, listed_from ${c.text}, listed_to ${c.text},
      digest ${c.text} not null, source_line ${c.int}, ledger_seq ${c.int} not null references ledger_entries (seq),
      created_at ${c.text} not null,
      check (status <> 'published' or (effective_from is not null and retires = 0)),
      check (status <> 'retired' or (effective_from is not null and retires = 1)),
      unique (item_code, version)
    )${strict}`,
    `create index item_versions_by_batch on item_versions (batch_id)`,
  ],
};
