import { type Catalogue, catalogue, type Lang } from '../i18n/catalogue.ts';
import type { Item, ItemColumn } from '../item/item.ts';
import { labelOf, limitColumns } from '../item/labels.ts';
import { limitInWords, parseLimit } from '../kernel/limit.ts';

/** A value of the list in the reader's words; an empty cell is null. */
export function textOf(item: Item, column: ItemColumn, lang: Lang): string | null {
  const value = item[column];
  if (value === null) return null;
  const limit = limitColumns.has(column) ? parseLimit(String(value)) : null;
  return limit === null ? labelOf({ t: catalogue(lang), lang }, column, value) : limitInWords(limit, lang);
}

/** How the item is handled and of what kind it is, as marks beside its name. */
export const marksOf = (
  { mode, track }: Item,
  t: Catalogue,
): { readonly mode: string; readonly track: string } => ({
  mode: t.item.modes[mode],
  track: t.item.tracks[track],
});
