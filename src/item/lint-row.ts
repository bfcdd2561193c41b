import type { Conversion } from '../calendar/convert.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { type Limit, parseLimit } from '../kernel/limit.ts';
import type { Policy } from '../policy/schema.ts';
import { type ItemColumn, partsOf } from './item.ts';

/** The cells of a row as read; null where empty or unreadable, since a row with one bad cell is looked at all the same. */
export type LintCells = { readonly [C in ItemColumn]: string | number | null };

/** A row of a file or of the list, for the rules. */
export interface LintRow {
  readonly cells: LintCells;
  /** The columns that its list has at all: what a list does not ask for, no row of it lacks. */
  readonly columns: ReadonlySet<ItemColumn>;
}

export type LintWords = Catalogue['item']['lint'];

/** Sentence of a finding. `header` gives a column's name, `shown` the row's cell in the reader's words. */
export type Say = (
  words: LintWords,
  header: (column: ItemColumn) => string,
  shown: (column: ItemColumn) => string,
) => string;

type LintPolicy = Policy['lint'];
export type LintRuleId = keyof LintPolicy;

/** What each rule's policy says on the day of the check. */
export type LintSettings = { readonly [R in LintRuleId]: LintPolicy[R]['periods'][number]['value'] };

export interface LintAid {
  readonly settings: LintSettings;
  readonly conversion: Conversion;
}

/** A rule over the cells of one row. Without one of the columns it needs, a list is not held to it. */
export interface RowRule {
  readonly id: LintRuleId;
  readonly needs: readonly ItemColumn[];
  readonly find: (row: LintRow, aid: LintAid) => readonly Found[];
}

/** What one rule has against one row. */
export interface Found {
  readonly column: ItemColumn;
  readonly say: Say;
}

export const found = (column: ItemColumn, say: Say): Found => ({ column, say });

export const textOf = (row: LintRow, column: ItemColumn): string | null => {
  const value = row.cells[column];
  return value === null ? null : String(value);
};

export const numberOf = (row: LintRow, column: ItemColumn): number | null => {
  const value = row.cells[column];
  return typeof value === 'number' ? value : null;
};

export const limitOf = (row: LintRow, column: ItemColumn): Limit | null => {
  const text = textOf(row, column);
  return text === null ? null : parseLimit(text);
};

export const partsIn = (row: LintRow, column: ItemColumn): string[] => partsOf(textOf(row, column));

const noneWords =
  /^(无|没有|暂无|不适用|none|nil|n\/?a|[/—-]+|无[设法]?定?(法律|法律法规)?依据|no (legal )?basis)$/i;

/** True for an empty cell and for the words by which people say that there is nothing. */
export const saysNone = (text: string | null): boolean =>
  text === null ||
  noneWords.test(
    text
      .normalize('NFKC')
      .replace(/[\s。.;；]+$/u, '')
      .trim(),
  );

/**
 * Two names that differ only in punctuation, brackets, white space, width or case are one name to a reader: `教师资格认定（初中）` and
 * `教师资格认定(初中)`.
 */
export const looseName = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]+/gu, '');
