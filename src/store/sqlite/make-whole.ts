import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { appError } from '../../i18n/catalogue.ts';
import { fileError, syncFolder } from '../../workspace/safe-file.ts';
import { lockFile } from '../lock-file.ts';
import { storeError } from './errors.ts';

/**
 * Makes a database file whole or not at all: under another name beside it, private (0600) from its first byte, and renamed when it is
 * done. What a killed run left of the same file is cleared away first. False where the file is there already: it is never
 * overwritten. Throws E_FILE_EXISTS while another run makes it or a log of one that is gone lies beside it, E_DISK_FULL, E_DB_READ_ONLY and what `make` throws.
 */
export async function makeWhole(
  file: string,
  make: (temporary: string) => Promise<unknown>,
): Promise<boolean> {
  const temporary = `${file}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const lock = lockFile(`${file}.lock`);
    if (lock === null) throw appError('E_FILE_EXISTS', { file });
    try {
      clear(temporary);
      if (existsSync(file)) return false;
      // The log of a database that is gone: SQLite would play it into the new one.
      const log = [`${file}-wal`, `${file}-journal`].find(existsSync);
      if (log !== undefined) throw appError('E_FILE_EXISTS', { file: log });
      closeSync(openSync(temporary, 'wx', 0o600));
      await make(temporary);
      const handle = await open(temporary, 'r+');
      await handle.sync().finally(() => handle.close());
      await rename(temporary, file);
      await syncFolder(dirname(file));
      return true;
    } finally {
      clear(temporary);
      lock.release();
    }
  } catch (error) {
    throw storeError(fileError(error, file), file);
  }
}

/** Clears away what killed runs left of files in a folder whose names pass and that nobody is making now. */
export async function clearUnfinished(folder: string, wanted: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(folder)) {
    // Its lock is there before the first byte and goes last.
    const file = join(folder, name.replace(/\.lock$/, ''));
    if (!name.endsWith('.lock') || !wanted(basename(file))) continue;
    const lock = lockFile(join(folder, name));
    if (lock === null) continue;
    clear(`${file}.part`);
    lock.release();
  }
}

/** A file that was not finished, and SQLite's own beside it. */
function clear(temporary: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${temporary}${end}`, { force: true });
}
