import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

/**
 * SQLite alone: what is unique in subjects and cases becomes an index of its own, which a long list may leave aside and have made after
 * it (sqlite/load.ts). As constraints these keys, hashes for the most part, were kept up row by row all over the file: two thirds of the
 * time of a million rows. A table is made anew for that (https://sqlite.org/lang_altertable.html, section 7).
 */
export const lateKeys: Migration = {
  id: 32,
  name: 'unique keys of subjects and cases as indexes of their own',
  only: 'sqlite',
  statements: [
    `create table subjects_anew (
      subject_id ${serialKey}, office_region ${c.text} not null, subject_no ${c.text} not null,
      type ${c.text} not null check (type in ('person','organization','self_employed')),
      id_type ${c.text} not null, id_key ${c.text} not null, id_number ${c.text}, name ${c.text},
      legal_representative ${c.text}, phone ${c.text}, address ${c.text}, created_at ${c.text} not null, erased_at ${c.text}
    )${strict}`,
    'insert into subjects_anew select * from subjects',
    'drop table subjects',
    'alter table subjects_anew rename to subjects',
    'create unique index subjects_key on subjects (id_key, office_region)',
    'create unique index subjects_number on subjects (subject_no, office_region)',
    'create index subjects_by_name on subjects (name)',
    `create table cases_anew (
      case_id ${serialKey}, office_region ${c.text} not null, case_no ${c.text} not null,
      item_version_id ${c.int} not null references item_versions (item_version_id), item_code ${c.text} not null, authority_name ${c.text} not null,
      subject_id ${c.int} not null references subjects (subject_id), agent_subject_id ${c.int} references subjects (subject_id),
      mode ${c.text} not null check (mode in ('commitment','data_query','dept_verify','ordinary')),
      deferred ${c.int} not null default 0 check (deferred in (0, 1)), deferred_materials ${c.text},
      state ${c.text} not null check (state in ('recorded','notified','signed','deferred','granted','refused','withdrawn','terminated','revoked','closed')),
      channel ${c.text} not null check (channel in ('window','online','mobile','courier')),
      region_code ${c.text} not null, applicant_region ${c.text}, facts ${c.text},
      received_at ${c.text} not null, received_day ${c.text} not null, offered ${c.int} not null default 0, chosen ${c.int},
      notified_at ${c.text}, signed_at ${c.text}, decided_at ${c.text}, decided_day ${c.text},
      decision ${c.text} check (decision in ('granted','refused','withdrawn')), evidence ${c.text}, satisfaction ${c.int} check (satisfaction between 1 and 5),
      letter_no ${c.text}, commitment_code ${c.text},
      deadline ${c.text}, deadline_provisional ${c.int} not null default 0, check_due ${c.text}, check_due_provisional ${c.int} not null default 0,
      check_coverage ${c.text} not null check (check_coverage in ('full','sample','exempt')),
      gate_allowed ${c.int}, gate_reason ${c.text}, gate_basis ${c.text}, gate_until ${c.text}, gate_grade ${c.text}, gate_pace ${c.text},
      gate_check ${c.text}, gate_source ${c.text}, gate_at ${c.text},
      history ${c.int} not null default 0, import_id ${c.int} references imports (import_id), actor ${c.text} not null,
      digest ${c.text} not null, revision ${c.int} not null default 1, created_at ${c.text} not null, paused_since ${c.text},
      application_id ${c.int} references applications (application_id), part ${c.text} check (part in ('lead','joint')), own_limit ${c.text},
      materials_limit ${c.text}, materials_due ${c.text}, materials_due_provisional ${c.int} not null default 0 check (materials_due_provisional in (0, 1))
    )${strict}`,
    'insert into cases_anew select * from cases',
    'drop table cases',
    'alter table cases_anew rename to cases',
    'create unique index cases_number on cases (case_no, office_region)',
    // Most cases of a list have neither: they were decided elsewhere.
    'create unique index cases_commitment_code on cases (commitment_code, office_region) where commitment_code is not null',
    'create unique index cases_letter_number on cases (letter_no, office_region) where letter_no is not null',
    'create index cases_by_subject on cases (subject_id)',
    'create index cases_by_agent on cases (agent_subject_id) where agent_subject_id is not null',
    'create index cases_by_item on cases (item_version_id)',
    'create index cases_open on cases (deadline, case_no, state, mode, paused_since, authority_name, actor) where decided_at is null',
    'create index cases_provisional on cases (case_id) where deadline_provisional = 1 or check_due_provisional = 1',
    'create index cases_by_application on cases (application_id) where application_id is not null',
    'create index cases_awaiting on cases (state, case_id) where deferred_materials is not null',
    'create index cases_listed on cases (received_day, case_no, item_version_id, state, mode, channel, deferred, subject_id)',
    `create index cases_by_completion on cases (decided_day, mode, item_version_id, channel, decision, part, offered, chosen, deferred,
      satisfaction, received_day, deadline, decided_at)`,
    `create index cases_by_check on cases (check_due, state, mode, decision, check_coverage, item_version_id, channel)
      where check_due is not null`,
  ],
};
