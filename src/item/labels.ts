import type { Context } from '../cli/context.ts';
import { formatLimit, parseLimit } from '../kernel/limit.ts';
import { loadSchema } from '../table/schema.ts';
import { detailColumns, type ItemColumn, LIST_SEPARATOR, partsOf } from './item.ts';

/** The columns that hold a time limit. */
export const limitColumns: ReadonlySet<ItemColumn> = new Set([
  'statutory_limit',
  'previous_limit',
  'promised_limit_window',
  'promised_limit_online',
  'check_within',
]);

const isDetail = (column: ItemColumn): boolean => detailColumns.some((detail) => detail === column);

/** A stored value in the reader's words: codes by their names, limits in the reader's units. */
export function labelOf(
  { t, lang }: Pick<Context, 't' | 'lang'>,
  column: ItemColumn,
  value: string | number,
): string {
  const names: Partial<Record<ItemColumn, Readonly<Record<string, string>>>> = {
    track: t.item.tracks,
    mode: t.item.modes,
    pace: t.item.paces,
    kind: t.item.kinds,
    level: t.item.levels,
    check_coverage: t.item.coverages,
    publish_letter: t.item.yesNo,
    agent_allowed: t.item.yesNo,
  };
  const name = names[column]?.[String(value)];
  if (name !== undefined) return name;
  // The further columns have their names in the layout alone; several codes are one text.
  const codes = isDetail(column) ? loadSchema('item').byName.get(column)?.values : null;
  if (codes)
    return partsOf(String(value))
      .map((code) => codes.get(code)?.[lang] ?? code)
      .join(LIST_SEPARATOR);
  const limit = limitColumns.has(column) ? parseLimit(String(value)) : null;
  return limit === null ? String(value) : formatLimit(limit, lang);
}
