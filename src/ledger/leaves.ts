import { must } from '../kernel/assert.ts';
import type { Db, Tx } from '../store/store.ts';
import { appendLeaf, emptyRange, type Hash, leafHash, rangeRoot } from './merkle.ts';

/** Leaves a block: one MiB. */
const BLOCK = 32_768;
const LEAF_BYTES = 32;

/** The leaves of an act over many rows, taken in one by one: 32 bytes each are kept, and what the tree over them needs. */
export interface Leaves {
  readonly add: (leaf: Uint8Array) => void;
  readonly size: () => number;
  /** RFC 6962 root over the leaves so far. */
  readonly root: () => Hash;
  /** The leaves themselves, in order, a block at a time. */
  readonly blocks: () => readonly Uint8Array[];
}

export function collectLeaves(): Leaves {
  const range = emptyRange();
  const blocks: Buffer[] = [];
  return {
    add(leaf) {
      const at = range.size % BLOCK;
      if (at === 0) blocks.push(Buffer.allocUnsafe(BLOCK * LEAF_BYTES));
      must(blocks.at(-1), 'a block was just made').set(leaf, at * LEAF_BYTES);
      appendLeaf(range, leafHash(leaf));
    },
    size: () => range.size,
    root: () => rangeRoot(range),
    blocks: () =>
      blocks.map((block, i) => block.subarray(0, Math.min(BLOCK, range.size - i * BLOCK) * LEAF_BYTES)),
  };
}

/** Stores the leaves of a bulk act beside its entry: 32 bytes each, in file order. */
export async function storeLeaves(tx: Tx, seq: number, leaves: Leaves): Promise<void> {
  for (const [block, bytes] of leaves.blocks().entries()) {
    await tx.insertInto('ledger_leaf_blocks').values({ seq, block, leaves: bytes }).execute();
  }
}

/** The stored leaves of a bulk act, a block in memory at a time. */
export async function* readLeafBlocks(db: Db | Tx, seq: number): AsyncGenerator<Uint8Array> {
  for (let block = 0; ; block++) {
    const row = await db
      .selectFrom('ledger_leaf_blocks')
      .select('leaves')
      .where('seq', '=', seq)
      .where('block', '=', block)
      .executeTakeFirst();
    if (row === undefined) return;
    yield row.leaves;
  }
}

/** The tree's leaf hashes of a stored block: what is stored are the leaves themselves. */
export function* leafHashesOf(block: Uint8Array): Generator<Hash> {
  for (let at = 0; at < block.length; at += LEAF_BYTES) yield leafHash(block.subarray(at, at + LEAF_BYTES));
}
