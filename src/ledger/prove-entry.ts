import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Db } from '../store/store.ts';
import type { Keys } from '../workspace/keys.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readEntries } from './entries.ts';
import { inclusionProof } from './merkle.ts';
import { officeCheckpoint } from './office-checkpoint.ts';
import { formatProof } from './proof-file.ts';

export interface ProvedEntry {
  readonly seq: number;
  /** The exact bytes that were hashed. */
  readonly text: string;
  /** C2SP tlog-proof: index, hashes and the signed checkpoint. */
  readonly proof: string;
}

/** Shows offline that an entry stands in the log of the day. E_LEDGER_ENTRY_UNKNOWN (6); throws E_LEDGER_INCONSISTENT (4). */
export async function proveEntry(
  db: Db,
  workspace: Workspace,
  keys: Keys,
  seq: number,
): Promise<Result<ProvedEntry, AppError>> {
  const leaves: Uint8Array[] = [];
  let text: string | null = null;
  for await (const entry of readEntries(db)) {
    leaves.push(entry.leaf_hash);
    if (entry.seq === seq) text = entry.text;
  }
  if (text === null) return err(appError('E_LEDGER_ENTRY_UNKNOWN', { seq, size: leaves.length }));
  const checkpoint = await officeCheckpoint(db, workspace, keys);
  return ok({
    seq,
    text,
    proof: formatProof({ index: seq, hashes: inclusionProof(leaves, seq), checkpoint }),
  });
}
