import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const caseTables: Migration = {
  id: 3,
  name: 'subjects, cases, letters, checks',
  statements: [
    // Natural keys come first in their indexes: most look-ups name them alone.
    // id_key is the keyed hash of the identity number: the only form in which it is compared and the only one that stays after erasure.
    `create table subjects (
      subject_id ${serialKey}, office_region ${c.text} not null, subject_no ${c.text} not null,
      type ${c.text} not null check (type in ('person','organization','self_employed')),
      id_type ${c.text} not null, id_key ${c.text} not null, id_number ${c.text}, name ${c.text},
      legal_representative ${c.text}, phone ${c.text}, address ${c.text}, created_at ${c.text} not null, erased_at ${c.text},
      unique (subject_no, office_region), unique (id_key, office_region)
    )${strict}`,
    `create table subject_grades (
      subject_id ${c.int} not null references subjects (subject_id), scheme ${c.text} not null, value ${c.text} not null,
      dated_on ${c.text} not null, valid_until ${c.text}, barred ${c.int} not null default 0 check (barred in (0, 1)), basis ${c.text},
      import_id ${c.int} references imports (import_id), primary key (subject_id, scheme, dated_on)
    )${strict}`,
    `create table cases (
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
      digest ${c.text} not null, revision ${c.int} not null default 1, created_at ${c.text} not null,
      unique (case_no, office_region), unique (commitment_code, office_region), unique (letter_no, office_region)
    )${strict}`,
    `create index cases_by_subject on cases (subject_id)`,
    `create index cases_by_agent on cases (agent_subject_id) where agent_subject_id is not null`,
    `create index cases_by_item on cases (item_version_id)`,
    `create index cases_by_decision on cases (decided_day, mode, state)`,
    `create index cases_by_receipt on cases (received_day)`,
    `create index cases_open on cases (deadline) where decided_at is null`,
    `create index cases_by_check on cases (check_due) where check_due is not null`,
    `create table case_steps (
      case_id ${c.int} not null references cases (case_id), seq ${c.int} not null, step ${c.text} not null,
      from_state ${c.text}, to_state ${c.text} not null, at ${c.text} not null, actor ${c.text} not null, note ${c.text},
      primary key (case_id, seq)
    )${strict}`,
    `create table letters (
      letter_id ${serialKey}, office_region ${c.text} not null, letter_no ${c.text} not null, commitment_code ${c.text} not null,
      case_id ${c.int} not null references cases (case_id), template ${c.text} not null, template_version ${c.text} not null,
      lang ${c.text} not null check (lang in ('zh','en')), content_sha256 ${c.text} not null, file_name ${c.text} not null, file_sha256 ${c.text} not null,
      status ${c.text} not null default 'issued' check (status in ('issued','replaced')), issued_at ${c.text} not null, actor ${c.text} not null,
      unique (office_region, letter_no, file_sha256)
    )${strict}`,
    // A number that is never used again, whether its letter had been printed or not.
    `create table letter_voids (
      office_region ${c.text} not null, letter_no ${c.text} not null, case_id ${c.int} not null references cases (case_id),
      reason ${c.text} not null, at ${c.text} not null, actor ${c.text} not null, primary key (office_region, letter_no)
    )${strict}`,
    `create index letters_by_case on letters (case_id)`,
    `create index letters_by_code on letters (commitment_code)`,
    `create index letters_by_file on letters (file_sha256)`,
    `create table checks (
      check_id ${serialKey}, office_region ${c.text} not null, case_id ${c.int} not null references cases (case_id),
      method ${c.text} not null check (method in ('online','assist','document','onsite','publicity','daily','exempt')),
      outcome ${c.text} not null check (outcome in ('true','partly','untrue','unverifiable')),
      checked_on ${c.text} not null, detail ${c.text}, source ${c.text}, at ${c.text} not null, actor ${c.text} not null
    )${strict}`,
    `create index checks_by_case on checks (case_id)`,
    `create index checks_by_day on checks (checked_on)`,
  ],
};
