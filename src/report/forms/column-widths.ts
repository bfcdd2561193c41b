import type { DocumentColumn } from '../table-document.ts';

/** Width of the text area and of a cell's two margins, in points (GB/T 9704-2012: 156 mm). */
const TEXT_WIDTH = 442;
const MARGINS = 10;
/** Of a letter in the head of a table, the widest of usual words. */
const LETTER = 5.4;
/** What names need: a column of them is not squeezed for the heads of the others. */
const NAMES = 80;

/** The longest stretch of letters that no line may break: Chinese breaks anywhere. */
const longestWord = (title: string): number =>
  Math.max(0, ...title.split(/[^\p{Script=Latin}\d]+/u).map((word) => word.length));

/**
 * Relative widths of a table's columns on paper: no word of a head is broken, as far as the wider columns have room to give, each in
 * proportion to what it has beyond its own need.
 */
export function columnWidths(
  columns: readonly Pick<DocumentColumn, 'title' | 'narrow' | 'align' | 'weight'>[],
): number[] {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  const own = columns.map(({ weight }) => (weight / total) * TEXT_WIDTH);
  const needed = columns.map(({ title, narrow, align }, i) => {
    const letters = longestWord(narrow ?? title);
    const head = letters === 0 ? 0 : letters * LETTER + MARGINS;
    return align === 'left' ? Math.max(head, Math.min(NAMES, own[i] ?? 0)) : head;
  });
  const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);
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
