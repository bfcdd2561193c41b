import { column as c, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const leafBlocks: Migration = {
  id: 16,
  name: 'leaves of bulk acts in blocks',
  statements: [
    // A million rows have 32 MB of leaves: in blocks they are written and read without being one value in memory.
    `create table ledger_leaf_blocks (
      seq ${c.int} not null references ledger_entries (seq), block ${c.int} not null check (block >= 0), leaves ${c.bytes} not null,
      primary key (seq, block)
    )${strict}`,
    `insert into ledger_leaf_blocks (seq, block, leaves) select seq, 0, leaves from ledger_leaves`,
    `drop table ledger_leaves`,
  ],
};
