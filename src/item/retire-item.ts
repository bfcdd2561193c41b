import { type Desk, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { selectVersions } from './select-items.ts';
import { findBatch, loadKnownItems } from './store.ts';
import { insertRetirement, relayVersions } from './write-versions.ts';

export interface RetireInput {
  readonly code: string;
  /** First day on which the item is no longer in force. Default: today. */
  readonly from?: Day | undefined;
  readonly reason?: string | undefined;
}

export interface RetiredItem {
  readonly item_code: string;
  readonly version: number;
  readonly from: Day;
}

/**
 * Takes an item off the list: a last version, whose first day ends the one before. It belongs to the batch of the version it
 * ends, so that undoing that batch takes both back. Refused with E_ITEM_UNKNOWN, E_ITEM_RETIRED, or E_ITEM_DRAFT while a draft
 * of it waits.
 */
export async function retireItem(desk: Desk, input: RetireInput): Promise<Result<RetiredItem, AppError>> {
  const { code } = input;
  const stamp = stampOf(desk);
  const day = input.from ?? officeDay(stamp.at);
  return desk.store.transaction(async (tx) => {
    const newest = (await selectVersions(tx, code)).at(-1);
    if (!newest) return err(appError('E_ITEM_UNKNOWN', { code }));
    if (newest.status === 'retired') return err(appError('E_ITEM_RETIRED', { code }));
    if (newest.status === 'draft') return err(appError('E_ITEM_DRAFT', { code, batch: newest.batch }));
    const batch = must(await findBatch(tx, newest.batch), 'a version has its batch');
    const known = must((await loadKnownItems(tx, newest.batch)).get(code), 'the item was just found');
    const version = known.lastVersion + 1;
    const seq = await appendEntry(tx, stamp, 'item.retire', {
      item_code: code,
      version,
      from: day,
      reason: input.reason ?? null,
    });
    await insertRetirement(tx, newest, version, day, {
      batchId: batch.batch_id,
      importId: null,
      seq,
      at: stamp.at,
    });
    await relayVersions(tx, new Set([code]));
    return ok({ item_code: code, version, from: day });
  });
}
