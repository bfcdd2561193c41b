import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const bundleTables: Migration = {
  id: 9,
  name: 'bundles',
  statements: [
    `create table bundles (
      bundle_id ${serialKey}, bundle_code ${c.text} not null unique, bundle_name ${c.text} not null,
      import_id ${c.int} not null references imports (import_id), updated_at ${c.text} not null
    )${strict}`,
    // Items are named by code: a member is whatever version of the item stands on the day it is looked at.
    `create table bundle_members (
      bundle_id ${c.int} not null references bundles (bundle_id), item_code ${c.text} not null,
      position ${c.int} not null check (position >= 1), step ${c.text}, lead ${c.text}, limit_before ${c.text}, limit_after ${c.text},
      digest ${c.text} not null, primary key (bundle_id, item_code), unique (bundle_id, position)
    )${strict}`,
    `create index bundle_members_by_item on bundle_members (item_code)`,
  ],
};
