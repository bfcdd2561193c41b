import { CompiledQuery } from 'kysely';
import type { Tx } from './store.ts';

/** What only one writer may do at a time although others write: held to the end of the transaction. */
export type Lock = 'ledger' | 'schema';

/** What an engine's connection receives: it finds the lock's name here and does not look at the text. */
export interface LockQuery extends CompiledQuery {
  readonly lock: Lock;
}

export const isLock = (query: CompiledQuery): query is LockQuery => 'lock' in query;

/** Waits until the transaction holds the lock. An engine with a single writer has it from the start. */
export async function holdLock(tx: Tx, lock: Lock): Promise<void> {
  const query: LockQuery = { ...CompiledQuery.raw('select 1'), lock };
  await tx.executeQuery(query);
}
