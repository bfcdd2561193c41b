import { type Desk, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { findBatch, setBatchStatus } from './store.ts';
import { publishDrafts, relayVersions } from './write-versions.ts';

export interface PublishedBatch {
  readonly batch: string;
  readonly from: Day;
  readonly published: number;
  readonly retired: number;
}

/**
 * Puts a draft batch into force: each version from the day it lists, else from `from` (default: today). The version before it
 * ends the day before. Refused with E_ITEM_BATCH_UNKNOWN or E_ITEM_PUBLISHED_ALREADY.
 */
export async function publishBatch(
  desk: Desk,
  name: string,
  from?: Day,
): Promise<Result<PublishedBatch, AppError>> {
  const stamp = stampOf(desk);
  const day = from ?? officeDay(stamp.at);
  return desk.store.transaction(async (tx) => {
    const batch = await findBatch(tx, name);
    if (!batch || batch.status === 'undone') return err(appError('E_ITEM_BATCH_UNKNOWN', { batch: name }));
    if (batch.status === 'published') return err(appError('E_ITEM_PUBLISHED_ALREADY', { batch: name }));
    const { listed, retired } = await publishDrafts(tx, batch.batch_id, day);
    await setBatchStatus(tx, batch.batch_id, 'published', stamp.at);
    await relayVersions(tx, new Set([...listed, ...retired]));
    const published = { batch: name, from: day, published: listed.length, retired: retired.length };
    await appendEntry(tx, stamp, 'item.publish', published);
    return ok(published);
  });
}
