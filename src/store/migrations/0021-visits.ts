import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const visitTables: Migration = {
  id: 21,
  name: 'assignments of inspectors and results of visits',
  statements: [
    // Who was assigned when, as one act; one a plan.
    `create table assignment_acts (
      plan_id ${c.int} primary key references plans (plan_id), per_unit ${c.int} not null check (per_unit >= 2), visit_day ${c.text} not null,
      assigned_at ${c.text} not null, actor ${c.text} not null
    )${strict}`,
    // object: the subject visited (or the item), by which the next plan knows its last visit.
    `create table assignments (
      plan_id ${c.int} not null references plans (plan_id), unit ${c.text} not null, position ${c.int} not null, object ${c.text} not null,
      inspector_no ${c.text} not null, primary key (plan_id, unit, position)
    )${strict}`,
    `create index assignments_by_object on assignments (object, plan_id)`,
    `create table ineligible_inspectors (
      plan_id ${c.int} not null references plans (plan_id), unit ${c.text} not null, inspector_no ${c.text} not null, reason ${c.text} not null,
      primary key (plan_id, unit, inspector_no)
    )${strict}`,
    `create table last_visits (
      plan_id ${c.int} not null references plans (plan_id), unit ${c.text} not null, inspector_no ${c.text} not null,
      primary key (plan_id, unit, inspector_no)
    )${strict}`,
    `create table unassignable_units (
      plan_id ${c.int} not null references plans (plan_id), unit ${c.text} not null,
      reason ${c.text} not null check (reason in ('too-few-eligible','no-leader')), primary key (plan_id, unit)
    )${strict}`,
    // results: codes of domain 5.2, ascending, joined by ";".
    `create table visit_results (
      result_id ${serialKey}, office_region ${c.text} not null, plan_id ${c.int} not null references plans (plan_id), unit ${c.text} not null,
      inspected_on ${c.text} not null, results ${c.text} not null,
      promise ${c.text} not null check (promise in ('true','partly','untrue','unverifiable')), detail ${c.text}, rectify_by ${c.text},
      digest ${c.text} not null, import_id ${c.int} references imports (import_id), at ${c.text} not null, actor ${c.text} not null,
      unique (plan_id, unit)
    )${strict}`,
  ],
};
