import { assert } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import type { Hash } from './merkle.ts';
import { type NoteProblem, openNote, signNote, type VerifierKey } from './note.ts';

/** The head of the log at one moment (c2sp.org/tlog-checkpoint). */
export interface Checkpoint {
  /** Which log: the office's name for it, the same in every checkpoint. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** Further lines that the format allows; our own checkpoints have none. */
  readonly extensions?: readonly string[];
}

export type CheckpointProblem = NoteProblem | 'not-a-checkpoint' | 'other-log';

/** The text that is signed. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions = [] } = checkpoint;
  assert(Number.isSafeInteger(size) && size >= 0, 'the size of a log is a whole number');
  const lines = [origin, String(size), encodeBase64(root), ...extensions];
  assert(
    lines.every((line) => line !== '' && !line.includes('\n')),
    'lines of a checkpoint are neither empty nor broken',
  );
  return `${lines.join('\n')}\n`;
}

/** Reads a checkpoint's text (without signatures); null unless it is exactly of the format. */
export function parseCheckpoint(text: string): Checkpoint | null {
  if (!text.endsWith('\n')) return null;
  const [origin = '', sizeText = '', rootText = '', ...extensions] = text.slice(0, -1).split('\n');
  const size = parseDecimal(sizeText);
  const root = decodeBase64(rootText);
  if (origin === '' || size === null || root === null || root.length === 0 || extensions.includes(''))
    return null;
  return extensions.length > 0 ? { origin, size, root, extensions } : { origin, size, root };
}

/** A whole number in ASCII digits without leading zeros, within what a number holds exactly; else null. */
export function parseDecimal(text: string): number | null {
  if (!/^(0|[1-9]\d*)$/.test(text)) return null;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : null;
}

/** The checkpoint as a signed note; the key has the log's name, as the format recommends. */
export const signCheckpoint = (checkpoint: Checkpoint, privateKeyPem: string): string =>
  signNote(formatCheckpoint(checkpoint), checkpoint.origin, privateKeyPem);

/** Checks a signed checkpoint of the log `key.name` and reads it. */
export function openCheckpoint(
  note: string | Uint8Array,
  key: VerifierKey,
): Result<Checkpoint, CheckpointProblem> {
  const opened = openNote(note, [key]);
  if (!opened.ok) return opened;
  const checkpoint = parseCheckpoint(opened.value.text);
  if (checkpoint?.root.length !== 32) return err('not-a-checkpoint');
  return checkpoint.origin === key.name ? ok(checkpoint) : err('other-log');
}
