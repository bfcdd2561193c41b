import { sql } from 'kysely';
import { must } from '../kernel/assert.ts';
import type { Tx } from './store.ts';

/** The next number of a sequence, from `first` on; taken and used in one transaction, so that none is lost or given twice. */
export async function nextNumber(tx: Tx, scope: string, period: string, first = 1): Promise<number> {
  const row = await tx
    .insertInto('counters')
    .values({ scope, period, last: first })
    .onConflict((conflict) =>
      conflict.columns(['scope', 'period']).doUpdateSet({ last: sql`counters.last + 1` }),
    )
    .returning('last')
    .executeTakeFirst();
  return must(row, 'an upsert returns its row').last;
}

/** The first of `count` consecutive numbers of a sequence: the same for many rows at once. */
export async function nextNumbers(
  tx: Tx,
  scope: string,
  period: string,
  count: number,
  first = 1,
): Promise<number> {
  const row = await tx
    .insertInto('counters')
    .values({ scope, period, last: first + count - 1 })
    .onConflict((conflict) =>
      conflict.columns(['scope', 'period']).doUpdateSet({ last: sql`counters.last + ${count}` }),
    )
    .returning('last')
    .executeTakeFirst();
  return must(row, 'an upsert returns its row').last - count + 1;
}
