import { AppError, type ErrorParams } from '../kernel/app-error.ts';
import type { ErrorCode } from '../kernel/error-codes.ts';
import { en } from './en.ts';
import { type Catalogue, zh } from './zh.ts';

export type { Catalogue } from './zh.ts';
export type Lang = 'zh' | 'en';

export const languages: readonly Lang[] = ['zh', 'en'];

export const catalogue = (lang: Lang): Catalogue => (lang === 'zh' ? zh : en);

/** The language of a locale such as `zh_CN.UTF-8`: Chinese for zh, English for all others. */
export const langOfLocale = (locale: string | undefined): Lang => (/^zh/i.test(locale ?? '') ? 'zh' : 'en');

type Errors = Catalogue['errors'];
type ParamsOf<M> = M extends (params: infer P) => string ? P : unknown;
type ParamsOfError<C extends ErrorCode> = ParamsOf<Errors[C]['message']> & ParamsOf<Errors[C]['hint']>;

/** An AppError whose params are those its sentence and hint ask for. */
export function appError<C extends ErrorCode>(
  code: C,
  ...[params, options]: unknown extends ParamsOfError<C>
    ? [params?: Record<string, never>, options?: { cause?: unknown }]
    : [params: ParamsOfError<C>, options?: { cause?: unknown }]
): AppError {
  return new AppError(code, (params ?? {}) as ErrorParams, options);
}

/** The sentence and the hint of an error in one language. */
export function describeError(t: Catalogue, error: AppError): { message: string; hint: string } {
  const entry = t.errors[error.code];
  return { message: fill(entry.message, error.params), hint: fill(entry.hint, error.params) };
}

function fill(text: unknown, params: ErrorParams): string {
  // The params were checked against this very message when the error was built (appError).
  return typeof text === 'function' ? (text as (p: ErrorParams) => string)(params) : String(text);
}
