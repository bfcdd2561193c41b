import { column as c, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

/** Whose row it is stands in ledger entry 0 (office.init): until now a database held one office. */
const ofOffice = `select substr(text, instr(text, '"region":"') + 10, 6) from ledger_entries where seq = 0`;
const of = (parent: string, key: string) => (table: string) =>
  `select office_region from ${parent} where ${parent}.${key} = ${table}.${key}`;

/** Tables that get the column, and where the region of the rows that are there comes from. */
const tables: readonly (readonly [string, (table: string) => string])[] = [
  ['counters', () => ofOffice],
  ['issued_reports', () => ofOffice],
  ['plan_units', () => ofOffice],
  ['plan_lists', () => ofOffice],
  ['drawn_units', () => ofOffice],
  ['assignments', () => ofOffice],
  ['ineligible_inspectors', () => ofOffice],
  ['last_visits', () => ofOffice],
  ['unassignable_units', () => ofOffice],
  ['subject_grades', of('subjects', 'subject_id')],
  ['case_steps', of('cases', 'case_id')],
  ['bars', of('breaches', 'breach_id')],
  ['repairs', of('breaches', 'breach_id')],
  ['objections', of('breaches', 'breach_id')],
  ['source_rows', of('sources', 'source_id')],
  ['comparison_rules', of('check_runs', 'run_id')],
];

export const officeRegions: Migration = {
  id: 27,
  name: 'the region of the office in every large table, logins of roles',
  statements: [
    // Filled by the store itself (office-scope.ts); PostgreSQL takes it into every key (postgres/shape.ts).
    ...tables.flatMap(([table, region]) => [
      `alter table ${table} add column office_region ${c.text} not null default ''`,
      `update ${table} set office_region = coalesce((${region(table)}), '')`,
    ]),
    // Which authority's files a login may see; read by the server's own row-level security. No login, no row: SQLite leaves it empty.
    `create table logins (
      login ${c.text} not null, authority_name ${c.text} not null, primary key (login, authority_name)
    )${strict}`,
  ],
};
