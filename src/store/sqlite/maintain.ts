import { existsSync } from 'node:fs';
import { chmod, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { appError } from '../../i18n/catalogue.ts';
import { fileError, syncFolder } from '../../workspace/safe-file.ts';
import type { Store } from '../store.ts';
import { storeError } from './errors.ts';
import { openSqlite } from './open.ts';

/** Copies the database while others go on writing; the copy is whole, private (0600) and never overwrites a file. */
export async function backupTo(store: Store, file: string): Promise<void> {
  if (existsSync(file)) throw appError('E_FILE_EXISTS', { file });
  const temporary = `${file}.part`;
  try {
    const source = new Database(store.path, { readonly: true, fileMustExist: true });
    try {
      await source.backup(temporary);
    } finally {
      source.close();
    }
    await chmod(temporary, 0o600);
    const handle = await open(temporary, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(temporary, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw storeError(fileError(error, file), file);
  }
}

/** Puts a backup where there is no database yet, after checking that it is one of ours and sound. */
export async function restoreFrom(backup: string, target: string): Promise<void> {
  if (existsSync(target)) throw appError('E_FILE_EXISTS', { file: target });
  const source = await openSqlite(backup, { readOnly: true });
  try {
    const found = await source.check();
    if (found.length > 0) throw appError('E_DB_DAMAGED', { file: backup, detail: found[0] ?? '' });
    await backupTo(source, target);
  } finally {
    await source.close();
  }
}
