import {
  closeSync,
  constants,
  fsync,
  lstatSync,
  openSync,
  readSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { access, mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { clearUnfinishedOnce, nameBehind, shortened, temporaryBeside } from './unfinished.ts';

/** What a file is to hold; a sequence is written piece by piece and never stands in memory as a whole. */
export type FileContent = string | Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Writes a file whole or not at all: a temporary file beside it, fsync, rename, fsync of the folder.
 * Throws E_FOLDER_READ_ONLY, E_DISK_FULL or E_FILE_UNREADABLE; the temporary file is gone in every case.
 */
export async function writeFileSafely(
  file: string,
  data: FileContent,
  options: { mode?: number } = {},
): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await clearUnfinishedOnce(dirname(file));
    await writeFileInto(file, data, options);
    await syncFolder(dirname(file));
  } catch (error) {
    throw fileError(error, file);
  }
}

/**
 * The same for one of many files: the folder is there, and it is for the caller to sync it once for all of them; until then a power
 * cut may take the file's name away, never part of its content.
 */
export async function writeFileInto(
  file: string,
  data: FileContent,
  options: { mode?: number } = {},
): Promise<void> {
  const temporary = temporaryBeside(file);
  try {
    requireReplaceable(file);
    // Only the disk is waited for: to hand the page cache its bytes takes less time than to ask another thread for it.
    const handle = openSync(temporary, 'wx', options.mode ?? 0o644);
    try {
      const pieces = typeof data === 'string' || data instanceof Uint8Array ? [data] : data;
      for await (const piece of pieces) writeFileSync(handle, piece);
      await synced(handle);
    } finally {
      closeSync(handle);
    }
    await rename(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw fileError(error, file);
  }
}

/** How a database begins (https://sqlite.org/fileformat.html, 1.3). */
const DATABASE = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * A file of ours may be written anew, and a link by its name is replaced. What else is there is left alone: a device or a pipe, whose
 * place an administrator could take by mistake, a link to a folder, an office's keys and configuration, a database. E_FILE_EXISTS.
 */
function requireReplaceable(file: string): void {
  const there = lstatSync(file, { throwIfNoEntry: false });
  if (there === undefined || there.isDirectory()) return;
  const target = there.isSymbolicLink() ? targetOf(file) : there;
  const special = target !== undefined && !target.isFile();
  const ofOffice = basename(dirname(file)) === '.keys' || basename(file) === 'chengnuo.yaml';
  if (special || ofOffice || (there.isFile() && isDatabase(file))) throw appError('E_FILE_EXISTS', { file });
}

/** Undefined where it leads nowhere, round in a circle, or where we may not look. */
function targetOf(link: string): Stats | undefined {
  try {
    return statSync(link, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isDatabase(file: string): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch {
    return false;
  }
  try {
    const start = Buffer.alloc(DATABASE.length);
    return readSync(handle, start) === DATABASE.length && start.equals(DATABASE);
  } finally {
    closeSync(handle);
  }
}

const synced = promisify(fsync);

/**
 * Removes what a killed process left of files that it was writing into a folder; only of those named, and only where no other process
 * writes them now.
 */
export async function removeLeftovers(folder: string, files: ReadonlySet<string>): Promise<void> {
  const names = new Set([...files].map(shortened));
  for (const left of await readdir(folder)) {
    const name = nameBehind(left);
    if (name !== null && names.has(name)) await unlink(join(folder, left));
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

const nameError = (reason: string, file: string, cause: unknown): AppError =>
  appError('E_FILE_NAME', { file, reason }, { cause });

/** The AppError for what the file system refused; what it does not know comes back as it was. */
export function fileError(error: unknown, file: string): AppError | unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  switch (code) {
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
    case 'ERR_FS_FILE_TOO_LARGE':
      return appError('E_FILE_UNREADABLE', { file, reason: code }, { cause: error });
    case 'ENAMETOOLONG':
    case 'ELOOP':
      return nameError(code, file, error);
    case 'ERR_INVALID_ARG_VALUE':
      // A path with a NUL in it, which no command line can hold but a file of ours can.
      return file.includes('\0') ? nameError('NUL', file, error) : error;
    case 'EEXIST':
      return appError('E_FILE_EXISTS', { file }, { cause: error });
    default:
      return error;
  }
}
