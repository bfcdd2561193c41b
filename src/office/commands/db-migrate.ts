import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import type { Migration } from '../../store/migrations/migration.ts';
import { migrate, migrationState } from '../../store/migrator.ts';
import { openStore } from '../../store/open-store.ts';
import { backupBeside } from '../../store/sqlite/maintain.ts';
import type { Store } from '../../store/store.ts';
import type { DatabaseLocation } from '../../workspace/workspace.ts';
import { locationFor } from './db-location.ts';

export function addMigrate(noun: Command, kit: CommandKit): void {
  kit.command(noun, 'migrate', kit.t.office.db.migrateSummary).action(kit.run(runMigrate));
}

async function runMigrate(ctx: Context): Promise<number> {
  const location = await locationFor(ctx);
  const { pending, backup } = await lookBefore(ctx, location);
  let count = 0;
  if (pending.length > 0) {
    const store = await openStore(location, { anySchema: true });
    try {
      count = await migrate(store.db, store.migrations, ctx.now);
    } catch (error) {
      throw await refusalOf(store, error);
    } finally {
      await store.close();
    }
  }
  // Another run may have applied some or all of them since.
  const applied = pending.slice(pending.length - count).map(({ id }) => id);
  await present(ctx, {
    json: { applied, backup },
    text: () => ctx.t.office.db.migrated({ count, backup }),
  });
  return 0;
}

/** What the engine refused, in our words: no desk can open the database yet to say it. */
async function refusalOf({ engine, path }: Store, error: unknown): Promise<unknown> {
  const { storeError } =
    engine === 'sqlite'
      ? await import('../../store/sqlite/errors.ts')
      : await import('../../store/postgres/errors.ts');
  return storeError(error, path);
}

/** Changes nothing: the backup must be of the state before. A server's backups are its administrator's. */
async function lookBefore(
  ctx: Context,
  location: DatabaseLocation,
): Promise<{ readonly pending: readonly Migration[]; readonly backup: string | null }> {
  const store = await openStore(location, { readOnly: true, anySchema: true });
  try {
    const { pending } = await migrationState(store.db, store.migrations);
    const copied = pending.length > 0 && store.engine === 'sqlite';
    return { pending, backup: copied ? await backupBeside(store, ctx.now()) : null };
  } finally {
    await store.close();
  }
}
