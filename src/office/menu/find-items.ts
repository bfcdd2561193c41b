import type { Mode } from '../../item/item.ts';
import type { Day } from '../../kernel/time.ts';
import type { Db } from '../../store/store.ts';
import type { Searchable } from './search-rules.ts';

export interface OfferedItem extends Searchable {
  readonly mode: Mode;
}

/** All items in force on a day: few enough to be searched as one types. */
export async function itemsInForce(db: Db, day: Day): Promise<OfferedItem[]> {
  const rows = await db
    .selectFrom('item_versions as v')
    .select(['v.item_code', 'v.item_name', 'v.certificate_name', 'v.authority_name', 'v.mode'])
    .where('v.status', '=', 'published')
    .where('v.effective_from', '<=', day)
    .where((eb) => eb.or([eb('v.effective_to', 'is', null), eb('v.effective_to', '>=', day)]))
    .orderBy('v.version')
    .execute();
  return [...new Map(rows.map((row) => [row.item_code, row])).values()];
}
