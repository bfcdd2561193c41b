import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';

/**
 * Writes a file whole or not at all: a temporary file beside it, fsync, rename, fsync of the folder.
 * Throws E_FOLDER_READ_ONLY, E_DISK_FULL or E_FILE_UNREADABLE; the temporary file is gone in every case.
 */
export async function writeFileSafely(
  file: string,
  data: string | Uint8Array,
  options: { mode?: number } = {},
): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, `.${basename(file).slice(0, 100)}.${randomBytes(6).toString('hex')}.part`);
  try {
    await mkdir(folder, { recursive: true });
    const handle = await open(temporary, 'wx', options.mode ?? 0o644);
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    await syncFolder(folder);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw fileError(error, file);
  }
}

/**
 * Throws what `writeFileSafely` would for want of a folder or of leave to write in it: for a file that is written after an act
 * which must not happen without it.
 */
export async function requireWritable(file: string): Promise<void> {
  let folder = dirname(file);
  while (!(await exists(folder)) && dirname(folder) !== folder) folder = dirname(folder);
  try {
    await access(folder, constants.W_OK);
    if (!(await isFolder(folder))) throw appError('E_FILE_NOT_FOUND', { file });
  } catch (error) {
    throw fileError(error, file);
  }
}

/** Makes renames and new names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

export async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

/** The AppError for what the file system refused; what it does not know comes back as it was. */
export function fileError(error: unknown, file: string): AppError | unknown {
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return appError('E_FILE_NOT_FOUND', { file }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return appError('E_FOLDER_READ_ONLY', { folder: dirname(file) }, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return appError('E_DISK_FULL', { folder: dirname(file) }, { cause: error });
    case 'EISDIR':
      return appError('E_FILE_UNREADABLE', { file, reason: 'EISDIR' }, { cause: error });
    case 'EEXIST':
      return appError('E_FILE_EXISTS', { file }, { cause: error });
    default:
      return error;
  }
}
