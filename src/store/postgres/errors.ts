import { appError } from '../../i18n/catalogue.ts';
import { AppError } from '../../kernel/app-error.ts';

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

/** What another try in a new transaction may cure: a deadlock, a conflict of two writers, a key that the other was first to take. */
export const mayRetry = (error: unknown): boolean => /^(40001|40P01|23505)$/.test(codeOf(error));

/** The AppError for what PostgreSQL or the way to it refused; anything else comes back as it is. `server`: without the password. */
export function storeError(error: unknown, server: string): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const failure = { cause: error };
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|57P03)$/.test(code)) {
    return appError('E_DB_UNREACHABLE', { server, reason: code }, failure);
  }
  if (/^(28|3D000)/.test(code)) return appError('E_DB_LOGIN', { server, reason: code }, failure);
  if (
    /^(08|57P0|ECONNRESET|EPIPE)/.test(code) ||
    /terminated unexpectedly|not queryable/.test(String(error))
  ) {
    return appError('E_DB_LOST', { server }, failure);
  }
  if (code === '55P03' || mayRetry(error)) return appError('E_DB_LOCKED', {}, failure);
  if (code === '42501') return appError('E_DB_ROLE', { server }, failure);
  if (/^53(100|200)/.test(code)) return appError('E_DISK_FULL', { folder: server }, failure);
  return error;
}
