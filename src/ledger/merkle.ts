import { assert, must } from '../kernel/assert.ts';
import { sha256 } from '../kernel/hash.ts';

/** A SHA-256 digest: 32 bytes. */
export type Hash = Uint8Array;

const HASH_BYTES = 32;
// Leaves and nodes are hashed by the million: their bytes are put together in the same place again and again.
const leafBytes = Buffer.alloc(1 + HASH_BYTES);
const nodeBytes = Buffer.alloc(1 + HASH_BYTES + HASH_BYTES);
nodeBytes[0] = 0x01;

/** Hash of one entry's exact bytes: SHA-256(0x00 || entry), RFC 6962 section 2.1. */
export function leafHash(entry: Uint8Array): Buffer {
  const bytes = entry.length === HASH_BYTES ? leafBytes : Buffer.alloc(1 + entry.length);
  bytes.set(entry, 1);
  return sha256(bytes);
}

/** Hash of an inner node: SHA-256(0x01 || left || right), RFC 6962 section 2.1. */
export function nodeHash(left: Hash, right: Hash): Buffer {
  const bytes =
    isHash(left) && isHash(right) ? nodeBytes : Buffer.alloc(1 + left.length + right.length, 0x01);
  bytes.set(left, 1);
  bytes.set(right, 1 + left.length);
  return sha256(bytes);
}

/**
 * The roots of the perfect subtrees that make up a tree, largest first: all that is needed to append to it
 * and to know its root, in O(log n) memory.
 */
export interface CompactRange {
  size: number;
  readonly nodes: Hash[];
}

export const emptyRange = (): CompactRange => ({ size: 0, nodes: [] });

/** Appends a leaf hash in place. */
export function appendLeaf(range: CompactRange, leaf: Hash): void {
  let node = leaf;
  // Each trailing one-bit of the old size is a perfect subtree that the new node completes.
  for (let rest = range.size; rest % 2 === 1; rest = half(rest)) {
    node = nodeHash(must(range.nodes.pop(), 'a compact range has one node for each bit of its size'), node);
  }
  range.nodes.push(node);
  range.size += 1;
}

/** Root of the tree so far; of the empty tree SHA-256 of nothing. */
export function rangeRoot(range: CompactRange): Hash {
  const last = range.nodes.at(-1);
  if (last === undefined) return sha256('');
  return range.nodes.slice(0, -1).reduceRight<Hash>((right, left) => nodeHash(left, right), last);
}

/** Root over leaf hashes in log order, in one pass: MTH of RFC 6962 section 2.1. */
export function merkleRoot(leaves: Iterable<Hash>): Hash {
  const range = emptyRange();
  for (const leaf of leaves) appendLeaf(range, leaf);
  return rangeRoot(range);
}

/** PATH(index, D[n]) of RFC 6962 section 2.1.1: sibling hashes from the leaf upwards; `leaves` are all n leaf hashes. */
export function inclusionProof(leaves: readonly Hash[], index: number): Hash[] {
  assert(Number.isInteger(index) && index >= 0 && index < leaves.length, 'index lies within the tree');
  const proof: Hash[] = [];
  let level = leaves;
  for (let at = index; level.length > 1; at = half(at)) {
    const sibling = level[at % 2 === 1 ? at - 1 : at + 1];
    if (sibling) proof.push(sibling);
    level = levelAbove(level);
  }
  return proof;
}

/** PROOF(oldSize, D[n]) of RFC 6962 section 2.1.2: shows that the first `oldSize` of `leaves` are the old tree. */
export function consistencyProof(leaves: readonly Hash[], oldSize: number): Hash[] {
  assert(Number.isInteger(oldSize) && oldSize > 0 && oldSize <= leaves.length, 'the old tree is a prefix');
  if (oldSize === leaves.length) return [];
  const proof: Hash[] = [];
  const take = (level: readonly Hash[], at: number) => proof.push(must(level[at], 'node within its level'));
  let level = leaves;
  let last = oldSize - 1; // the old tree's last node at this level
  while (last % 2 === 1) {
    last = half(last);
    level = levelAbove(level);
  }
  // Where the old tree is one perfect subtree, its root is known to the verifier already.
  if (last > 0) take(level, last);
  while (level.length > 1) {
    if (last % 2 === 1) take(level, last - 1);
    else if (last + 1 < level.length) take(level, last + 1);
    last = half(last);
    level = levelAbove(level);
  }
  return proof;
}

/** True if `leaf` is at `index` in the tree of `size` leaves with this root (RFC 9162 section 2.1.3.2). */
export function verifyInclusion(
  claim: { readonly index: number; readonly size: number; readonly leaf: Hash; readonly root: Hash },
  proof: readonly Hash[],
): boolean {
  const { index, size, leaf, root } = claim;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if (![leaf, root, ...proof].every(isHash)) return false;
  let at = index;
  let last = size - 1;
  let node = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = nodeHash(sibling, node);
      // A last node without a sibling moves up unchanged until it has one to its left.
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      node = nodeHash(node, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(node, root);
}

/**
 * True if the tree of `oldSize` leaves is a prefix of that of `newSize` (RFC 9162 section 2.1.4.2).
 * An old size of 0 is refused: every tree starts with the empty one, so such a proof says nothing.
 */
export function verifyConsistency(
  claim: {
    readonly oldSize: number;
    readonly newSize: number;
    readonly oldRoot: Hash;
    readonly newRoot: Hash;
  },
  proof: readonly Hash[],
): boolean {
  const { oldSize, newSize, oldRoot, newRoot } = claim;
  if (!Number.isSafeInteger(oldSize) || !Number.isSafeInteger(newSize)) return false;
  if (oldSize < 1 || oldSize > newSize) return false;
  if (oldSize === newSize) return proof.length === 0 && sameHash(oldRoot, newRoot);
  if (![oldRoot, newRoot, ...proof].every(isHash)) return false;
  let at = oldSize - 1;
  let last = newSize - 1;
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  const path = at === 0 ? [oldRoot, ...proof] : proof;
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let oldNode = first;
  let newNode = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      oldNode = nodeHash(sibling, oldNode);
      newNode = nodeHash(sibling, newNode);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      newNode = nodeHash(newNode, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(oldNode, oldRoot) && sameHash(newNode, newRoot);
}

/** The next level of the tree: neighbours joined, a last one without neighbour carried up as it is. */
function levelAbove(level: readonly Hash[]): Hash[] {
  const above: Hash[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const left = must(level[i], 'node within its level');
    const right = level[i + 1];
    above.push(right ? nodeHash(left, right) : left);
  }
  return above;
}

// Not `>> 1`: sizes of logs may pass 2^31.
const half = (n: number): number => Math.floor(n / 2);

const isHash = (hash: Hash): boolean => hash.length === HASH_BYTES;

const sameHash = (a: Hash, b: Hash): boolean => Buffer.compare(a, b) === 0;
