import { must } from '../kernel/assert.ts';
import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import { hmacSha256 } from '../kernel/hash.ts';
import { holdLock } from '../store/lock.ts';
import type { Tx } from '../store/store.ts';
import type { Act } from './acts.ts';
import { encodeBase64 } from './base64.ts';
import { collectLeaves, type Leaves, storeLeaves } from './leaves.ts';
import { leafHash } from './merkle.ts';

/** Who acts, and when: the same for everything one transaction writes. */
export interface Stamp {
  readonly actor: string;
  /** Keyed hash of the actor: what the log shows, since its entries are published and officials are persons too. */
  readonly actorKey: string;
  readonly at: string;
}

/**
 * Appends the entry of an act in the act's own transaction, so that neither is ever there without the other.
 * `data` holds no personal data but keyed hashes (contract, section 6). Returns the entry's place in the log, from 0.
 */
export async function appendEntry(
  tx: Tx,
  stamp: Stamp,
  act: Act,
  data: { readonly [key: string]: Json },
): Promise<number> {
  // Where writers work side by side the log is still one sequence.
  await holdLock(tx, 'ledger');
  const { next } = must(
    await tx
      .selectFrom('ledger_entries')
      .select((eb) => eb.fn.coalesce(eb.fn.max('seq'), eb.lit(-1)).as('last'))
      .executeTakeFirst()
      .then((row) => (row ? { next: Number(row.last) + 1 } : undefined)),
    'max() returns a row',
  );
  const text = canonicalJson({ act, actor: stamp.actorKey, at: stamp.at, data, seq: next });
  await tx
    .insertInto('ledger_entries')
    .values({ seq: next, at: stamp.at, act, text, leaf_hash: leafHash(Buffer.from(text, 'utf8')) })
    .execute();
  return next;
}

/**
 * Appends the entry of an act over many rows: `leaves` and `root`, the RFC 6962 root over `HMAC-SHA-256(hashKey, JCS(row))` in the
 * order given; the leaves are stored beside it.
 */
export async function appendRowsEntry(
  tx: Tx,
  stamp: Stamp,
  act: Act,
  data: { readonly [key: string]: Json },
  bulk: { readonly hashKey: Uint8Array; readonly rows: readonly Json[] },
): Promise<number> {
  const leaves = collectLeaves();
  for (const row of bulk.rows) leaves.add(rowLeaf(bulk.hashKey, row));
  return appendLeavesEntry(tx, stamp, act, data, leaves);
}

/** The leaf of a row (contract, section 6). */
export const rowLeaf = (hashKey: Uint8Array, row: Json): Buffer => hmacSha256(hashKey, canonicalJson(row));

/** The same for leaves that were made on the way. */
export async function appendLeavesEntry(
  tx: Tx,
  stamp: Stamp,
  act: Act,
  data: { readonly [key: string]: Json },
  leaves: Leaves,
): Promise<number> {
  const root = encodeBase64(leaves.root());
  const seq = await appendEntry(tx, stamp, act, { ...data, leaves: leaves.size(), root });
  await storeLeaves(tx, seq, leaves);
  return seq;
}
