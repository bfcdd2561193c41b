import { AppError, type ErrorParams } from '../../kernel/app-error.ts';
import type { ErrorCode } from '../../kernel/error-codes.ts';
import type { PressJob, PressOutcome } from './print-jobs.ts';

/** What threads are asked and what they answer: errors as plain data, since a thread's message keeps no class. */
export type Question = {
  readonly id: number;
  readonly work: 'print' | 'check';
  readonly jobs: readonly PressJob[];
};

type PlainError = { readonly code: ErrorCode; readonly params: ErrorParams };

type PlainOutcome =
  | { readonly kind: 'printed'; readonly sha256: string }
  | { readonly kind: 'refused'; readonly error: PlainError }
  | { readonly kind: 'stopped'; readonly error: PlainError | null; readonly reason: string };

export type Answer =
  | { readonly id: number; readonly printed: readonly PlainOutcome[] }
  | { readonly id: number; readonly checked: readonly (PlainError | null)[] };

const plain = ({ code, params }: AppError): PlainError => ({ code, params });

export const plainErrorOf = (error: AppError | null): PlainError | null => (error ? plain(error) : null);

export const errorFrom = (error: PlainError | null): AppError | null =>
  error ? new AppError(error.code, error.params) : null;

export function plainOutcome(outcome: PressOutcome): PlainOutcome {
  if (outcome.kind === 'printed') return outcome;
  if (outcome.kind === 'refused') return { kind: 'refused', error: plain(outcome.error) };
  const { cause } = outcome;
  return {
    kind: 'stopped',
    error: cause instanceof AppError ? plain(cause) : null,
    reason: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
  };
}

export function outcomeFrom(outcome: PlainOutcome): PressOutcome {
  if (outcome.kind === 'printed') return outcome;
  if (outcome.kind === 'refused')
    return { kind: 'refused', error: new AppError(outcome.error.code, outcome.error.params) };
  return { kind: 'stopped', cause: errorFrom(outcome.error) ?? new Error(outcome.reason) };
}
