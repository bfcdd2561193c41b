import type { Item } from '../item.ts';

/** A row of a bundle list: one member. Limits as stored (`6wd`). */
export interface BundleRow {
  readonly bundle_code: string;
  readonly bundle_name: string;
  readonly item_code: string;
  readonly step: string | null;
  readonly lead: string | null;
  readonly limit_before: string | null;
  readonly limit_after: string | null;
}

/** A member with the version of its item that is looked at; null where no version of it stands any more. */
export interface BundleMember {
  readonly item_code: string;
  readonly step: string | null;
  readonly lead: string | null;
  readonly limit_before: string | null;
  readonly limit_after: string | null;
  readonly item: Item | null;
}

export interface Bundle {
  readonly bundle_code: string;
  readonly bundle_name: string;
  /** In the order of the list. */
  readonly members: readonly BundleMember[];
}
