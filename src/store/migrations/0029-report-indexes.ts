import type { Migration } from './migration.ts';

/**
 * What reports count stands in the indexes themselves, so that a month of a large office is never looked up row by row. Each takes the
 * place of a narrower one that began with the same columns: an import keeps up as many as before.
 */
export const reportIndexes: Migration = {
  id: 29,
  name: 'indexes of reports',
  statements: [
    `drop index cases_by_decision`,
    `create index cases_by_completion on cases (decided_day, mode, item_version_id, channel, decision, part, offered, chosen, deferred,
      satisfaction, received_day, deadline, decided_at)`,
    `drop index cases_by_check`,
    `create index cases_by_check on cases (check_due, state, mode, decision, check_coverage, item_version_id, channel)
      where check_due is not null`,
    `drop index checks_by_case`,
    `create index checks_newest on checks (case_id, checked_on, check_id, outcome, method)`,
    `drop index checks_by_day`,
    `create index checks_by_day on checks (checked_on, outcome, method)`,
  ],
};
