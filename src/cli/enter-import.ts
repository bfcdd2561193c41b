import { must } from '../kernel/assert.ts';
import type { Json } from '../kernel/canonical-json.ts';
import type { Act } from '../ledger/acts.ts';
import { appendRowsEntry, type Stamp } from '../ledger/append.ts';
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
  const { batch, file, sheet, sha256, encoding, read, added, updated, unchanged, rejected } = entry.summary;
  const counts = { read, added, updated, unchanged, rejected };
  const seq = await appendRowsEntry(
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
    { hashKey: desk.keys.hashKey, rows: entry.rows },
  );
  const { import_id } = must(
    await tx
      .insertInto('imports')
      .values({
        ...{ kind: entry.kind, batch, file, sheet, sha256, encoding },
        ...counts,
        at: stamp.at,
        actor: stamp.actor,
      })
      .returning('import_id')
      .executeTakeFirst(),
    'an insert returns its key',
  );
  return { importId: import_id, seq };
}
