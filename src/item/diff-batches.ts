import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Db } from '../store/store.ts';
import { type Item, type ItemFields, listedFields } from './item.ts';
import { diffLists, type ListDiff } from './rules.ts';
import { selectListAfter } from './select-items.ts';
import { findBatch } from './store.ts';

/**
 * The whole list as it stood right after batch `a` against right after batch `b`, each taken at its first import. The days are
 * compared as listed: that a version ended because the next began is no change of the list. Refused with E_ITEM_BATCH_UNKNOWN.
 */
export async function diffBatches(db: Db, a: string, b: string): Promise<Result<ListDiff, AppError>> {
  const lists: Map<string, ItemFields>[] = [];
  for (const name of [a, b]) {
    const batch = await findBatch(db, name);
    if (!batch || batch.status === 'undone') return err(appError('E_ITEM_BATCH_UNKNOWN', { batch: name }));
    const items = await selectListAfter(db, batch.ledger_seq);
    lists.push(new Map(items.map((item: Item) => [item.item_code, listedFields(item)])));
  }
  const [before = new Map(), after = new Map()] = lists;
  return ok(diffLists(before, after));
}
