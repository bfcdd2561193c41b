import { canonicalJson } from '../kernel/canonical-json.ts';
import { type DetailColumn, detailColumns, type ItemDetails, type ItemFields, listColumns } from './item.ts';

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

/** A row that fills none of the further columns: most do not, and share this one. */
export const noDetails = Object.fromEntries(
  detailColumns.map((column) => [column, null]),
) as unknown as ItemDetails;

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
  const row: Record<string, string | number | null> = {};
  for (const column of listColumns) row[column] = fields[column];
  for (const [column, value] of filledDetails(fields)) row[column] = value;
  return row;
}
