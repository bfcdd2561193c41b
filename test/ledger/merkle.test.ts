import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  appendLeaf,
  consistencyProof,
  emptyRange,
  type Hash,
  inclusionProof,
  leafHash,
  merkleRoot,
  nodeHash,
  rangeRoot,
  verifyConsistency,
  verifyInclusion,
} from '../../src/ledger/merkle.ts';

const leaves = Array.from({ length: 70 }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));

/** RFC 6962 section 2.1 word for word: slow and recursive, the measure for the quick one. */
function mth(d: readonly Hash[]): Hash {
  const [only] = d;
  if (d.length === 1 && only) return only;
  let k = 1;
  while (k * 2 < d.length) k *= 2;
  return nodeHash(mth(d.slice(0, k)), mth(d.slice(k)));
}

const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');

test('the root in one pass is the recursive one of the RFC, at every size', () => {
  const range = emptyRange();
  leaves.forEach((leaf, i) => {
    appendLeaf(range, leaf);
    expect(hex(rangeRoot(range))).toBe(hex(mth(leaves.slice(0, i + 1))));
  });
  expect(range.nodes.length).toBeLessThanOrEqual(7);
});

test('every leaf of every tree up to 70 has a proof, and no proof fits another place', () => {
  for (let size = 1; size <= leaves.length; size++) {
    const tree = leaves.slice(0, size);
    const root = merkleRoot(tree);
    tree.forEach((leaf, index) => {
      const proof = inclusionProof(tree, index);
      expect(verifyInclusion({ index, size, leaf, root }, proof)).toBe(true);
      expect(verifyInclusion({ index: index + 1, size, leaf, root }, proof)).toBe(false);
    });
  }
});

test('every earlier tree is shown to be a prefix, and nothing else is', () => {
  for (let newSize = 1; newSize <= leaves.length; newSize++) {
    const tree = leaves.slice(0, newSize);
    const newRoot = merkleRoot(tree);
    for (let oldSize = 1; oldSize <= newSize; oldSize++) {
      const oldRoot = merkleRoot(leaves.slice(0, oldSize));
      const proof = consistencyProof(tree, oldSize);
      const claim = { oldSize, newSize, oldRoot, newRoot };
      expect(verifyConsistency(claim, proof)).toBe(true);
      const forged = merkleRoot([...leaves.slice(1, oldSize), leafHash(Buffer.from('forged'))]);
      expect(verifyConsistency({ ...claim, oldRoot: forged }, proof)).toBe(false);
    }
  }
});

test('a changed, missing or added hash breaks a proof', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 70 }), fc.nat(), fc.nat(), fc.nat(255), (size, a, b, bit) => {
      const tree = leaves.slice(0, size);
      const root = merkleRoot(tree);
      const index = a % size;
      const leaf = leaves[index] ?? Buffer.alloc(0);
      const proof = inclusionProof(tree, index);
      const at = b % proof.length;
      const flipped = proof.map((hash, i) => {
        const copy = Buffer.from(hash);
        if (i === at) copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        return copy;
      });
      const claim = { index, size, leaf, root };
      expect(verifyInclusion(claim, flipped)).toBe(false);
      expect(
        verifyInclusion(
          claim,
          proof.filter((_, i) => i !== at),
        ),
      ).toBe(false);
      expect(verifyInclusion(claim, [...proof, root])).toBe(false);
    }),
  );
});

test('sizes past 2^32 are walked exactly', () => {
  // Appending to a range that stands for 2^33 + 1 leaves joins the last two, and no other.
  const big = { size: 2 ** 33 + 1, nodes: [leaves[0] ?? Buffer.alloc(0), leaves[1] ?? Buffer.alloc(0)] };
  appendLeaf(big, leaves[2] ?? Buffer.alloc(0));
  expect(big.nodes).toHaveLength(2);
  expect(big.size).toBe(2 ** 33 + 2);
});
