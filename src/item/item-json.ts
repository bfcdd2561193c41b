import { type Item, itemColumns } from './item.ts';

/** An item as results show it: the list's columns (days as they are in force), then what the office knows about the version. */
export function itemJson(item: Item): Record<string, unknown> {
  return {
    ...Object.fromEntries(itemColumns.map((column) => [column, item[column]])),
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
  };
}
