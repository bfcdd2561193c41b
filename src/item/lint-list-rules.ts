import { compareUtf8 } from '../kernel/text.ts';
import type { ItemColumn } from './item.ts';
import { type Found, type LintRow, type LintRuleId, looseName, textOf } from './lint-row.ts';

/** A finding of a rule over the whole list, on the row at `index`. */
export interface ListFound extends Found {
  readonly index: number;
  /** The codes of the other items, in UTF-8 order. */
  readonly others: readonly string[];
}

export interface ListRule {
  readonly id: LintRuleId;
  readonly find: (rows: readonly LintRow[]) => readonly ListFound[];
}

const codeOf = (row: LintRow): string => textOf(row, 'item_code') ?? '';

/** The places of rows by a key; rows without one, or without a code, are left out. */
function groupsBy(rows: readonly LintRow[], keyOf: (row: LintRow) => string | null): (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [index, row] of rows.entries()) {
    const key = codeOf(row) === '' ? null : keyOf(row);
    if (key === null) continue;
    const known = groups.get(key);
    if (known) known.push(index);
    else groups.set(key, [index]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** For each row of a group, the codes of those that stand against it. */
function against(
  rows: readonly LintRow[],
  group: readonly number[],
  column: ItemColumn,
  isOther: (row: LintRow, other: LintRow) => boolean,
  say: (others: readonly string[]) => Found['say'],
): ListFound[] {
  return group.flatMap((index) => {
    const row = rows[index];
    if (!row) return [];
    const codes = group.flatMap((i) => {
      const other = rows[i];
      return other && i !== index && isOther(row, other) ? [codeOf(other)] : [];
    });
    const others = [...new Set(codes)].filter((code) => code !== codeOf(row)).sort(compareUtf8);
    return others.length === 0 ? [] : [{ index, column, others, say: say(others) }];
  });
}

/** Name, authority and certificate: one service has an item for each of its certificates, which are no duplicates. */
const nameKey = (row: LintRow, form: (text: string) => string): string | null => {
  const [name, authority] = [textOf(row, 'item_name'), textOf(row, 'authority_name')];
  if (name === null || authority === null) return null;
  return JSON.stringify([name, authority, textOf(row, 'certificate_name') ?? ''].map(form));
};

const asWritten = (text: string): string => text;

const looseCode = (row: LintRow): string => looseName(codeOf(row));

export const listRules: readonly ListRule[] = [
  {
    id: 'mode_conflict',
    find: (rows) =>
      groupsBy(rows, (row) => {
        const certificate = textOf(row, 'certificate_name');
        const concerned = row.cells.mode === 'cancelled' || row.cells.mode === 'commitment';
        return certificate === null || !concerned ? null : looseName(certificate);
      }).flatMap((group) =>
        against(
          rows,
          group,
          'mode',
          (row, other) => row.cells.mode !== other.cells.mode,
          (others) => (t, _header, shown) =>
            t.modeConflict({ certificate: shown('certificate_name'), others }),
        ),
      ),
  },
  {
    id: 'same_item',
    find: (rows) =>
      groupsBy(rows, (row) => nameKey(row, asWritten)).flatMap((group) =>
        against(
          rows,
          group,
          'item_name',
          () => true,
          (others) => (t) => t.sameItem({ others }),
        ),
      ),
  },
  {
    id: 'similar_item',
    find: (rows) =>
      groupsBy(rows, (row) => nameKey(row, looseName)).flatMap((group) =>
        against(
          rows,
          group,
          'item_name',
          (row, other) => nameKey(row, asWritten) !== nameKey(other, asWritten),
          (others) => (t) => t.similarItem({ others }),
        ),
      ),
  },
  {
    id: 'similar_code',
    find: (rows) =>
      groupsBy(rows, (row) => looseCode(row) || null).flatMap((group) =>
        against(
          rows,
          group,
          'item_code',
          (row, other) => codeOf(row) !== codeOf(other),
          (others) => (t) => t.similarCode({ others }),
        ),
      ),
  },
];
