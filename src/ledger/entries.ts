import type { Db } from '../store/store.ts';
import type { Act } from './acts.ts';

export interface EntryRow {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
  readonly text: string;
  readonly leaf_hash: Uint8Array;
}

const PAGE = 2_000;

/** Every entry in order, read in pages, so that memory does not grow with the log. */
export async function* readEntries(db: Db): AsyncGenerator<EntryRow> {
  for (let after = -1; ; ) {
    const page = await db
      .selectFrom('ledger_entries')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

export async function listEntries(
  db: Db,
  filter: { act?: Act | string; limit: number },
): Promise<{ entries: EntryRow[]; total: number }> {
  const chosen = db
    .selectFrom('ledger_entries')
    .$if(filter.act !== undefined, (query) => query.where('act', '=', filter.act ?? ''));
  const [entries, { total }] = await Promise.all([
    // The newest are what one looks for; they are shown in the order of the log.
    chosen.selectAll().orderBy('seq', 'desc').limit(filter.limit).execute(),
    chosen.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ]);
  return { entries: entries.reverse(), total };
}
