import type { Day } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { Item } from '../item.ts';
import { selectItems } from '../select-items.ts';
import type { Bundle, BundleRow } from './bundle.ts';

const memberColumns = [
  'm.item_code',
  'm.step',
  'm.lead',
  'm.limit_before',
  'm.limit_after',
  'm.digest',
  'b.bundle_code',
  'b.bundle_name',
  'b.bundle_id',
] as const;

const memberRows = (db: Db | Tx) =>
  db
    .selectFrom('bundle_members as m')
    .innerJoin('bundles as b', 'b.bundle_id', 'm.bundle_id')
    .select(memberColumns)
    .orderBy('b.bundle_code')
    .orderBy('m.position');

/** A member as it is kept. */
export interface KnownMember extends BundleRow {
  readonly bundle_id: number;
  readonly digest: string;
}

/** The members of every bundle by the bundle's code, in their order. */
export async function loadKnownMembers(db: Db | Tx): Promise<Map<string, KnownMember[]>> {
  return groupByBundle(await memberRows(db).execute());
}

/**
 * Bundles with the items they stand for, in UTF-8 order of their codes. With `asOf` the versions in force that day; without it those
 * in force on `today`, and for an item that is not in force then its newest version, whatever its status.
 */
export async function selectBundles(
  db: Db | Tx,
  days: { readonly today: Day; readonly asOf?: Day },
  code?: string,
): Promise<Bundle[]> {
  let query = memberRows(db);
  if (code !== undefined) query = query.where('b.bundle_code', '=', code);
  const groups = groupByBundle(await query.execute());
  if (groups.size === 0) return [];
  const newest = days.asOf === undefined ? await selectItems(db) : [];
  const inForce = await selectItems(db, { asOf: days.asOf ?? days.today });
  const items = new Map<string, Item>([...newest, ...inForce].map((item) => [item.item_code, item]));
  return [...groups].map(([bundle_code, members]) => ({
    bundle_code,
    bundle_name: members[0]?.bundle_name ?? '',
    members: members.map(({ item_code, step, lead, limit_before, limit_after }) => ({
      item_code,
      step,
      lead,
      limit_before,
      limit_after,
      item: items.get(item_code) ?? null,
    })),
  }));
}

function groupByBundle<T extends { readonly bundle_code: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.bundle_code);
    if (group) group.push(row);
    else groups.set(row.bundle_code, [row]);
  }
  return groups;
}

/** The codes of all items that stand on the list, drafts included. */
export async function loadItemCodes(db: Db | Tx): Promise<Set<string>> {
  const rows = await db
    .selectFrom('item_versions')
    .select('item_code')
    .distinct()
    .where('status', '<>', 'undone')
    .execute();
  return new Set(rows.map((row) => row.item_code));
}

/** Writes a bundle anew with the members given, in their order. */
export async function replaceBundle(
  tx: Tx,
  bundle: { readonly bundle_code: string; readonly bundle_name: string },
  members: readonly (BundleRow & { readonly digest: string })[],
  origin: { readonly importId: number; readonly at: string },
): Promise<void> {
  const values = { bundle_name: bundle.bundle_name, import_id: origin.importId, updated_at: origin.at };
  const { bundle_id } = await tx
    .insertInto('bundles')
    .values({ bundle_code: bundle.bundle_code, ...values })
    .onConflict((conflict) => conflict.column('bundle_code').doUpdateSet(values))
    .returning('bundle_id')
    .executeTakeFirstOrThrow();
  await tx.deleteFrom('bundle_members').where('bundle_id', '=', bundle_id).execute();
  for (const [index, member] of members.entries()) {
    const { item_code, step, lead, limit_before, limit_after, digest } = member;
    await tx
      .insertInto('bundle_members')
      .values({ bundle_id, item_code, position: index + 1, step, lead, limit_before, limit_after, digest })
      .execute();
  }
}
