import { column as c, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const reportTables: Migration = {
  id: 6,
  name: 'issued reports',
  statements: [
    `create table issued_reports (
      kind ${c.text} not null, period ${c.text} not null, version ${c.int} not null check (version >= 1),
      figures ${c.text} not null, sha256 ${c.text} not null, reason ${c.text}, issued_at ${c.text} not null, ledger_seq ${c.int} not null,
      actor ${c.text} not null, primary key (kind, period, version)
    )${strict}`,
  ],
};
