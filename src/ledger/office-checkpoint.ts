import { appError } from '../i18n/catalogue.ts';
import { must } from '../kernel/assert.ts';
import type { Db, Tx } from '../store/store.ts';
import type { Keys } from '../workspace/keys.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { readEntries } from './entries.ts';
import { appendLeaf, emptyRange, type Hash, rangeRoot } from './merkle.ts';
import { parseVkey, type VerifierKey, vkeyOf } from './note.ts';

/** The log's origin: the name under which the office signs, such as `chengnuo/11320400014109816C`. */
export const originOf = (workspace: Workspace): string => `chengnuo/${workspace.config.office.uscc}`;

/** The key with which outsiders check what the office signed. */
export const officeVkey = (workspace: Workspace, keys: Keys): string =>
  vkeyOf(originOf(workspace), keys.signingKeyPem);

/** The roots that the log had at some sizes, in one pass; null for a size that it has not reached. */
export async function rootsAt(db: Db, sizes: readonly number[]): Promise<ReadonlyMap<number, Hash>> {
  const wanted = new Set(sizes);
  const roots = new Map<number, Hash>();
  const range = emptyRange();
  for await (const entry of readEntries(db)) {
    appendLeaf(range, entry.leaf_hash);
    if (wanted.has(range.size)) roots.set(range.size, rangeRoot(range));
  }
  return roots.set(range.size, rangeRoot(range));
}

/**
 * The log as it stands now, signed (C2SP tlog-checkpoint). Run it inside a transaction right after appending to get a checkpoint
 * that covers the new entry. Throws E_LEDGER_INCONSISTENT, and signs nothing, where the log no longer holds what an earlier
 * checkpoint was signed over.
 */
export async function officeCheckpoint(db: Db, workspace: Workspace, keys: Keys): Promise<string> {
  const signed = await db.selectFrom('signed_checkpoints').select(['size', 'root']).execute();
  const roots = await rootsAt(
    db,
    signed.map(({ size }) => size),
  );
  for (const { size, root } of signed) {
    const now = roots.get(size);
    if (now === undefined || Buffer.compare(now, root) !== 0)
      throw appError('E_LEDGER_INCONSISTENT', { size });
  }
  const size = Math.max(...roots.keys());
  const root = must(roots.get(size), 'the newest root was just made');
  return signCheckpoint({ origin: originOf(workspace), size, root }, keys.signingKeyPem);
}

export const officeVerifier = (workspace: Workspace, keys: Keys): VerifierKey =>
  must(parseVkey(officeVkey(workspace, keys)), 'our own key is one');

/** Keeps a checkpoint that goes out, so that every later one is held against it. `note` as `officeCheckpoint` made it. */
export async function keepCheckpoint(tx: Tx, note: string, at: string, key: VerifierKey): Promise<void> {
  const opened = openCheckpoint(note, key);
  if (!opened.ok || opened.value.size === 0) return;
  const { size, root } = opened.value;
  await tx
    .insertInto('signed_checkpoints')
    .values({ size, root, note, at })
    .onConflict((conflict) => conflict.column('size').doNothing())
    .execute();
}
