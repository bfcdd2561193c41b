import { canonicalJson } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { compareUtf8 } from '../kernel/text.ts';
import { addDays, type Day } from '../kernel/time.ts';
import { hashedRow } from './details.ts';
import { type ItemColumn, type ItemFields, itemColumns } from './item.ts';

/** Tells a changed row from an unchanged one: SHA-256 of the row's canonical JSON (RFC 8785). */
export const digestOf = (fields: ItemFields): string => sha256Hex(canonicalJson(hashedRow(fields)));

/** A row of a list as it will be stored. */
export interface ListedRow {
  readonly line: number;
  readonly fields: ItemFields;
  readonly digest: string;
}

/** What is known of an item before an import. */
export interface KnownItem {
  readonly code: string;
  /** The highest version number ever given, undone ones included: a number is never given twice. */
  readonly lastVersion: number;
  /** The newest version that stands; null when all were undone. */
  readonly newest: {
    readonly versionId: number;
    readonly version: number;
    readonly digest: string;
    readonly retires: boolean;
    /** It is a draft of the very batch that is being imported. */
    readonly inThisDraft: boolean;
  } | null;
}

/** A version that the import will write: a new one, or a draft of the same batch that is replaced. */
export interface PlannedVersion {
  readonly row: ListedRow;
  readonly version: number;
  readonly replaces: number | null;
}

/** What an import will do: a value, so that `--dry-run` shows the very plan that the real run applies. */
export interface ImportPlan {
  readonly added: readonly PlannedVersion[];
  readonly updated: readonly PlannedVersion[];
  readonly unchanged: readonly ListedRow[];
}

/** Rows hold each code once. An item that was retired or undone and is listed again comes back as a new version. */
export function planImport(rows: readonly ListedRow[], existing: ReadonlyMap<string, KnownItem>): ImportPlan {
  const plan = {
    added: [] as PlannedVersion[],
    updated: [] as PlannedVersion[],
    unchanged: [] as ListedRow[],
  };
  for (const row of rows) {
    const known = existing.get(row.fields.item_code);
    const newest = known?.newest;
    if (!newest) plan.added.push({ row, version: (known?.lastVersion ?? 0) + 1, replaces: null });
    else if (newest.digest === row.digest && !newest.retires) plan.unchanged.push(row);
    else if (newest.inThisDraft)
      plan.updated.push({ row, version: newest.version, replaces: newest.versionId });
    else plan.updated.push({ row, version: known.lastVersion + 1, replaces: null });
  }
  return plan;
}

/** The codes a full list leaves out: items that stand on the list and are not in the file, in UTF-8 order. */
export function missingFrom(
  listed: ReadonlySet<string>,
  existing: ReadonlyMap<string, KnownItem>,
): readonly KnownItem[] {
  return [...existing.values()]
    .filter(({ code, newest }) => newest !== null && !newest.retires && !listed.has(code))
    .sort((a, b) => compareUtf8(a.code, b.code));
}

/** A published version with its own days: `to` null means without end. A retiring one has no end: it stands for "no longer". */
export interface Span {
  readonly version: number;
  readonly from: Day;
  readonly to: Day | null;
}

/**
 * The days each published version of one item is in force: a later version takes over on its first day, whatever the earlier one
 * said, and the earlier one ends the day before. A version overtaken before its own first day ends before it begins: it was
 * never in force. Undoing a version is laying out the rest again.
 */
export function layOutVersions(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.version - b.version);
  return sorted.map((span, index) => {
    const ends = sorted.slice(index + 1).map((later) => addDays(later.from, -1));
    if (span.to !== null) ends.push(span.to);
    const to = ends.reduce<Day | null>((least, day) => (least === null || day < least ? day : least), null);
    return { ...span, to };
  });
}

export interface FieldChange {
  readonly field: ItemColumn;
  readonly from: string | number | null;
  readonly to: string | number | null;
}

/** What differs between two rows of one item, in the order of the columns. */
export function changedFields(before: ItemFields, after: ItemFields): FieldChange[] {
  return itemColumns
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, from: before[field], to: after[field] }));
}

export interface ListDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly code: string; readonly fields: readonly FieldChange[] }[];
}

/** Two whole lists, by code: what came, what went, what changed and how. All in UTF-8 order of the codes. */
export function diffLists(
  before: ReadonlyMap<string, ItemFields>,
  after: ReadonlyMap<string, ItemFields>,
): ListDiff {
  const codes = [...new Set([...before.keys(), ...after.keys()])].sort(compareUtf8);
  const changed = codes.flatMap((code) => {
    const [old, now] = [before.get(code), after.get(code)];
    const fields = old && now ? changedFields(old, now) : [];
    return fields.length > 0 ? [{ code, fields }] : [];
  });
  return {
    added: codes.filter((code) => !before.has(code)),
    removed: codes.filter((code) => !after.has(code)),
    changed,
  };
}

export interface Group {
  readonly key: string;
  readonly count: number;
}

/** Counts by key: the largest group first, equal ones in UTF-8 order. */
export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Group[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || compareUtf8(a.key, b.key));
}
