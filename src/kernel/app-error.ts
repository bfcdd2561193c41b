import { type ErrorCode, exitCodes } from './error-codes.ts';

/** What an error message may mention. Never personal data: mask before it gets here. */
export type ErrorParams = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * An expected refusal or failure, with a stable code. It carries no text: the sentence and the hint are
 * looked up in the reader's language when it is printed. Build it with `appError` (src/i18n), which checks the params.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }

  get exitCode(): number {
    return exitCodes[this.code];
  }
}
