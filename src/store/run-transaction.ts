import type { Kysely } from 'kysely';
import type { AppError } from '../kernel/app-error.ts';
import { err, type Result } from '../kernel/result.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './store.ts';

/** A returned error on its way through Kysely, which rolls back only on a throw. */
class Refused extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super('refused');
    this.error = error;
  }
}

/** One use-case, one transaction: a returned error rolls back, as does anything thrown. */
export async function runTransaction<T>(
  db: Kysely<Schema>,
  work: (tx: Tx) => Promise<Result<T, AppError>>,
): Promise<Result<T, AppError>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result.error);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return err(error.error);
    throw error;
  }
}
