import { sql } from 'kysely';
import type { Day } from '../kernel/time.ts';
import type { Db } from '../store/store.ts';

export interface FoundItem {
  readonly item_code: string;
  readonly item_name: string;
  readonly authority_name: string;
}

/** The first items in force on a day with `text` in code, name, certificate or authority; letters' case does not matter. */
export async function findItems(db: Db, day: Day, text: string, limit = 20): Promise<FoundItem[]> {
  let query = db
    .selectFrom('item_versions as v')
    .select(['v.item_code', 'v.item_name', 'v.authority_name'])
    .where('v.status', '=', 'published')
    .where('v.effective_from', '<=', day)
    .where((eb) => eb.or([eb('v.effective_to', 'is', null), eb('v.effective_to', '>=', day)]))
    .orderBy('v.item_code')
    .limit(limit);
  if (text !== '') {
    const searched = sql<string>`lower(v.item_code || ' ' || v.item_name || ' ' || coalesce(v.certificate_name, '') || ' ' || v.authority_name)`;
    query = query.where((eb) => eb(sql<number>`instr(${searched}, lower(${text}))`, '>', 0));
  }
  return query.execute();
}
