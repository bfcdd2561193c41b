import { compareUtf8 } from '../kernel/text.ts';
import type { ItemColumn } from './item.ts';
import { type Found, type LintRow, type LintRuleId, looseName, type Say, textOf } from './lint-row.ts';

/** A finding of a rule over the whole list, on the row at `index`. */
export interface ListFound extends Found {
  readonly index: number;
  /** The codes of the other items, in UTF-8 order, at most 20. */
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

/** Codes named by a finding; a department that gives all its items one name would else fill the report. */
const MAX_OTHERS = 20;

/** For each row of a group, the codes of those in other classes: of another mode, another spelling, another code. */
function against(
  rows: readonly LintRow[],
  group: readonly number[],
  column: ItemColumn,
  classOf: (row: LintRow) => string,
  say: (others: readonly string[], count: number) => Say,
): ListFound[] {
  const members = group.flatMap((index) => {
    const row = rows[index];
    return row ? [{ index, code: codeOf(row), kind: classOf(row) }] : [];
  });
  const sorted = [...new Map(members.map((member) => [member.code, member])).values()].sort((a, b) =>
    compareUtf8(a.code, b.code),
  );
  const sizes = new Map<string, number>();
  for (const { kind } of sorted) sizes.set(kind, (sizes.get(kind) ?? 0) + 1);
  const othersOf = new Map<string, readonly string[]>();
  for (const kind of sizes.keys()) {
    const others: string[] = [];
    for (const member of sorted) {
      if (others.length === MAX_OTHERS) break;
      if (member.kind !== kind) others.push(member.code);
    }
    othersOf.set(kind, others);
  }
  return members.flatMap(({ index, kind }) => {
    const others = othersOf.get(kind) ?? [];
    const count = sorted.length - (sizes.get(kind) ?? 0);
    return others.length === 0 ? [] : [{ index, column, others, say: say(others, count) }];
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
          (row) => textOf(row, 'mode') ?? '',
          (others, count) => (t, _header, shown) =>
            t.modeConflict({ certificate: shown('certificate_name'), others, count }),
        ),
      ),
  },
  {
    id: 'same_item',
    find: (rows) =>
      groupsBy(rows, (row) => nameKey(row, asWritten)).flatMap((group) =>
        against(rows, group, 'item_name', codeOf, (others, count) => (t) => t.sameItem({ others, count })),
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
          (row) => nameKey(row, asWritten) ?? '',
          (others, count) => (t) => t.similarItem({ others, count }),
        ),
      ),
  },
  {
    id: 'similar_code',
    find: (rows) =>
      groupsBy(rows, (row) => looseCode(row) || null).flatMap((group) =>
        against(rows, group, 'item_code', codeOf, (others, count) => (t) => t.similarCode({ others, count })),
      ),
  },
];
