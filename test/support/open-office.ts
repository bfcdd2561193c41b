import { CompiledQuery } from 'kysely';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { databaseLocation, openWorkspace } from '../../src/workspace/workspace.ts';

/** An office's database, on whichever engine its chengnuo.yaml names: for looking behind the commands. Close it. */
export async function openOffice(office: { readonly dir: string }): Promise<Store> {
  const workspace = await openWorkspace(office.dir, office.dir);
  return openStore(databaseLocation(workspace, undefined, office.dir), {
    region: workspace.config.office.region,
  });
}

/** Does in the database what no command does. Returns the rows. */
export async function behind<R = Record<string, unknown>>(
  office: { readonly dir: string },
  ...statements: readonly string[]
): Promise<readonly R[]> {
  const store = await openOffice(office);
  try {
    let rows: readonly R[] = [];
    for (const statement of statements) {
      ({ rows } = await store.db.executeQuery<R>(CompiledQuery.raw(statement)));
    }
    return rows;
  } finally {
    await store.close();
  }
}
