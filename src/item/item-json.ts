import { type Item, itemColumns } from './item.ts';

/** An item as results show it: the list's columns (days as they are in force), then what the office knows about the version. */
export function itemJson(item: Item): Record<string, unknown> {
  // Set one by one: a copy of so many keys at once takes ten times the room, which a long list does not have.
  const shown: Record<string, unknown> = {};
  for (const column of itemColumns) shown[column] = item[column];
  return Object.assign(shown, {
    version: item.version,
    status: item.status,
    batch: item.batch,
    listed_from: item.listed_from,
    listed_to: item.listed_to,
    file: item.file,
    sheet: item.sheet,
    file_sha256: item.file_sha256,
    line: item.source_line,
    created_at: item.created_at,
  });
}
