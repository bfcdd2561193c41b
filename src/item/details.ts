import { canonicalJson } from '../kernel/canonical-json.ts';
import { type DetailColumn, detailColumns, type ItemDetails, type ItemFields } from './item.ts';

const filledDetails = (fields: ItemDetails): [DetailColumn, string | number][] =>
  detailColumns.flatMap((column) => {
    const value = fields[column];
    return value === null ? [] : [[column, value] as [DetailColumn, string | number]];
  });

/** The further columns as they are stored: canonical JSON of those that are filled, null where none is. */
export function storeDetails(fields: ItemDetails): string | null {
  const filled = filledDetails(fields);
  return filled.length === 0 ? null : canonicalJson(Object.fromEntries(filled));
}

/** Reads what `storeDetails` wrote; a column that is not in it, or is none of ours, is empty. */
export function readDetails(json: string | null): ItemDetails {
  const stored: unknown = json === null ? {} : JSON.parse(json);
  const text = (column: DetailColumn): string | null => {
    const value: unknown = typeof stored === 'object' && stored !== null ? Reflect.get(stored, column) : null;
    return typeof value === 'string' ? value : null;
  };
  const count: unknown =
    typeof stored === 'object' && stored !== null ? Reflect.get(stored, 'faq_count') : null;
  const texts = Object.fromEntries(detailColumns.map((column) => [column, text(column)]));
  return { ...(texts as unknown as ItemDetails), faq_count: typeof count === 'number' ? count : null };
}

/**
 * A row as it is hashed, for its digest and its leaf in the ledger. Further columns enter only where they are filled, so that a row
 * without them keeps the digest it had before the layout knew them.
 */
export function hashedRow(fields: ItemFields): Record<string, string | number | null> {
  const filled = new Set<string>(filledDetails(fields).map(([column]) => column));
  const details: ReadonlySet<string> = new Set(detailColumns);
  return Object.fromEntries(
    Object.entries(fields).filter(([column]) => !details.has(column) || filled.has(column)),
  );
}
