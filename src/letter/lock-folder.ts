import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { lockFile } from '../store/lock-file.ts';
import { fileError, removeLeftovers } from '../workspace/safe-file.ts';

const NAME = '.chengnuo.lock';

/**
 * Makes the folder of a batch and keeps other batches out of it until the returned function is called; then it removes what a killed
 * run left half written of the files named. E_LETTER_FOLDER_BUSY; throws what the file system refuses.
 */
export async function lockFolder(
  folder: string,
  files: readonly string[],
): Promise<Result<() => void, AppError>> {
  const path = join(folder, NAME);
  try {
    await mkdir(folder, { recursive: true });
    const lock = lockFile(path);
    if (lock === null) return err(appError('E_LETTER_FOLDER_BUSY', { folder }));
    await removeLeftovers(folder, new Set(files));
    return ok(lock.release);
  } catch (error) {
    throw fileError(error, path);
  }
}
