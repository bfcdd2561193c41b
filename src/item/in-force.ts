import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import type { Day } from '../kernel/time.ts';
import type { Db, Tx } from '../store/store.ts';
import type { Item } from './item.ts';
import { selectVersions } from './select-items.ts';

/** Why no version of an item is in force on a day. `retired`: it was and no longer is. */
export type NotInForce = 'unknown' | 'draft' | 'retired' | 'not_yet';

export type InForce =
  | { readonly ok: true; readonly item: Item }
  | { readonly ok: false; readonly reason: NotInForce };

/** Chooses among the versions of one item; a draft never counts. */
export function versionInForce(versions: readonly Item[], day: Day): InForce {
  if (versions.length === 0) return { ok: false, reason: 'unknown' };
  const published = versions.filter((version) => version.status === 'published');
  const item = published.findLast(
    (version) =>
      version.effective_from !== null &&
      version.effective_from <= day &&
      (version.effective_to === null || day <= version.effective_to),
  );
  if (item) return { ok: true, item };
  if (published.length === 0) {
    return {
      ok: false,
      reason: versions.some((version) => version.status === 'retired') ? 'retired' : 'draft',
    };
  }
  const wasInForce = published.some((version) => version.effective_to !== null && version.effective_to < day);
  return { ok: false, reason: wasInForce ? 'retired' : 'not_yet' };
}

/** The published version of an item that is in force on a day, or why there is none. */
export async function itemInForce(db: Db | Tx, code: string, day: Day): Promise<InForce> {
  return versionInForce(await selectVersions(db, code), day);
}

/** The refusal for what is not in force: E_ITEM_UNKNOWN (6) or E_ITEM_NOT_IN_FORCE (5). */
export function notInForceError(code: string, day: Day, reason: NotInForce): AppError {
  return reason === 'unknown'
    ? appError('E_ITEM_UNKNOWN', { code })
    : appError('E_ITEM_NOT_IN_FORCE', { code, day, reason });
}
