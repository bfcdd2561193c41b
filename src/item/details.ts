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

const noDetails = Object.fromEntries(detailColumns.map((column) => [column, null])) as unknown as ItemDetails;

/** Reads what `storeDetails` wrote; a column that is not in it, or is none of ours, is empty. */
export function readDetails(json: string | null): ItemDetails {
  const stored: unknown = json === null ? null : JSON.parse(json);
  if (typeof stored !== 'object' || stored === null) return noDetails;
  const found: { [C in DetailColumn]: ItemDetails[C] } = { ...noDetails };
  for (const column of detailColumns) {
    const value: unknown = Reflect.get(stored, column);
    if (column === 'faq_count') found.faq_count = typeof value === 'number' ? value : null;
    else if (typeof value === 'string') found[column] = value;
  }
  return found;
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
