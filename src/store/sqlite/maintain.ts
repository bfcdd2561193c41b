import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { appError } from '../../i18n/catalogue.ts';
import { fileError, syncFolder } from '../../workspace/safe-file.ts';
import { lockFile } from '../lock-file.ts';
import type { Store } from '../store.ts';
import { storeError } from './errors.ts';
import { openSqlite, requireKnown } from './open.ts';

/**
 * Copies the database while others go on writing; the copy is whole, private (0600) from its first byte and never overwrites a file.
 * What a killed run left of the same copy is cleared away first.
 */
export async function backupTo(store: Store, file: string): Promise<void> {
  const temporary = `${file}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const lock = lockFile(`${file}.lock`);
    // Another run is making this very file.
    if (lock === null || existsSync(file)) {
      lock?.release();
      throw appError('E_FILE_EXISTS', { file });
    }
    try {
      clear(temporary);
      await copyInto(store.path, temporary);
      await rename(temporary, file);
      await syncFolder(dirname(file));
    } finally {
      clear(temporary);
      lock.release();
    }
  } catch (error) {
    throw storeError(fileError(error, file), file);
  }
}

async function copyInto(path: string, temporary: string): Promise<void> {
  closeSync(openSync(temporary, 'wx', 0o600));
  const source = new Database(path, { readonly: true, fileMustExist: true });
  try {
    await source.backup(temporary);
  } finally {
    source.close();
  }
  const handle = await open(temporary, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** A copy that was not finished, and SQLite's own file beside it. */
function clear(temporary: string): void {
  for (const left of [temporary, `${temporary}-journal`]) rmSync(left, { force: true });
}

/**
 * Puts a backup where there is no database yet, after checking that it is one of ours and sound. One of an earlier version is
 * taken as it is: `db migrate` brings it up to date.
 */
export async function restoreFrom(backup: string, target: string): Promise<void> {
  if (existsSync(target)) throw appError('E_FILE_EXISTS', { file: target });
  const source = await openSqlite(backup, { readOnly: true, anySchema: true });
  try {
    await requireKnown(source);
    const found = await source.check();
    if (found.length > 0) throw appError('E_DB_DAMAGED', { file: backup, detail: found[0] ?? '' });
    await backupTo(source, target);
  } finally {
    await source.close();
  }
}
