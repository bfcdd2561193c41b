import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const requestTables: Migration = {
  id: 13,
  name: 'requests to other authorities, rectifications',
  statements: [
    `create table check_requests (
      request_id ${serialKey}, office_region ${c.text} not null, request_no ${c.text} not null,
      case_id ${c.int} not null references cases (case_id), authority_name ${c.text} not null, ask ${c.text} not null,
      requested_at ${c.text} not null, requested_day ${c.text} not null, reply_limit ${c.text} not null,
      due ${c.text} not null, due_provisional ${c.int} not null default 0 check (due_provisional in (0, 1)),
      state ${c.text} not null default 'open' check (state in ('open','replied','cancelled')),
      result ${c.text} check (result in ('true','untrue','unverifiable')), detail ${c.text}, closed_at ${c.text}, closed_day ${c.text},
      reply_days ${c.int}, in_time ${c.int} check (in_time in (0, 1)), check_id ${c.int} references checks (check_id), import_id ${c.int} references imports (import_id),
      actor ${c.text} not null, closed_by ${c.text}, unique (request_no, office_region),
      check ((state = 'replied') = (result is not null)), check ((result is null) = (in_time is null)), check ((state = 'open') = (closed_at is null))
    )${strict}`,
    `create index check_requests_by_case on check_requests (case_id)`,
    `create index check_requests_by_check on check_requests (check_id) where check_id is not null`,
    // One question to one authority at a time; the overdue list reads the other one.
    `create unique index check_requests_one_open on check_requests (case_id, authority_name) where state = 'open'`,
    `create index check_requests_due on check_requests (due) where state = 'open'`,
    `create table rectifications (
      rectification_id ${serialKey}, office_region ${c.text} not null, case_id ${c.int} not null references cases (case_id),
      seq ${c.int} not null check (seq >= 1), check_id ${c.int} not null references checks (check_id),
      document_no ${c.text}, detail ${c.text}, ordered_at ${c.text} not null, ordered_day ${c.text} not null, within_limit ${c.text},
      due ${c.text} not null, due_provisional ${c.int} not null default 0 check (due_provisional in (0, 1)),
      state ${c.text} not null default 'ordered' check (state in ('ordered','corrected','uncorrected')),
      rechecked_at ${c.text}, rechecked_day ${c.text}, recheck_method ${c.text}, recheck_detail ${c.text},
      actor ${c.text} not null, rechecked_by ${c.text}, unique (case_id, seq),
      check ((state = 'ordered') = (rechecked_at is null))
    )${strict}`,
    `create index rectifications_due on rectifications (due) where state = 'ordered'`,
  ],
};
