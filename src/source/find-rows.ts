import type { Db, Tx } from '../store/store.ts';

/** A row of a source as it is stored; `data` is read by `unpackValues`. */
export interface SourceRow {
  readonly key: Uint8Array;
  readonly data: string;
}

/** Keys a query: far below the limit of bound values in a statement. */
const CHUNK = 500;

/** The rows under these key hashes, by their key in hex, in file order. */
export async function findRows(
  db: Db | Tx,
  sourceId: number,
  keys: readonly Buffer[],
): Promise<ReadonlyMap<string, readonly SourceRow[]>> {
  const found = new Map<string, SourceRow[]>();
  for (let at = 0; at < keys.length; at += CHUNK) {
    const rows = await db
      .selectFrom('source_rows')
      .select(['key_hash', 'data'])
      .where('source_id', '=', sourceId)
      .where('key_hash', 'in', keys.slice(at, at + CHUNK))
      .orderBy('position')
      .execute();
    for (const { key_hash: key, data } of rows) {
      const hex = Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('hex');
      const known = found.get(hex);
      if (known) known.push({ key, data });
      else found.set(hex, [{ key, data }]);
    }
  }
  return found;
}
