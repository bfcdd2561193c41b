import type { Db } from '../store/store.ts';
import type { Keys } from '../workspace/keys.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { signCheckpoint } from './checkpoint.ts';
import { readEntries } from './entries.ts';
import { appendLeaf, emptyRange, rangeRoot } from './merkle.ts';
import { vkeyOf } from './note.ts';

/** The log's origin: the name under which the office signs, such as `chengnuo/11320400014109816C`. */
export const originOf = (workspace: Workspace): string => `chengnuo/${workspace.config.office.uscc}`;

/** The key with which outsiders check what the office signed. */
export const officeVkey = (workspace: Workspace, keys: Keys): string =>
  vkeyOf(originOf(workspace), keys.signingKeyPem);

/**
 * The log as it stands now, signed (C2SP tlog-checkpoint). Run it inside a transaction right after appending to get a checkpoint
 * that covers the new entry.
 */
export async function officeCheckpoint(db: Db, workspace: Workspace, keys: Keys): Promise<string> {
  const range = emptyRange();
  for await (const entry of readEntries(db)) appendLeaf(range, entry.leaf_hash);
  return signCheckpoint(
    { origin: originOf(workspace), size: range.size, root: rangeRoot(range) },
    keys.signingKeyPem,
  );
}
