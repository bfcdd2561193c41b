import { must } from '../kernel/assert.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { Act } from '../ledger/acts.ts';
import { appendLeavesEntry, rowLeaf, type Stamp } from '../ledger/append.ts';
import { collectLeaves, type Leaves } from '../ledger/leaves.ts';
import type { ImportsTable } from '../store/schema/ledger.ts';
import type { Tx } from '../store/store.ts';
import type { ImportSummary } from '../table/import-file.ts';
import { keyedHash } from '../workspace/keys.ts';
import type { Desk } from './desk.ts';

export interface ImportEntry {
  readonly act: Act;
  readonly kind: ImportsTable['kind'];
  readonly summary: ImportSummary;
  /** Every row taken or found unchanged, in file order: what the leaves stand for. */
  readonly rows: readonly Json[];
  /** What this kind of import adds to its entry; no personal data. */
  readonly more?: { readonly [key: string]: Json };
}

/**
 * Enters a bulk import into the ledger and into `imports` (contract, section 6): one entry with the counts, the file's digest and
 * the RFC 6962 root over `HMAC-SHA-256(workspace key, JCS(row))`; the leaves are stored and survive erasure.
 */
export async function enterImport(
  tx: Tx,
  desk: Desk,
  stamp: Stamp,
  entry: ImportEntry,
): Promise<{ importId: number; seq: number }> {
  const importId = await beginImport(tx, stamp, entry.kind);
  const leaves = collectLeaves();
  for (const row of entry.rows) leaves.add(rowLeaf(desk.keys.hashKey, row));
  return { importId, seq: await endImport(tx, desk, stamp, importId, { ...entry, leaves }) };
}

/** The first half for an import whose rows are written while they are read: rows may name the import from here on. */
export async function beginImport(tx: Tx, stamp: Stamp, kind: ImportsTable['kind']): Promise<number> {
  const counts = { read: 0, added: 0, updated: 0, unchanged: 0, rejected: 0 };
  const row = await tx
    .insertInto('imports')
    .values({
      ...{ kind, batch: null, file: '', sheet: null, sha256: '', encoding: '' },
      ...counts,
      at: stamp.at,
      actor: stamp.actor,
    })
    .returning('import_id')
    .executeTakeFirst();
  return must(row, 'an insert returns its key').import_id;
}

/** The second half, in the same transaction: what was imported, and the ledger's entry. Returns the entry's place. */
export async function endImport(
  tx: Tx,
  desk: Desk,
  stamp: Stamp,
  importId: number,
  entry: Omit<ImportEntry, 'rows'> & { readonly leaves: Leaves },
): Promise<number> {
  const { batch, file, sheet, sha256, encoding, read, added, updated, unchanged, rejected } = entry.summary;
  const counts = { read, added, updated, unchanged, rejected };
  await tx
    .updateTable('imports')
    .set({ batch, file, sheet, sha256, encoding, ...counts })
    .where('import_id', '=', importId)
    .execute();
  return appendLeavesEntry(
    tx,
    stamp,
    entry.act,
    {
      ...(batch === null ? {} : { batch }),
      // People name files after people: the log holds a keyed hash of the name.
      file_name_key: keyedHash(desk.keys, file),
      sha256,
      encoding,
      ...counts,
      ...entry.more,
    },
    entry.leaves,
  );
}
