import type { Block, Cell, Inlines } from '../blocks.ts';
import { MARK_OPEN, marks } from './liquid-engine.ts';

/** Blocks with the values put in by `fill`. */
export function fillBlocks(blocks: readonly Block[], fill: (inlines: Inlines) => Inlines): Block[] {
  const cells = (row: readonly Cell[]): Cell[] =>
    row.map((cell) => ({ ...cell, inlines: fill(cell.inlines) }));
  return blocks.map((block): Block => {
    switch (block.type) {
      case 'title':
      case 'heading':
      case 'paragraph':
        return { ...block, inlines: fill(block.inlines) };
      case 'table':
        return { ...block, head: block.head.map(cells), rows: block.rows.map(cells) };
      case 'fields':
        return {
          ...block,
          rows: block.rows.map((row) => ({ label: fill(row.label), value: fill(row.value) })),
        };
      case 'signature':
        return { ...block, columns: block.columns.map((column) => column.map(fill)) };
      default:
        return block;
    }
  });
}

/** Running text with the values put in. What holds no mark stays the same object, so that its lines are remembered. */
export function fillInlines(inlines: Inlines, values: readonly string[]): Inlines {
  if (!holdsMarks(inlines)) return inlines;
  return inlines.map((inline) => ({
    ...inline,
    text: inline.text.replace(marks, (_mark, index: string) => values[Number(index)] ?? ''),
  }));
}

export const holdsMarks = (inlines: Inlines): boolean =>
  inlines.some((inline) => inline.text.includes(MARK_OPEN));

/** The values that are put into running text. */
export const valuesIn = (inlines: Inlines, values: readonly string[]): string[] =>
  inlines.flatMap(({ text }) => Array.from(text.matchAll(marks), ([, index]) => values[Number(index)] ?? ''));
