import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** A lock that other processes see and that ends with this one, however it ends. */
export interface FileLock {
  readonly release: () => void;
}

/**
 * Locks a file, which is made where it is missing and is gone after the release; null when another holder has it. SQLite's own lock on
 * an empty database: the system lifts it when a process is killed, which no file with a process number in it can promise. Throws
 * what the file system refuses.
 */
export function lockFile(path: string): FileLock | null {
  for (;;) {
    // Opened by SQLite alone where it is there: closing a second handle would lift this process's lock (POSIX).
    const before = inodeOf(path) ?? create(path);
    const database = new Database(path, { timeout: 0 });
    try {
      database.exec('begin exclusive');
    } catch (error) {
      database.close();
      if (/^SQLITE_BUSY/.test((error as { code?: string }).code ?? '')) return null;
      // Refused by the disk: what was made for it goes, too.
      remove(path);
      throw error;
    }
    // The holder before may have removed the file that was opened: then the lock is on nothing.
    if (before !== null && inodeOf(path) === before) {
      return {
        release: () => {
          remove(path);
          database.close();
        },
      };
    }
    database.close();
  }
}

/** Before the lock ends, so that nobody locks a file that is about to go. Where an open file cannot be removed, it stays. */
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // An empty file is no harm.
  }
}

const inodeOf = (path: string): bigint | null =>
  statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null;

function create(path: string): bigint | null {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return inodeOf(path);
}
