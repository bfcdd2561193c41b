import { CompiledQuery } from 'kysely';
import type { Db, Tx } from './store.ts';

/** What an engine's connection receives: it finds the keys here and does not look at the text. */
export interface KnownQuery extends CompiledQuery {
  readonly known: readonly string[];
}

export const isKnown = (query: CompiledQuery): query is KnownQuery => 'known' in query;

/**
 * Tells the database whose identity numbers lie before the official (their keyed hashes): a clerk who otherwise sees the persons of one
 * authority alone must learn of these whether they are in the books already and whether a bar stops them. Nothing to do where
 * the login may see everybody.
 */
export async function knowPersons(db: Db | Tx, idKeys: readonly string[]): Promise<void> {
  const query: KnownQuery = { ...CompiledQuery.raw('select 1'), known: idKeys };
  await db.executeQuery(query);
}
