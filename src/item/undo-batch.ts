import { type Desk, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';
import { selectCasesOfBatch } from './select-items.ts';
import { findBatch, setBatchStatus } from './store.ts';
import { relayVersions, undoVersions } from './write-versions.ts';

export interface UndoneBatch {
  readonly batch: string;
  readonly versions: number;
}

/**
 * Takes one batch back: its versions no longer stand, and those before them are in force again as if it had never been.
 * Refused with E_ITEM_BATCH_UNKNOWN, or E_ITEM_BATCH_IN_USE, which names the cases that hang on it.
 */
export async function undoBatch(desk: Desk, name: string): Promise<Result<UndoneBatch, AppError>> {
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const batch = await findBatch(tx, name);
    if (!batch || batch.status === 'undone') return err(appError('E_ITEM_BATCH_UNKNOWN', { batch: name }));
    const cases = await selectCasesOfBatch(tx, batch.batch_id);
    if (cases.length > 0) return err(appError('E_ITEM_BATCH_IN_USE', { batch: name, cases }));
    const codes = await undoVersions(tx, batch.batch_id);
    await setBatchStatus(tx, batch.batch_id, 'undone', null);
    await relayVersions(tx, new Set(codes));
    const undone = { batch: name, versions: codes.length };
    await appendEntry(tx, stamp, 'item.undo', undone);
    return ok(undone);
  });
}
