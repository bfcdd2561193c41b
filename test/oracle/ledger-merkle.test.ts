import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  leafHash,
  merkleRoot,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
} from '../../src/ledger/merkle.ts';
import { vectors } from './vectors.ts';

const hashText = z
  .string()
  .nullable()
  .transform((text) => Buffer.from(text ?? '', 'base64'));
const proofText = z
  .array(hashText)
  .nullable()
  .transform((hashes) => hashes ?? []);
const published = z
  .object({
    leaf_inputs_hex: z.array(z.string()),
    root_hashes_hex: z.array(z.string()),
    leaf_hash: z.array(z.tuple([z.string(), z.string()])),
    node_hash: z.array(z.tuple([z.string(), z.string(), z.string()])),
    inclusion: z.record(
      z.string(),
      z.object({
        leafIdx: z.number(),
        treeSize: z.number(),
        root: hashText,
        leafHash: hashText,
        proof: proofText,
        wantErr: z.boolean(),
      }),
    ),
    consistency: z.record(
      z.string(),
      z.object({
        size1: z.number(),
        size2: z.number(),
        root1: hashText,
        root2: hashText,
        proof: proofText,
        wantErr: z.boolean(),
      }),
    ),
  })
  .parse(vectors('rfc6962'));

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

test('roots of the published tree at every size', () => {
  const leaves = published.leaf_inputs_hex.map((input) => leafHash(hex(input)));
  const roots = published.root_hashes_hex.map((_, size) =>
    Buffer.from(merkleRoot(leaves.slice(0, size))).toString('hex'),
  );
  expect(roots).toEqual(published.root_hashes_hex);
  expect(roots).toHaveLength(9);
});

test('leaf and node hashes', () => {
  for (const [input, expected] of published.leaf_hash)
    expect(leafHash(hex(input)).toString('hex')).toBe(expected);
  for (const [left, right, expected] of published.node_hash)
    expect(nodeHash(hex(left), hex(right)).toString('hex')).toBe(expected);
});

test.each(Object.entries(published.inclusion))('inclusion %s', (_, v) => {
  const claim = { index: v.leafIdx, size: v.treeSize, leaf: v.leafHash, root: v.root };
  expect(verifyInclusion(claim, v.proof)).toBe(!v.wantErr);
});

test.each(Object.entries(published.consistency))('consistency %s', (_, v) => {
  const claim = { oldSize: v.size1, newSize: v.size2, oldRoot: v.root1, newRoot: v.root2 };
  expect(verifyConsistency(claim, v.proof)).toBe(!v.wantErr);
});
