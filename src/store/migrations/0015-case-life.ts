import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const caseLife: Migration = {
  id: 15,
  name: 'applications for bundles, deferred materials, search',
  statements: [
    // One application of a bundle opens a case of each member. materials: JSON, what was handed in once for all of them.
    `create table applications (
      application_id ${serialKey}, office_region ${c.text} not null, application_no ${c.text} not null,
      bundle_code ${c.text} not null, bundle_name ${c.text} not null, lead ${c.text} not null,
      subject_id ${c.int} not null references subjects (subject_id), channel ${c.text} not null,
      received_at ${c.text} not null, received_day ${c.text} not null,
      time_limit ${c.text}, deadline ${c.text}, deadline_provisional ${c.int} not null default 0 check (deadline_provisional in (0, 1)),
      materials ${c.text} not null, actor ${c.text} not null, created_at ${c.text} not null,
      unique (application_no, office_region)
    )${strict}`,
    `create index applications_by_bundle on applications (bundle_code)`,
    `create index applications_by_subject on applications (subject_id)`,
    `alter table cases add column application_id ${c.int} references applications (application_id)`,
    // lead: the case by which a joint handling is counted; joint: one that is handled together with it.
    `alter table cases add column part ${c.text} check (part in ('lead','joint'))`,
    // What counts instead of the item's own limit: that of the bundle.
    `alter table cases add column own_limit ${c.text}`,
    // By when deferred materials must come, where that is not simply the deadline.
    `alter table cases add column materials_limit ${c.text}`,
    `alter table cases add column materials_due ${c.text}`,
    `alter table cases add column materials_due_provisional ${c.int} not null default 0 check (materials_due_provisional in (0, 1))`,
    `create index cases_by_application on cases (application_id) where application_id is not null`,
    `create index cases_awaiting on cases (state, case_id) where deferred_materials is not null`,
    // More time for deferred materials, for force majeure.
    `create table material_extensions (
      office_region ${c.text} not null, case_id ${c.int} not null references cases (case_id), seq ${c.int} not null check (seq >= 1),
      by_limit ${c.text} not null, reason ${c.text} not null, approved_by ${c.text}, extended_at ${c.text} not null,
      actor ${c.text} not null, primary key (case_id, seq)
    )${strict}`,
    // Everything that lists narrow by, in the order in which they are shown: a million cases are listed from here alone.
    `drop index cases_by_receipt`,
    `create index cases_listed on cases (received_day, case_no, item_version_id, state, mode, channel, deferred, subject_id)`,
    `create index subjects_by_name on subjects (name)`,
  ],
};
