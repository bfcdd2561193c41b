import type { Block, Cell, Inlines } from '../blocks.ts';
import { marks } from './liquid-engine.ts';

/** Blocks with the values put in. What holds no mark stays the same object, so that its lines are remembered. */
export function fillBlocks(blocks: readonly Block[], values: readonly string[]): Block[] {
  const fill = (inlines: Inlines): Inlines => fillInlines(inlines, values);
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

function fillInlines(inlines: Inlines, values: readonly string[]): Inlines {
  if (!inlines.some((inline) => inline.text.includes('\ue000'))) return inlines;
  return inlines.map((inline) => ({
    ...inline,
    text: inline.text.replace(marks, (_mark, index: string) => values[Number(index)] ?? ''),
  }));
}
