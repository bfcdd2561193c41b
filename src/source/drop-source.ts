import { type Desk, regionOf, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';
import { deleteRows, endSource, findSource } from './store.ts';

export interface DroppedSource {
  readonly source: string;
  readonly version: number;
  readonly rows: number;
}

/** Deletes the rows of a source. Its record and the evidence that names it stay. E_SOURCE_UNKNOWN (6). */
export async function dropSource(desk: Desk, name: string): Promise<Result<DroppedSource, AppError>> {
  return desk.store.transaction(async (tx) => {
    const source = await findSource(tx, regionOf(desk), name);
    if (source === null) return err(appError('E_SOURCE_UNKNOWN', { source: name }));
    const stamp = stampOf(desk);
    await endSource(tx, source.source_id, 'dropped', stamp.at);
    await deleteRows(tx, source.source_id);
    const dropped = { source: name, version: source.version, rows: source.rows };
    await appendEntry(tx, stamp, 'source.drop', dropped);
    return ok(dropped);
  });
}
