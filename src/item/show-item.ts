import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Db } from '../store/store.ts';
import type { Item } from './item.ts';
import { selectVersions } from './select-items.ts';

/** Every version of an item that stands, oldest first. Refused with E_ITEM_UNKNOWN. */
export async function showItem(db: Db, code: string): Promise<Result<readonly Item[], AppError>> {
  const versions = await selectVersions(db, code);
  return versions.length === 0 ? err(appError('E_ITEM_UNKNOWN', { code })) : ok(versions);
}
