import type { Lang } from '../i18n/catalogue.ts';
import type { Stamp } from '../ledger/append.ts';
import type { Store } from '../store/store.ts';
import { type Keys, keyedHash } from '../workspace/keys.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What a use-case needs to act: the office's store and keys, a clock, and who is acting. */
export interface Desk {
  readonly workspace: Workspace;
  readonly store: Store;
  readonly keys: Keys;
  readonly actor: string;
  readonly lang: Lang;
  readonly now: () => Date;
}

/** One act's time and actor: taken once, so that everything it writes says the same. */
export const stampOf = (desk: Desk): Stamp => ({
  actor: desk.actor,
  actorKey: keyedHash(desk.keys, desk.actor),
  at: desk.now().toISOString(),
});

/** The first six digits of every number the office gives, and the key that places its rows. */
export const regionOf = (desk: Desk): string => desk.workspace.config.office.region;
