import { appError } from '../../i18n/catalogue.ts';
import { AppError } from '../../kernel/app-error.ts';

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

/** What another try in a new transaction may cure: a deadlock, a conflict of two writers, a key that the other was first to take. */
export const mayRetry = (error: unknown): boolean => /^(40001|40P01|23505)$/.test(codeOf(error));

/** The way to the server broke, or the server ended the session (manual, appendix A: classes 08 and 57P0). */
export const isLost = (error: unknown): boolean =>
  /^(08|57P0[12]|ECONNRESET|EPIPE)/.test(codeOf(error)) ||
  /terminated unexpectedly|not queryable/.test(String(error)) ||
  (error instanceof AppError && error.code === 'E_DB_LOST');

/** What went wrong at the very end of a transaction: an answer that is missing here says nothing about what the server did. */
export const commitError = (error: unknown, server: string): unknown =>
  isLost(error) ? appError('E_DB_LOST_COMMIT', { server }, { cause: error }) : error;

/** The AppError for what PostgreSQL or the way to it refused; anything else comes back as it is. `server`: without the password. */
export function storeError(error: unknown, server: string): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const failure = { cause: error };
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|57P03)$/.test(code)) {
    return appError('E_DB_UNREACHABLE', { server, reason: code }, failure);
  }
  if (/^(28|3D000)/.test(code)) return appError('E_DB_LOGIN', { server, reason: code }, failure);
  // A password is asked for and none was given: the driver itself says so, without a code.
  if (/password must be a string/.test(String(error))) {
    return appError('E_DB_LOGIN', { server, reason: '28P01' }, failure);
  }
  if (isLost(error)) return appError('E_DB_LOST', { server }, failure);
  if (code === '55P03' || mayRetry(error)) return appError('E_DB_LOCKED', {}, failure);
  // An index holds no text of more than a third of a page.
  if (code === '54000') return appError('E_DB_TOO_LONG', { server }, failure);
  if (code === '42501') return appError('E_DB_ROLE', { server }, failure);
  if (/^53(100|200)/.test(code)) return appError('E_DISK_FULL', { folder: server }, failure);
  return error;
}
