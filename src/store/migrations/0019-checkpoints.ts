import { column as c, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const checkpointTables: Migration = {
  id: 19,
  name: 'signed checkpoints',
  statements: [
    // What the office has put its name to: a later checkpoint must agree with every one of them.
    `create table signed_checkpoints (
      size ${c.int} primary key check (size > 0), root ${c.bytes} not null check (length(root) = 32), note ${c.text} not null, at ${c.text} not null
    )${strict}`,
  ],
};
