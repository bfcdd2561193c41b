import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const planChanges: Migration = {
  id: 24,
  name: 'substitutes of units and inspectors, publications of plans',
  statements: [
    // A unit that could not be reached, or an inspector who cannot go, and what took the place; in the order in which it happened.
    `create table plan_changes (
      change_id ${serialKey}, plan_id ${c.int} not null references plans (plan_id), no ${c.int} not null check (no >= 1),
      kind ${c.text} not null check (kind in ('unit','inspector')), unit ${c.text} not null, inspector_no ${c.text}, taken_by ${c.text} not null,
      assigned ${c.int} not null check (assigned in (0, 1)), reason ${c.text} not null, at ${c.text} not null, actor ${c.text} not null,
      unique (plan_id, no), check ((kind = 'inspector') = (inspector_no is not null)), check (kind = 'unit' or assigned = 1)
    )${strict}`,
    // The unit whose place it took; null: drawn itself.
    `alter table drawn_units add column substitute_for ${c.text}`,
    // Every folder that was made. results: how many were in it.
    `create table plan_publications (
      publication_id ${serialKey}, plan_id ${c.int} not null references plans (plan_id), sums_sha256 ${c.text} not null, results ${c.int} not null,
      published_at ${c.text} not null, published_day ${c.text} not null, actor ${c.text} not null
    )${strict}`,
    `create index plan_publications_by_plan on plan_publications (plan_id, published_at)`,
    // The first folder that showed a result; null: not public yet, also once it was corrected.
    `alter table visit_results add column published_day ${c.text}`,
    `create index visit_results_unpublished on visit_results (plan_id, inspected_on) where published_day is null`,
  ],
};
