import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { databaseLocation, openWorkspace } from '../../src/workspace/workspace.ts';

/** An office's database, on whichever engine its chengnuo.yaml names: for looking behind the commands. Close it. */
export async function openOffice(office: { readonly dir: string }): Promise<Store> {
  const workspace = await openWorkspace(office.dir, office.dir);
  return openStore(databaseLocation(workspace, undefined, office.dir));
}
