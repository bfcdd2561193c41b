import { lstat, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../../kernel/hash.ts';
import { compareUtf8 } from '../../kernel/text.ts';
import type { Db, Tx } from '../../store/store.ts';
import { keyedDigest } from '../../subject/keyed-digest.ts';
import type { Subject } from '../../subject/select-subjects.ts';
import type { Keys } from '../../workspace/keys.ts';
import { fileError, syncFolder } from '../../workspace/safe-file.ts';
import { breachesOf, casesOf } from './links.ts';

/** A letter or paper that was printed: its name, and the digest of its bytes (or the keyed hash that took its place). */
interface RecordedFile {
  readonly name: string;
  readonly sha256: string;
}

export interface FoundFiles {
  /** Whole paths of files whose name and bytes are those recorded. */
  readonly found: readonly string[];
  /** Names of recorded files that lie in none of the folders looked through: to be deleted by hand. */
  readonly missing: readonly string[];
}

export async function selectFiles(
  db: Db | Tx,
  { subject_id: id }: Subject,
): Promise<readonly RecordedFile[]> {
  const letters = await db
    .selectFrom('letters')
    .select(['file_name as name', 'file_sha256 as sha256'])
    .where('case_id', 'in', casesOf(db, id))
    .execute();
  const papers = await db
    .selectFrom('papers')
    .select(['file_name as name', 'file_sha256 as sha256'])
    .where((eb) => eb.or([eb('case_id', 'in', casesOf(db, id)), eb('breach_id', 'in', breachesOf(db, id))]))
    .where('file_name', '<>', '')
    .execute();
  return [...letters, ...papers];
}

/** Looks for them under the folders; links are not followed, what cannot be read is not there. */
export async function findFiles(
  keys: Keys,
  files: readonly RecordedFile[],
  folders: readonly string[],
): Promise<FoundFiles> {
  const wanted = new Map<string, Set<string>>();
  for (const { name, sha256 } of files) wanted.set(name, (wanted.get(name) ?? new Set()).add(sha256));
  const found = new Set<string>();
  const met = new Set<string>();
  const look = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules') await look(path);
      const digests = entry.isFile() ? wanted.get(entry.name) : undefined;
      if (digests === undefined) continue;
      const bytes = await readFile(path).catch(() => null);
      if (bytes === null) continue;
      const sha256 = sha256Hex(bytes);
      const own = [sha256, keyedDigest(keys, sha256)].find((digest) => digests.has(digest));
      if (own === undefined) continue;
      found.add(path);
      met.add(`${entry.name}\n${own}`);
    }
  };
  for (const folder of folders) {
    if ((await lstat(folder).catch(() => null))?.isDirectory()) await look(folder);
  }
  const missing = files.filter(({ name, sha256 }) => !met.has(`${name}\n${sha256}`)).map(({ name }) => name);
  return {
    found: [...found].sort(compareUtf8),
    missing: [...new Set(missing)].sort(compareUtf8),
  };
}

/** Gone for good, as far as the disk's own memory goes. */
export async function deleteFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    try {
      await rm(file, { force: true });
      await syncFolder(join(file, '..'));
    } catch (error) {
      throw fileError(error, file);
    }
  }
}
