import { expect, test } from 'vitest';
import { AppError } from '../../src/kernel/app-error.ts';
import { storeError } from '../../src/store/sqlite/errors.ts';

test.each([
  ['SQLITE_READONLY_DIRECTORY', 'E_DB_READ_ONLY', 1],
  ['SQLITE_CANTOPEN', 'E_DB_READ_ONLY', 1],
  ['EACCES', 'E_DB_READ_ONLY', 1],
  ['SQLITE_BUSY', 'E_DB_LOCKED', 11],
  ['SQLITE_NOTADB', 'E_DB_NOT_OURS', 10],
  ['SQLITE_CORRUPT', 'E_DB_DAMAGED', 10],
  ['SQLITE_FULL', 'E_DISK_FULL', 1],
  ['SQLITE_IOERR_WRITE', 'E_DISK_FULL', 1],
  ['SQLITE_IOERR_SHMSIZE', 'E_DISK_FULL', 1],
  ['SQLITE_IOERR_SHMOPEN', 'E_DISK_FULL', 1],
])('%s is %s, exit %i: what is whole but may not be written is no damaged file', (code, named, exit) => {
  const error = storeError(Object.assign(new Error('refused'), { code }), 'chengnuo.db');
  expect(error instanceof AppError ? [error.code, error.exitCode] : error).toEqual([named, exit]);
});
