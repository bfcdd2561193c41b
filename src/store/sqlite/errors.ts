import { dirname } from 'node:path';
import { appError } from '../../i18n/catalogue.ts';
import { AppError } from '../../kernel/app-error.ts';

/** The AppError for what SQLite refused; an AppError or what is no SQLite error comes back as it is. */
export function storeError(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return error;
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return appError('E_DB_LOCKED', {}, { cause: error });
  if (/^SQLITE_NOTADB/.test(code)) return appError('E_DB_NOT_OURS', { file }, { cause: error });
  if (/^SQLITE_(CORRUPT|IOERR_SHORT_READ)/.test(code)) {
    return appError('E_DB_DAMAGED', { file, detail: code }, { cause: error });
  }
  // A file-size limit is no full disk to SQLite; it shows where a log's index cannot be made or grow (SHMOPEN, SHMSIZE), too.
  if (/^SQLITE_(FULL|IOERR_(WRITE|SHMOPEN|SHMSIZE))/.test(code)) {
    return appError('E_DISK_FULL', { folder: dirname(file) }, { cause: error });
  }
  if (/^(SQLITE_(READONLY|CANTOPEN|PERM|IOERR)|EACCES|EPERM|EROFS)/.test(code)) {
    return appError('E_DB_READ_ONLY', { file }, { cause: error });
  }
  return error;
}
