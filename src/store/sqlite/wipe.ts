import { CompiledQuery } from 'kysely';
import type { Store } from '../store.ts';

/**
 * Takes out of the file what was deleted or overwritten: SQLite leaves it in free pages and in the write-ahead log. The file is built
 * anew, and needs its own size once more on disk meanwhile. False where another process is at work and it must be done later; on a
 * server, where this is its administrator's, nothing is done.
 */
export async function wipeFreeSpace(store: Store): Promise<boolean> {
  if (store.engine !== 'sqlite') return false;
  try {
    await store.db.executeQuery(CompiledQuery.raw('vacuum'));
    const { rows } = await store.db.executeQuery<{ busy: number }>(
      CompiledQuery.raw('pragma wal_checkpoint(truncate)'),
    );
    return rows[0]?.busy === 0;
  } catch {
    // The erasure itself stands; the caller says what is left to do.
    return false;
  }
}
