import { compareUtf8 } from '../kernel/text.ts';
import type { DiffPoint, ItemDiff } from './diff-items.ts';
import { type Item, type ItemColumn, itemColumns, listedFields } from './item.ts';
import type { Opinion } from './opinions.ts';
import type { FieldChange } from './rules.ts';

export type ChangeKind = 'added' | 'removed' | 'changed';

/** One item in the document for consultation: what it was and is, and what was said about it. */
export interface DiffEntry {
  readonly kind: ChangeKind;
  readonly code: string;
  readonly name: string;
  readonly authority: string;
  /** changed: each field from → to; added: each filled field as it will be; removed: as it was. */
  readonly fields: readonly FieldChange[];
  readonly opinions: readonly Opinion[];
}

export interface DiffDocument {
  readonly office: string;
  readonly day: string;
  readonly from: DiffPoint;
  readonly to: DiffPoint;
  readonly entries: readonly DiffEntry[];
  /** Opinions on the list as a whole, and on items that did not change. */
  readonly otherOpinions: readonly Opinion[];
}

/** Added first, then removed, then changed; in each the items of one authority together. */
export function diffDocument(
  { from, to, diff }: ItemDiff,
  opinions: readonly Opinion[],
  facts: { readonly office: string; readonly day: string },
): DiffDocument {
  const about = new Map<string, Opinion[]>();
  for (const opinion of opinions) {
    if (opinion.item_code === null) continue;
    about.set(opinion.item_code, [...(about.get(opinion.item_code) ?? []), opinion]);
  }
  const entry = (
    kind: ChangeKind,
    code: string,
    item: Item | undefined,
    fields: readonly FieldChange[],
  ): DiffEntry => ({
    kind,
    code,
    name: item?.item_name ?? '',
    authority: item?.authority_name ?? '',
    fields,
    opinions: about.get(code) ?? [],
  });
  const entries = [
    ...diff.added.map((code) => {
      const item = to.items.get(code);
      return entry('added', code, item, filled(item, 'to'));
    }),
    ...diff.removed.map((code) => {
      const item = from.items.get(code);
      return entry('removed', code, item, filled(item, 'from'));
    }),
    ...diff.changed.map(({ code, fields }) => entry('changed', code, to.items.get(code), fields)),
  ];
  const order: Readonly<Record<ChangeKind, number>> = { added: 0, removed: 1, changed: 2 };
  const shown = new Set(entries.map(({ code }) => code));
  return {
    ...facts,
    from: from.point,
    to: to.point,
    entries: entries.toSorted(
      (a, b) =>
        order[a.kind] - order[b.kind] || compareUtf8(a.authority, b.authority) || compareUtf8(a.code, b.code),
    ),
    otherOpinions: opinions.filter(({ item_code }) => item_code === null || !shown.has(item_code)),
  };
}

/** They head the entry anyway. */
const headed: readonly ItemColumn[] = ['item_code', 'item_name', 'authority_name'];

/** What tells a reader which matter goes; the rest of its text no longer counts. */
const removedColumns: readonly ItemColumn[] = ['track', 'certificate_name', 'mode', 'legal_basis'];

/** What a whole item says, in its filled columns. */
function filled(item: Item | undefined, side: 'from' | 'to'): FieldChange[] {
  if (!item) return [];
  const fields = listedFields(item);
  return itemColumns
    .filter((field) => (side === 'to' ? !headed.includes(field) : removedColumns.includes(field)))
    .flatMap((field) => {
      const value = fields[field];
      if (value === null) return [];
      return [side === 'to' ? { field, from: null, to: value } : { field, from: value, to: null }];
    });
}
