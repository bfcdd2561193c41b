import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

const set = `${c.text} not null check (data_set in ('commitment','licence','penalty'))`;
const region = `office_region ${c.text} not null`;

export const exportTables: Migration = {
  id: 23,
  name: 'pushes to credit platforms, rows returned, sums of penalties',
  statements: [
    `create table export_pushes (
      ${region}, data_set ${set}, push_no ${c.int} not null check (push_no >= 1), mode ${c.text} not null check (mode in ('full','delta')),
      row_count ${c.int} not null, added ${c.int} not null, changed ${c.int} not null, removed ${c.int} not null, held ${c.int} not null,
      files ${c.text} not null, pushed_at ${c.text} not null, pushed_day ${c.text} not null, actor ${c.text} not null,
      primary key (office_region, data_set, push_no)
    )${strict}`,
    `create table export_rows (
      ${region}, data_set ${set}, row_key ${c.text} not null, platform_key ${c.text} not null,
      state ${c.text} not null check (state in ('sent','removed')), digest ${c.text} not null, push_no ${c.int} not null,
      removed_as ${c.text}, removed_on ${c.text}, primary key (office_region, data_set, row_key),
      check ((state = 'removed') = (removed_as is not null)), check ((removed_as is null) = (removed_on is null))
    )${strict}`,
    // Errors come back by what the platform knows a row by.
    `create index export_rows_by_platform on export_rows (office_region, data_set, platform_key)`,
    `create table export_returns (
      return_id ${serialKey}, ${region}, data_set ${set}, row_key ${c.text} not null, platform_key ${c.text} not null, push_no ${c.int} not null,
      field ${c.text}, message ${c.text} not null, returned_at ${c.text} not null, actor ${c.text} not null
    )${strict}`,
    `create index export_returns_by_row on export_returns (office_region, data_set, row_key)`,
    `create table penalty_fines (
      ${region}, breach_no ${c.text} not null, fine_fen ${c.int} not null check (fine_fen >= 0),
      confiscated_fen ${c.int} not null check (confiscated_fen >= 0), permit ${c.text}, import_id ${c.int} not null,
      primary key (office_region, breach_no)
    )${strict}`,
  ],
};
