import type { Block, Cell, Row } from '../blocks.ts';
import type { Line } from './break-lines.ts';
import { evenLines } from './even-lines.ts';
import type { Draw, Strip } from './flow.ts';
import type { TextSetter } from './text-setter.ts';
import { area, baseline, type Theme } from './theme.ts';

type Table = Extract<Block, { type: 'table' }>;
type SetCell = { x: number; width: number; lines: readonly Line[]; cell: Cell };

const BORDER = 0.6;
/** A row of more lines than this may be split between pages: cells grow and nothing is ever cut off. */
const UNSPLIT_LINES = 12;

/** Rows as strips. The head's strips are carried by every row, for the pages that follow. */
export function layOutTable(table: Table, theme: Theme, set: TextSetter): Strip[] {
  const columns = columnEdges(table.columns);
  const head = table.head.flatMap((row) => rowStrips(row, columns, theme, set, true));
  const rows = table.rows.map((row) => rowStrips(row, columns, theme, set, false));
  const height = rows.flat().reduce((sum, strip) => sum + strip.height, 0);
  // A form is read as one thing; of a long table no row stands alone on a page.
  const isForm = head.length === 0 && height < area.height * 0.6;
  const keeps = (row: number): boolean => isForm || row === 0 || row === rows.length - 2;
  const body = rows.flatMap((strips, row) =>
    strips.map((strip, i) =>
      row < rows.length - 1 && i === strips.length - 1 && keeps(row) ? { ...strip, keepNext: true } : strip,
    ),
  );
  return [
    ...head.map((strip) => ({ ...strip, keepNext: true })),
    ...body.map((strip) => (head.length > 0 ? { ...strip, head } : strip)),
  ];
}

/** Left edges of the columns, and the right edge of the last. */
function columnEdges(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const edges = [0];
  for (const weight of weights) edges.push((edges.at(-1) ?? 0) + (weight / total) * area.width);
  return edges;
}

function rowStrips(
  row: Row,
  edges: readonly number[],
  theme: Theme,
  set: TextSetter,
  isHead: boolean,
): Strip[] {
  const { size, padding } = theme.table;
  const cells: SetCell[] = [];
  let column = 0;
  for (const [i, cell] of row.entries()) {
    const span = i === row.length - 1 ? edges.length - 1 - column : (cell.span ?? 1);
    const x = edges[column] ?? 0;
    const right = edges[column + span] ?? area.width;
    column += span;
    const width = right - x - padding * 2;
    // In a narrow cell the spread would show more than the uneven edge.
    const wide = right - x > area.width / 2;
    const justify = theme.chinese && wide && cell.align === undefined;
    const lines =
      isHead || cell.label
        ? evenLines(set, cell.inlines, { role: 'heading', size }, width)
        : set(cell.inlines, 'body', { size, width, justify });
    cells.push({ x, width: right - x, lines, cell: isHead ? { ...cell, label: true } : cell });
  }
  const tallest = Math.max(1, ...cells.map((cell) => cell.lines.length));
  if (tallest <= UNSPLIT_LINES) return [slice(cells, 0, tallest, tallest, theme)];
  const strips: Strip[] = [];
  for (let from = 0; from < tallest; from += 3)
    strips.push(slice(cells, from, Math.min(from + 3, tallest), tallest, theme));
  return strips;
}

/** Lines `from` to `to` of a row, with the borders that belong to this part of it. */
function slice(cells: readonly SetCell[], from: number, to: number, tallest: number, theme: Theme): Strip {
  const { size, pitch, padding } = theme.table;
  const top = from === 0 ? padding : 0;
  const bottom = to === tallest ? padding : 0;
  const height = top + (to - from) * pitch + bottom;
  const draws: Draw[] = [];
  for (const { x, width, lines, cell } of cells) {
    const whole = from === 0 && to === tallest;
    // Short cells stand in the middle of their row.
    const lift = whole ? ((tallest - lines.length) * pitch) / 2 : 0;
    for (const [i, line] of lines.slice(from, to).entries()) {
      if (line.glyphs.length === 0) continue;
      const align = cell.align ?? (cell.label ? 'center' : 'left');
      const free = width - padding * 2 - line.width;
      const dx = align === 'left' ? 0 : align === 'center' ? free / 2 : free;
      draws.push({
        type: 'line',
        x: x + padding + dx,
        y: top + lift + i * pitch + baseline(size, pitch),
        line,
      });
    }
    draws.push(rule(x, 0, x, height));
  }
  draws.push(rule(area.width, 0, area.width, height));
  if (from === 0) draws.push(rule(0, 0, area.width, 0));
  if (to === tallest) draws.push(rule(0, height, area.width, height));
  return { height, draws, ...(from > 0 ? { closeAt: area.width } : {}) };
}

const rule = (x1: number, y1: number, x2: number, y2: number): Draw => ({
  type: 'rule',
  x1,
  y1,
  x2,
  y2,
  weight: BORDER,
});
