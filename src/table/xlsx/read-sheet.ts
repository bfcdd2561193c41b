import type { CellMark } from '../cell-mark.ts';
import type { CsvRecord } from '../csv.ts';
import { MAX_COLUMNS, MAX_ROWS, parseAddress } from './address.ts';
import { limits, WorkbookError } from './limits.ts';
import { showDate, showNumber } from './number-format.ts';
import type { Workbook } from './parts.ts';
import { attribute, unescapeText, walkXml } from './xml.ts';

/** A rectangle of merged cells: rows from 1, columns from 0, both ends inside. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface SheetGrid {
  /** The rows that hold anything; `line` is the sheet's row. */
  readonly records: CsvRecord[];
  readonly merged: readonly MergedRange[];
  readonly hidden: Hidden;
}

/** What a sheet holds but does not show, by hand or by a filter: it is read all the same. */
export interface Hidden {
  /** Rows of the sheet, from 1. */
  readonly lines: ReadonlySet<number>;
  /** Columns from 0, both ends inside. */
  readonly columns: readonly { readonly from: number; readonly to: number }[];
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: string | null;
  formula: string | null;
  value: string | null;
  inline: string[];
}

/**
 * The cells of a sheet as the text that it shows (see `showNumber`, `showDate`), marked where text alone does not tell what they
 * were. Throws WorkbookError: damaged (not well-formed, addresses that contradict each other), bomb (too many cells), entity.
 */
export function readSheet(xml: string, workbook: Workbook): SheetGrid {
  const records: CsvRecord[] = [];
  const merged: MergedRange[] = [];
  const hidden = { lines: new Set<number>(), columns: [] as { from: number; to: number }[] };
  let line = 0;
  let cells: string[] = [];
  let marks = new Map<number, CellMark>();
  let cell: OpenCell | null = null;
  let inside: 'value' | 'formula' | 'inline' | null = null;
  let inAid = false;
  let nextColumn = 0;
  let total = 0;

  const put = ({ text, mark }: { text: string; mark: CellMark | null }, column: number): void => {
    if (text === '') return;
    while (cells.length < column) cells.push('');
    cells[column] = text;
    if (mark !== null) marks.set(column, mark);
    else marks.delete(column);
  };

  walkXml(xml, {
    open(name, attributes) {
      if (name === 'c') {
        const address = parseCellAddress(attribute(attributes, 'r'), line, nextColumn);
        nextColumn = address + 1;
        const type = attribute(attributes, 't') ?? 'n';
        cell = {
          column: address,
          type,
          style: attribute(attributes, 's'),
          formula: null,
          value: null,
          inline: [],
        };
      } else if (name === 'row') {
        const stated = attribute(attributes, 'r');
        const next = stated === null ? line + 1 : Number(stated);
        if (!Number.isInteger(next) || next <= line || next > MAX_ROWS) throw new WorkbookError('damaged');
        line = next;
        if (isHidden(attributes)) hidden.lines.add(line);
        cells = [];
        marks = new Map();
        nextColumn = 0;
      } else if (name === 'col') {
        if (isHidden(attributes)) hidden.columns.push(columnsOf(attributes));
      } else if (name === 'mergeCell') {
        if (merged.length >= limits.mergedRanges) throw new WorkbookError('bomb');
        merged.push(parseRange(attribute(attributes, 'ref') ?? ''));
      } else if (cell === null) return;
      else if (name === 'v') inside = 'value';
      else if (name === 'f') {
        inside = 'formula';
        cell.formula = '';
      } else if (name === 'rPh') inAid = true;
      else if (name === 't' && !inAid) inside = 'inline';
    },
    close(name) {
      if (name === 'c' && cell !== null) {
        put(readCell(cell, workbook), cell.column);
        cell = null;
      } else if (name === 'row') {
        total += cells.length;
        if (total > limits.cells) throw new WorkbookError('bomb');
        if (cells.length > 0) records.push(marks.size === 0 ? { line, cells } : { line, cells, marks });
      } else if (name === 'rPh') inAid = false;
      else if (name === 'v' || name === 'f' || name === 't') inside = null;
    },
    wantsText: () => inside !== null && cell !== null,
    text(text) {
      if (cell === null) return;
      if (inside === 'value') cell.value = (cell.value ?? '') + text;
      else if (inside === 'formula') cell.formula = (cell.formula ?? '') + text;
      else if (inside === 'inline') cell.inline.push(text);
    },
  });
  return { records, merged, hidden };
}

const isHidden = (attributes: string): boolean => /^(1|true)$/.test(attribute(attributes, 'hidden') ?? '');

const columnsOf = (attributes: string): { from: number; to: number } => ({
  from: Number(attribute(attributes, 'min') ?? 0) - 1,
  to: Number(attribute(attributes, 'max') ?? 0) - 1,
});

function parseCellAddress(stated: string | null, line: number, next: number): number {
  if (stated === null) {
    if (next >= MAX_COLUMNS) throw new WorkbookError('damaged');
    return next;
  }
  const address = parseAddress(stated);
  if (address === null || address.row !== line) throw new WorkbookError('damaged');
  return address.column;
}

function parseRange(ref: string): MergedRange {
  const [from = '', to = from] = ref.split(':');
  const [a, b] = [parseAddress(from), parseAddress(to)];
  if (a === null || b === null || b.row < a.row || b.column < a.column) throw new WorkbookError('damaged');
  return { top: a.row, left: a.column, bottom: b.row, right: b.column };
}

interface ShownCell {
  readonly text: string;
  readonly mark: CellMark | null;
}

const plain = (text: string): ShownCell => ({ text, mark: null });

function readCell(cell: OpenCell, workbook: Workbook): ShownCell {
  const { type, value, formula, inline } = cell;
  if (type === 'inlineStr') return plain(unescapeText(inline.join('')));
  // A formula that was never calculated, as programs without a calculator write it.
  if (formula !== null && formula !== '' && value === null) return { text: `=${formula}`, mark: 'formula' };
  if (value === null || value === '') return plain('');
  switch (type) {
    case 's': {
      const text = /^\d{1,9}$/.test(value) ? workbook.strings[Number(value)] : undefined;
      if (text === undefined) throw new WorkbookError('damaged');
      return plain(text);
    }
    case 'str':
      return plain(unescapeText(value));
    case 'b':
      return { text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE', mark: 'boolean' };
    case 'e':
      return { text: value, mark: 'error' };
    case 'd':
      return { text: value.replace('T', ' ').replace(/ 00:00(:00(\.0+)?)?Z?$/, ''), mark: 'date' };
    case 'n':
      return readNumber(value, cell.style, workbook);
    default:
      throw new WorkbookError('damaged');
  }
}

function readNumber(raw: string, style: string | null, workbook: Workbook): ShownCell {
  const format = workbook.formats[Number(style ?? 0)] ?? { kind: 'general' };
  if (format.kind === 'date') {
    const date = showDate(raw, workbook.epoch1904);
    if (date !== null) return { text: date, mark: 'date' };
  }
  const shown = showNumber(raw, format);
  if (shown === null) throw new WorkbookError('damaged');
  if (shown.long) return { text: shown.text, mark: 'long-number' };
  return { text: shown.text, mark: format.kind === 'decimals' ? 'decimals' : null };
}
