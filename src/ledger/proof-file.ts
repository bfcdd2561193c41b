import { err, ok, type Result } from '../kernel/result.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { type Checkpoint, type CheckpointProblem, openCheckpoint, parseDecimal } from './checkpoint.ts';
import { type Hash, verifyInclusion } from './merkle.ts';
import type { VerifierKey } from './note.ts';

/** Shows offline that an entry stands in the log (c2sp.org/tlog-proof); kept in files that end in `.tlog-proof`. */
export interface Proof {
  readonly index: number;
  readonly hashes: readonly Hash[];
  /** The signed checkpoint, word for word. */
  readonly checkpoint: string;
  /** Unauthenticated extra data: never to be trusted by itself. */
  readonly extra?: Uint8Array;
}

export type ProofProblem = CheckpointProblem | 'not-a-proof' | 'not-included';

const header = 'c2sp.org/tlog-proof@v1';
// A tree of 2^53 leaves has 53 levels: more lines are no proof of ours.
const maxHashes = 64;

export function formatProof({ index, hashes, checkpoint, extra }: Proof): string {
  const lines = [header];
  if (extra) lines.push(`extra ${encodeBase64(extra)}`);
  lines.push(`index ${index}`, ...hashes.map(encodeBase64), '', checkpoint);
  return lines.join('\n');
}

/** Reads a proof file; null unless it is exactly of the format. The checkpoint in it is not yet checked. */
export function parseProof(text: string): Proof | null {
  const split = text.indexOf('\n\n');
  if (split < 0) return null;
  const [first, ...lines] = text.slice(0, split).split('\n');
  if (first !== header) return null;
  const extra = lines[0]?.startsWith('extra ') ? decodeBase64(lines.shift()?.slice(6) ?? '') : undefined;
  if (extra === null) return null;
  const indexLine = lines.shift();
  const index = indexLine?.startsWith('index ') ? parseDecimal(indexLine.slice(6)) : null;
  if (index === null || lines.length > maxHashes) return null;
  const hashes = lines.map(decodeBase64);
  if (!hashes.every((hash) => hash?.length === 32)) return null;
  const proof = { index, hashes: hashes.filter((hash) => hash !== null), checkpoint: text.slice(split + 2) };
  return extra === undefined ? proof : { ...proof, extra };
}

/** Checks that the entry with this leaf hash stands in the log of `key` at the proof's place. */
export function verifyProof(
  text: string,
  key: VerifierKey,
  leaf: Hash,
): Result<{ readonly index: number; readonly checkpoint: Checkpoint }, ProofProblem> {
  const proof = parseProof(text);
  if (!proof) return err('not-a-proof');
  const opened = openCheckpoint(proof.checkpoint, key);
  if (!opened.ok) return opened;
  const checkpoint = opened.value;
  const claim = { index: proof.index, size: checkpoint.size, leaf, root: checkpoint.root };
  return verifyInclusion(claim, proof.hashes) ? ok({ index: proof.index, checkpoint }) : err('not-included');
}
