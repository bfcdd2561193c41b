import { column as c, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const visitedUnits: Migration = {
  id: 31,
  name: 'what decides who may visit a unit, as it stood when inspectors were assigned',
  statements: [
    // With the frozen pool it tells who was not eligible and why; rows of pairs are those of plans assigned before.
    `create table visited_units (
      office_region ${c.text} not null, plan_id ${c.int} not null references plans (plan_id), unit ${c.text} not null,
      authority ${c.text} not null, domain ${c.text}, object ${c.text} not null, primary key (plan_id, unit)
    )${strict}`,
  ],
};
