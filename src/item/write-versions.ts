import { must } from '../kernel/assert.ts';
import type { Day } from '../kernel/time.ts';
import { bulkInsert } from '../store/bulk.ts';
import type { Tx } from '../store/store.ts';
import { storeDetails } from './details.ts';
import { type Item, type ItemFields, type ListColumn, listColumns, listedFields } from './item.ts';
import { type KnownItem, layOutVersions } from './rules.ts';
import { selectVersion } from './select-items.ts';

/** One version as it goes into the table; the days in force are those listed until it is published. */
export interface NewVersion {
  readonly fields: ItemFields;
  readonly digest: string;
  readonly version: number;
  readonly retires: boolean;
  readonly line: number | null;
}

/** Where new versions come from and when. `seq` is their batch's place in the ledger, however often the draft was filled. */
export interface Origin {
  readonly batchId: number;
  readonly importId: number | null;
  readonly seq: number;
  readonly at: string;
}

const versionColumns = [
  ...listColumns,
  'details',
  'listed_from',
  'listed_to',
  'version',
  'batch_id',
  'import_id',
  'status',
  'retires',
  'digest',
  'source_line',
  'ledger_seq',
  'created_at',
] as const;

export async function insertDrafts(tx: Tx, versions: readonly NewVersion[], origin: Origin): Promise<void> {
  await bulkInsert(
    tx,
    'item_versions',
    versionColumns,
    versions.map(({ fields, digest, version, retires, line }) => [
      ...listColumns.map((column) => fields[column]),
      storeDetails(fields),
      fields.effective_from,
      fields.effective_to,
      version,
      origin.batchId,
      origin.importId,
      'draft',
      retires ? 1 : 0,
      digest,
      line,
      origin.seq,
      origin.at,
    ]),
  );
}

/** The contract's columns alone: the others are stored together. */
function tableColumns(fields: ItemFields): Pick<ItemFields, ListColumn> {
  const cells = Object.fromEntries(listColumns.map((column) => [column, fields[column]]));
  return cells as unknown as Pick<ItemFields, ListColumn>;
}

/** A draft listed anew in its own batch is replaced where it stands: it never counted, so nothing can depend on its old text. */
export async function replaceDraft(
  tx: Tx,
  versionId: number,
  { fields, digest, retires, line }: NewVersion,
  origin: Origin,
): Promise<void> {
  await tx
    .updateTable('item_versions')
    .set({
      ...tableColumns(fields),
      details: storeDetails(fields),
      listed_from: fields.effective_from,
      listed_to: fields.effective_to,
      digest,
      retires: retires ? 1 : 0,
      source_line: line,
      import_id: origin.importId,
      ledger_seq: origin.seq,
      created_at: origin.at,
    })
    .where('item_version_id', '=', versionId)
    .where('status', '=', 'draft')
    .execute();
}

/** Makes the drafts of a batch count from `day`, or from the day each lists. Returns the codes that came and that went. */
export async function publishDrafts(
  tx: Tx,
  batchId: number,
  day: Day,
): Promise<{ listed: string[]; retired: string[] }> {
  const drafts = tx
    .updateTable('item_versions')
    .where('batch_id', '=', batchId)
    .where('status', '=', 'draft');
  const listed = await drafts
    .where('retires', '=', 0)
    .set((eb) => ({ status: 'published', effective_from: eb.fn.coalesce('listed_from', eb.val(day)) }))
    .returning('item_code')
    .execute();
  const retired = await drafts
    .where('retires', '=', 1)
    .set({ status: 'retired', effective_from: day, effective_to: null })
    .returning('item_code')
    .execute();
  return { listed: listed.map((row) => row.item_code), retired: retired.map((row) => row.item_code) };
}

/** Marks items for retirement when the batch is published: a draft version each, with the text of the one it will end. */
export async function retireDrafts(tx: Tx, items: readonly KnownItem[], origin: Origin): Promise<void> {
  for (const { lastVersion, newest } of items) {
    if (newest === null) continue;
    const item = await selectVersion(tx, newest.versionId);
    const version = { fields: listedFields(item), digest: item.digest, version: lastVersion + 1 };
    await insertDrafts(tx, [{ ...version, retires: true, line: null }], origin);
  }
}

/** The version that ends an item from `day` on: the text of the one before, and the word that it no longer counts. */
export async function insertRetirement(
  tx: Tx,
  item: Item,
  version: number,
  day: Day,
  origin: Origin,
): Promise<void> {
  const fields = listedFields(item);
  await insertDrafts(tx, [{ fields, digest: item.digest, version, retires: true, line: null }], origin);
  await tx
    .updateTable('item_versions')
    .set({ status: 'retired', effective_from: day, effective_to: null })
    .where('item_code', '=', item.item_code)
    .where('version', '=', version)
    .execute();
}

/** The batch's versions no longer stand. Returns their codes. */
export async function undoVersions(tx: Tx, batchId: number): Promise<string[]> {
  const rows = await tx
    .updateTable('item_versions')
    .where('batch_id', '=', batchId)
    .where('status', '<>', 'undone')
    .set({ status: 'undone' })
    .returning('item_code')
    .execute();
  return rows.map((row) => row.item_code);
}

/** Lays out again the days in force of these items' published versions, after one of them came or went. */
export async function relayVersions(tx: Tx, codes: ReadonlySet<string>): Promise<void> {
  const rows = await tx
    .selectFrom('item_versions')
    .select([
      'item_version_id',
      'item_code',
      'version',
      'retires',
      'effective_from',
      'effective_to',
      'listed_to',
    ])
    .where('status', 'in', ['published', 'retired'])
    .execute();
  const ofItem = new Map<string, typeof rows>();
  for (const row of rows) {
    if (codes.has(row.item_code)) ofItem.set(row.item_code, [...(ofItem.get(row.item_code) ?? []), row]);
  }
  for (const versions of ofItem.values()) {
    const spans = layOutVersions(
      versions.map((row) => ({
        version: row.version,
        from: must(row.effective_from, 'a published version has a first day'),
        to: row.retires === 1 ? null : row.listed_to,
      })),
    );
    for (const span of spans) {
      const row = versions.find((candidate) => candidate.version === span.version);
      if (!row || row.effective_to === span.to) continue;
      await tx
        .updateTable('item_versions')
        .set({ effective_to: span.to })
        .where('item_version_id', '=', row.item_version_id)
        .execute();
    }
  }
}
