import { column as c, serialKey, strict } from './column-types.ts';
import type { Migration } from './migration.ts';

export const itemOpinions: Migration = {
  id: 8,
  name: 'opinions on item lists',
  statements: [
    // An empty item_code is an opinion on the list as a whole; the text is part of the key through its digest.
    `create table item_opinions (
      opinion_id ${serialKey}, batch_id ${c.int} not null references batches (batch_id), item_code ${c.text} not null,
      opinion ${c.text} not null, opinion_sha256 ${c.text} not null check (length(opinion_sha256) = 64),
      source ${c.text} not null, received_on ${c.text} not null check (length(received_on) = 10),
      answer ${c.text}, adopted ${c.text} check (adopted in ('yes','no','partly')),
      file_sha256 ${c.text} not null, source_line ${c.int} not null,
      ledger_seq ${c.int} not null references ledger_entries (seq),
      unique (batch_id, item_code, source, received_on, opinion_sha256)
    )${strict}`,
  ],
};
