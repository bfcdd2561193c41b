/** A broken promise of our own code: never caused by input, always a bug (exit 70). */
export class BugError extends Error {
  override name = 'BugError';
}

export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new BugError(what);
}

/** The value, when our own logic guarantees that it is there. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new BugError(what);
  return value;
}

export function unreachable(value: never): never {
  throw new BugError(`unexpected: ${String(value)}`);
}
