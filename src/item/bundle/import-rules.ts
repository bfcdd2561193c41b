import { canonicalJson } from '../../kernel/canonical-json.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import type { BundleRow } from './bundle.ts';

export interface ListedMember extends BundleRow {
  readonly digest: string;
}

/** Tells a changed row from an unchanged one. */
export const withDigest = (row: BundleRow): ListedMember => ({
  ...row,
  digest: sha256Hex(canonicalJson({ ...row })),
});

/** One bundle as it will stand. */
export interface PlannedBundle {
  readonly bundle_code: string;
  readonly bundle_name: string;
  readonly members: readonly ListedMember[];
}

/** What an import of bundles will do: a value, so that `--dry-run` shows the very plan that the real run applies. */
export interface BundlePlan {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Members that the bundle's new list leaves out. */
  readonly removed: number;
  /** The bundles that change. */
  readonly bundles: readonly PlannedBundle[];
}

/**
 * A file states whole bundles: a bundle it names has exactly the members it lists, one it does not name stays as it is. Where rows
 * were rejected (`whole` false) nobody leaves: the missing member may be the bad row.
 */
export function planBundles(
  rows: readonly ListedMember[],
  known: ReadonlyMap<string, readonly ListedMember[]>,
  whole: boolean,
): BundlePlan {
  const listed = new Map<string, ListedMember[]>();
  for (const row of rows) listed.set(row.bundle_code, [...(listed.get(row.bundle_code) ?? []), row]);
  const bundles: PlannedBundle[] = [];
  const counts = { added: 0, updated: 0, unchanged: 0, removed: 0 };
  for (const [bundle_code, members] of listed) {
    const old = new Map((known.get(bundle_code) ?? []).map((member) => [member.item_code, member]));
    const inFile = new Set(members.map((member) => member.item_code));
    const left = [...old.values()].filter((member) => !inFile.has(member.item_code));
    const added = members.filter((member) => !old.has(member.item_code)).length;
    const unchanged = members.filter((member) => old.get(member.item_code)?.digest === member.digest).length;
    const updated = members.length - added - unchanged;
    const removed = whole ? left.length : 0;
    counts.added += added;
    counts.updated += updated;
    counts.unchanged += unchanged;
    counts.removed += removed;
    if (added + updated + removed === 0) continue;
    const bundle_name = members[0]?.bundle_name ?? '';
    bundles.push({ bundle_code, bundle_name, members: whole ? members : [...members, ...left] });
  }
  return { ...counts, bundles };
}
