import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../i18n/catalogue.ts';
import { fileError } from '../workspace/safe-file.ts';
import { folderFiles } from './folder.ts';
import { type FolderFile, fileOnDisk } from './folder-file.ts';
import { type FolderReport, verifyFolder } from './verify-folder.ts';

/** Reads a published folder and verifies it; needs no workspace. Throws E_SAMPLE_FOLDER_NONE. */
export async function verifyPublished(dir: string, trustedKey: string | undefined): Promise<FolderReport> {
  const files = new Map<string, FolderFile>();
  try {
    for (const entry of await readdir(dir, { withFileTypes: true })) {
      // A link could point anywhere: what is not a plain file of the folder counts as not there.
      if (!entry.isFile()) continue;
      const path = join(dir, entry.name);
      files.set(entry.name, entry.name === folderFiles.ineligible ? fileOnDisk(path) : await readFile(path));
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw appError('E_SAMPLE_FOLDER_NONE', { dir });
    throw fileError(error, dir);
  }
  // Where either is left it was a published folder, and what is missing is a finding.
  if (!files.has(folderFiles.plan) && !files.has(folderFiles.sums))
    throw appError('E_SAMPLE_FOLDER_NONE', { dir });
  return verifyFolder(files, trustedKey === undefined ? {} : { trustedKey });
}
