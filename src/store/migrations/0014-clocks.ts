import { column as c, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const clockTables: Migration = {
  id: 14,
  name: 'calendar scopes, pauses, extensions, legal representatives',
  statements: [
    // A local closure stands beside the national day of the same date: neither import destroys the other's.
    `create table calendar_days_by_scope (
      date ${c.text} not null check (length(date) = 10), scope ${c.text} not null check (scope in ('national','local')),
      kind ${c.text} not null check (kind in ('off','work')), name ${c.text} not null default '', source ${c.text} not null default '',
      import_id ${c.int} references imports (import_id), primary key (date, scope)
    )${strict}`,
    `insert into calendar_days_by_scope (date, scope, kind, name, source) select date, 'national', kind, name, source from calendar_days`,
    `drop table calendar_days`,
    `alter table calendar_days_by_scope rename to calendar_days`,
    `create table case_pauses (
      office_region ${c.text} not null, case_id ${c.int} not null references cases (case_id), seq ${c.int} not null check (seq >= 1),
      kind ${c.text} not null check (kind in ('hearing','testing','expert_review','survey','suspension')), reason ${c.text} not null,
      paused_at ${c.text} not null, resumed_at ${c.text}, actor ${c.text} not null,
      check (resumed_at is null or resumed_at >= paused_at), primary key (case_id, seq)
    )${strict}`,
    `create table case_extensions (
      office_region ${c.text} not null, case_id ${c.int} not null references cases (case_id), seq ${c.int} not null check (seq >= 1),
      by_limit ${c.text} not null, reason ${c.text} not null, approved_by ${c.text}, extended_at ${c.text} not null,
      actor ${c.text} not null, primary key (case_id, seq)
    )${strict}`,
    // Null while the clock runs: the due list shows what stands still without looking at the pauses.
    `alter table cases add column paused_since ${c.text}`,
    // Everything that the due list, its groups and the day's counts compare, in the order in which it is listed.
    `drop index cases_open`,
    `create index cases_open on cases (deadline, case_no, state, mode, paused_since, authority_name, actor) where decided_at is null`,
    // The checks that are due are counted from here alone, with the state that says whether there is anything to check.
    `drop index cases_by_check`,
    `create index cases_by_check on cases (check_due, state) where check_due is not null`,
    // What was counted without a published calendar is found when one comes.
    `create index cases_provisional on cases (case_id) where deadline_provisional = 1 or check_due_provisional = 1`,
    `alter table repairs add column accept_provisional ${c.int} not null default 0 check (accept_provisional in (0, 1))`,
    `alter table repairs add column complete_provisional ${c.int} not null default 0 check (complete_provisional in (0, 1))`,
    // Whose bar may reach the body, by the policy gate.legal_representative. Known by identity number or not at all.
    `create table subject_representatives (
      office_region ${c.text} not null, subject_id ${c.int} not null references subjects (subject_id),
      representative_id ${c.int} not null references subjects (subject_id), since ${c.text} not null, actor ${c.text} not null,
      primary key (subject_id)
    )${strict}`,
  ],
};
