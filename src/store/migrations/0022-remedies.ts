import { column as c } from './column-types.ts';
import type { Migration } from './migration.ts';

export const remedyColumns: Migration = {
  id: 22,
  name: 'objections answered, bars lifted, faults excused, repairs rejected or broken',
  statements: [
    `alter table breaches add column second_actor ${c.text}`,
    // Why a breach was dismissed: not proved, excused, or corrected from the start upon an objection.
    `alter table breaches add column dismissed_as ${c.text} check (dismissed_as in ('unfounded','excused','objection'))`,
    `alter table breaches add column dismissed_on ${c.text}`,
    `alter table breaches add column corrected_on ${c.text}`,
    `alter table breaches add column lifted_on ${c.text}`,
    `alter table breaches add column end_reason ${c.text}`,
    `alter table breaches add column end_document ${c.text}`,
    // The first day without publicity, where something ended it before its last day.
    `alter table breaches add column publicity_ended_on ${c.text}`,
    `update breaches set publicity_ended_on = repaired_on where publicity_from is not null and repaired_on is not null`,
    // What set a date in place of the rules of the decision's day; null: those rules.
    `alter table breaches add column publicity_set_by ${c.text} check (publicity_set_by in ('objection','broken_promise'))`,
    `alter table breaches add column earliest_set_by ${c.text} check (earliest_set_by in ('objection','broken_promise'))`,
    `alter table breaches add column risk_class ${c.text}`,
    `alter table breaches add column risk_until ${c.text}`,
    `alter table bars add column until_set_by ${c.text} check (until_set_by in ('objection'))`,
    `alter table bars add column lift_reason ${c.text}`,
    `alter table bars add column lift_document ${c.text}`,
    `alter table repairs add column rejected_on ${c.text}`,
    `alter table repairs add column extended_on ${c.text}`,
    `alter table repairs add column broken_on ${c.text}`,
    `alter table repairs add column end_reason ${c.text}`,
    `alter table objections add column due ${c.text}`,
    `alter table objections add column due_provisional ${c.int} not null default 0 check (due_provisional in (0, 1))`,
    `alter table objections add column document_no ${c.text}`,
    `alter table objections add column closed_by ${c.text}`,
    // The gate asks this of every bar; one objection at a time for a breach.
    `create index objections_by_breach on objections (breach_id, state)`,
    `create unique index objections_open on objections (breach_id) where state = 'open'`,
    `create index breaches_at_risk on breaches (subject_id) where risk_class is not null`,
  ],
};
