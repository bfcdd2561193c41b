import type { DocumentColumn } from '../table-document.ts';

/** Width of the text area and of a cell's two margins, in points (GB/T 9704-2012: 156 mm). */
const TEXT_WIDTH = 442;
const MARGINS = 10;
/** Of a letter in the head of a table, the widest of usual words. */
const LETTER = 5.4;
/** Of a letter or digit in a cell, in ems of its text. */
const WORD = 0.56;
/** What names need: a column of them is not squeezed for the heads of the others, only for figures that would break. */
const NAMES = 80;

/** The longest stretch of letters that no line may break: Chinese breaks anywhere. */
const longestWord = (title: string): number =>
  Math.max(0, ...title.split(/[^\p{Script=Latin}\d.]+/u).map((word) => word.length));

/** About the width of a text in ems of the body face: digits and letters take half of one, Chinese and arrows a whole one. */
const ems = (text: string): number =>
  [...text].reduce((sum, char) => sum + (/[ .,:/-]/.test(char) ? 0.32 : /[!-~]/.test(char) ? WORD : 1), 0);

/** A head in Chinese takes two lines at most, and no line of it is a single character. */
const chineseHead = (title: string): number => Math.max(ems(title) / 2, Math.min(2, ems(title)));

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** What a table is laid out by: its columns, its cells in their order, and the size of their text in points. */
export interface Widths {
  readonly columns: readonly Pick<DocumentColumn, 'title' | 'narrow' | 'align' | 'weight'>[];
  readonly rows?: readonly (readonly string[])[];
  readonly size?: number;
}

/**
 * Relative widths of a table's columns on paper: no figure and no word of a head is broken, as far as the wider columns have room to
 * give, each in proportion to what it has beyond its own need.
 */
export function columnWidths({ columns, rows = [], size = 0 }: Widths): number[] {
  const total = sum(columns.map(({ weight }) => weight));
  const own = columns.map(({ weight }) => (weight / total) * TEXT_WIDTH);
  const needed = needs({ columns, rows, size }, own);
  const lacking = sum(own.map((width, i) => Math.max(0, (needed[i] ?? 0) - width)));
  const spare = sum(own.map((width, i) => Math.max(0, width - (needed[i] ?? 0))));
  if (lacking === 0 || spare === 0) return own;
  const share = Math.min(1, lacking / spare);
  const given = Math.min(1, spare / lacking);
  return own.map((width, i) => {
    const need = needed[i] ?? 0;
    return width < need ? width + (need - width) * given : width - (width - need) * share;
  });
}

/** What each column needs. Where the page has not so much, names give way: they may break, a figure may not. */
function needs({ columns, rows, size }: Required<Widths>, own: readonly number[]): number[] {
  const needed = columns.map(({ title, narrow, align }, i) => {
    const letters = longestWord(narrow ?? title);
    const head = letters === 0 ? chineseHead(narrow ?? title) * size : letters * LETTER;
    if (align === 'left') {
      const word = rows.reduce((most, row) => Math.max(most, longestWord(row[i] ?? '')), 0);
      const name = Math.max(own[i] ?? 0, word === 0 ? 0 : word * WORD * size + MARGINS);
      return Math.max(head + MARGINS, Math.min(NAMES, name));
    }
    const widest = rows.reduce((most, row) => Math.max(most, ems(row[i] ?? '')), 0);
    return Math.max(head, widest * size) + MARGINS;
  });
  const names = sum(needed.filter((_, i) => columns[i]?.align === 'left'));
  const over = Math.min(names, Math.max(0, sum(needed) - TEXT_WIDTH));
  if (over === 0) return needed;
  return needed.map((need, i) => (columns[i]?.align === 'left' ? need * (1 - over / names) : need));
}
