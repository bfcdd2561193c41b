import { visible } from '../kernel/text.ts';
import { cut, padEnd, padStart, widthOf } from './width.ts';

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | null | undefined;
  readonly align?: 'left' | 'right';
  /** At most this many columns of the terminal; longer text is cut. */
  readonly max?: number;
}

const GAP = '  ';

/** A plain table aligned for a terminal, wide characters included. Cells are untrusted text: shown, never obeyed. */
export function renderTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) =>
    columns.map((column) => cut(visible(String(column.value(row) ?? '')), column.max ?? 48)),
  );
  const widths = columns.map((column, i) =>
    Math.max(widthOf(column.title), ...cells.map((line) => widthOf(line[i] ?? ''))),
  );
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, i) =>
        columns[i]?.align === 'right' ? padStart(text, widths[i] ?? 0) : padEnd(text, widths[i] ?? 0),
      )
      .join(GAP)
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join(GAP);
  return [line(columns.map((column) => column.title)), rule, ...cells.map(line)]
    .map((l) => `${l}\n`)
    .join('');
}

/** Label and value a line, labels aligned; a value of several lines goes on under itself. */
export function renderFacts(
  facts: readonly (readonly [label: string, value: string | number | null])[],
): string {
  const width = Math.max(0, ...facts.map(([label]) => widthOf(label)));
  const below = `\n${' '.repeat(width)}${GAP}`;
  const shown = (value: string | number | null): string =>
    String(value ?? '—')
      .split('\n')
      .map(visible)
      .join(below);
  return facts.map(([label, value]) => `${padEnd(label, width)}${GAP}${shown(value)}\n`).join('');
}
