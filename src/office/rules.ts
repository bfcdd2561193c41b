import { appError } from '../i18n/catalogue.ts';
import { isRegionCode } from '../identity/regions.ts';
import { usccProblem } from '../identity/uscc.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { normaliseCode } from '../kernel/text.ts';

/** The office's own unified social credit code, as typed. */
export function checkUsccText(text: string): Result<string, AppError> {
  const code = normaliseCode(text).toUpperCase();
  return usccProblem(code) === null ? ok(code) : err(appError('E_OFFICE_USCC', { code }));
}

/** The six-digit region that begins every commitment code of the office. */
export function checkRegion(text: string): Result<string, AppError> {
  const code = normaliseCode(text);
  return /^\d{6}$/.test(code) && isRegionCode(code) ? ok(code) : err(appError('E_OFFICE_REGION', { code }));
}
