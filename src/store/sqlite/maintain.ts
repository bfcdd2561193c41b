import { existsSync, truncateSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { appError } from '../../i18n/catalogue.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Store } from '../store.ts';
import { clearUnfinished, makeWhole } from './make-whole.ts';
import { openSqlite, requireKnown } from './open.ts';

/** Copies the database while others go on writing; the copy is whole, private, and never overwrites a file (E_FILE_EXISTS). */
export async function backupTo(store: Store, file: string): Promise<void> {
  const made = await makeWhole(file, async (temporary) => {
    const source = new Database(store.path, { readonly: true, fileMustExist: true });
    try {
      await source.backup(temporary);
    } catch (error) {
      // All that a copy says of a file-size limit is that there was an I/O error: growing the file by hand names it (EFBIG).
      truncateSync(temporary, pragma(source, 'page_count') * pragma(source, 'page_size'));
      throw error;
    } finally {
      source.close();
    }
  });
  if (!made) throw appError('E_FILE_EXISTS', { file });
}

const pragma = (database: Database.Database, name: string): number =>
  Number(database.pragma(name, { simple: true }));

/** What stands behind the database's name: the time, and a number. */
const ofBackup = /^\d{8}T\d{9}Z(-\d+)?\.backup$/;

/** Copies the database beside itself under a name that bears the time, and a number where that name is taken. Returns the file. */
export async function backupBeside(store: Store, now: Date): Promise<string> {
  const stem = `${store.path}.${now.toISOString().replace(/[-:.]/g, '')}`;
  // A run that was killed on the way gave its copy another time.
  const start = `${basename(store.path)}.`;
  const isOurs = (name: string) => name.startsWith(start) && ofBackup.test(name.slice(start.length));
  await clearUnfinished(dirname(store.path), isOurs);
  for (let no = 1; ; no++) {
    const file = `${stem}${no === 1 ? '' : `-${no}`}.backup`;
    try {
      await backupTo(store, file);
      return file;
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'E_FILE_EXISTS')) throw error;
    }
  }
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
