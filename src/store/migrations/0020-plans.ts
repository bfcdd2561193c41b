import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const planLists: Migration = {
  id: 20,
  name: 'units taken out of a plan or put into it, top-up draws',
  statements: [
    // How it stands: excluded (never drawn) or must (visited whatever is drawn); neither is in the population.
    `create table plan_lists (
      plan_id ${c.int} not null references plans (plan_id), unit ${c.text} not null, list ${c.text} not null check (list in ('excluded','must')),
      reason ${c.text} not null, primary key (plan_id, unit)
    )${strict}`,
    // When the seed was made, in UTC: after the plan was frozen, whenever it is drawn.
    `alter table draws add column seeded_at ${c.text}`,
    // counts: JSON, how many of which stratum.
    `create table top_ups (
      top_up_id ${serialKey}, plan_id ${c.int} not null references plans (plan_id), no ${c.int} not null check (no >= 1), seed ${c.text} not null,
      reason ${c.text} not null, counts ${c.text} not null, place ${c.text}, witnesses ${c.text}, seeded_at ${c.text}, drawn_at ${c.text} not null,
      actor ${c.text} not null, unique (plan_id, no)
    )${strict}`,
    // The draw that a unit came in by: 0 the plan's own, then the number of the top-up.
    `alter table drawn_units add column top_up ${c.int} not null default 0`,
    `create index drawn_units_by_unit on drawn_units (unit)`,
  ],
};
