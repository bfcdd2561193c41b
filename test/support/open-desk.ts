import type { Desk } from '../../src/cli/desk.ts';
import { loadKeys } from '../../src/workspace/keys.ts';
import { openWorkspace } from '../../src/workspace/workspace.ts';
import type { Office } from './office.ts';
import { openOffice } from './open-office.ts';

/** A desk of an office with a connection of its own, for acts below the commands; it stands at ten on the office's usual day. */
export async function openDesk(
  office: Office,
  actor: string,
): Promise<{ readonly desk: Desk; readonly close: () => Promise<void> }> {
  const workspace = await openWorkspace(office.dir, office.dir);
  const store = await openOffice(office);
  const keys = await loadKeys(office.dir);
  const now = () => new Date('2026-09-16T02:00:00.000Z');
  return { desk: { workspace, store, keys, actor, lang: 'zh', now }, close: () => store.close() };
}
