import type { DatabaseLocation } from '../workspace/workspace.ts';
import type { OpenOptions, Store } from './store.ts';

/** Opens the database wherever it is; only the engine that is used is loaded. Throws what `openSqlite` and `openPostgres` throw. */
export async function openStore(location: DatabaseLocation, options: OpenOptions = {}): Promise<Store> {
  if (location.engine === 'sqlite') {
    const { openSqlite } = await import('./sqlite/open.ts');
    return openSqlite(location.path, options);
  }
  const { openPostgres } = await import('./postgres/open.ts');
  return openPostgres(location.url, options);
}
