import { compareUtf8 } from '../kernel/text.ts';

export type FindingCode =
  | 'missing-file'
  | 'malformed'
  | 'digest-mismatch'
  | 'unlisted-file'
  | 'other-key'
  | 'bad-signature'
  | 'not-in-ledger'
  | 'population-mismatch'
  | 'quota-mismatch'
  | 'draw-mismatch'
  | 'assignment-mismatch';

/** One thing that is wrong with a published folder. `detail` names a stratum, a unit or a line; it is untrusted text. */
export interface Finding {
  readonly file: string;
  readonly code: FindingCode;
  readonly detail?: string;
}

export type AddFinding = (file: string, code: FindingCode, detail?: string) => void;

/** Compares a file with what it must be, byte by byte, and names the first line that differs. */
export function compareLines(
  bytes: Uint8Array | undefined,
  expected: string,
  report: (line: string) => void,
): void {
  if (!bytes || Buffer.from(expected).equals(bytes)) return;
  const found = Buffer.from(bytes).toString('utf8').split('\n');
  const wanted = expected.split('\n');
  const line = wanted.findIndex((text, i) => compareUtf8(text, found[i] ?? '') !== 0);
  report(String((line < 0 ? wanted.length : line) + 1));
}
