import { CompiledQuery, type Kysely } from 'kysely';
import { appError } from '../i18n/catalogue.ts';
import { sha256Hex } from '../kernel/hash.ts';
import type { Engine } from './engine.ts';
import { holdLock } from './lock.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './store.ts';

export interface MigrationState {
  readonly applied: readonly number[];
  readonly pending: readonly Migration[];
}

const digest = (migration: Migration): string => sha256Hex(migration.statements.join(';\n'));

/**
 * What has been applied and what is still to come. The applied must be a prefix of the known, unaltered:
 * throws E_DB_SCHEMA_NEWER or E_DB_SCHEMA_ALTERED.
 */
export async function migrationState(db: Kysely<Schema>, engine: Engine): Promise<MigrationState> {
  if (!(await engine.hasTable(db, 'migrations'))) return { applied: [], pending: migrations };
  const applied = await db.selectFrom('migrations').selectAll().orderBy('migration_id').execute();
  for (const [index, row] of applied.entries()) {
    const known = migrations[index];
    if (!known) throw appError('E_DB_SCHEMA_NEWER', { version: `${row.migration_id} ${row.name}` });
    if (known.id !== row.migration_id || digest(known) !== row.sha256) {
      throw appError('E_DB_SCHEMA_ALTERED', { migration: `${row.migration_id} ${row.name}` });
    }
  }
  return { applied: applied.map((row) => row.migration_id), pending: migrations.slice(applied.length) };
}

/** Applies what is pending, all of it in one transaction: forward only, each with its record. */
export async function migrate(
  db: Kysely<Schema>,
  engine: Engine,
  now: () => Date = () => new Date(),
): Promise<number> {
  const run = async (tx: Tx): Promise<number> => {
    // Of two who migrate at once the second finds nothing left to do.
    await holdLock(tx, 'schema');
    const { applied, pending } = await migrationState(tx, engine);
    if (applied.length === 0) await engine.prepare(tx);
    for (const migration of pending) {
      const foreign = migration.only !== undefined && migration.only !== engine.name;
      for (const statement of foreign ? [] : migration.statements) {
        await tx.executeQuery(CompiledQuery.raw(engine.translate(statement, migration.id)));
      }
      await tx
        .insertInto('migrations')
        .values({
          migration_id: migration.id,
          name: migration.name,
          sha256: digest(migration),
          applied_at: now().toISOString(),
        })
        .execute();
    }
    if (pending.length > 0) await engine.finish(tx);
    return pending.length;
  };
  return engine.apart(db, () => db.transaction().execute(run));
}
