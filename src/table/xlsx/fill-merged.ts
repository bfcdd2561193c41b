import type { CellMark } from '../cell-mark.ts';
import type { CsvRecord } from '../csv.ts';
import { limits, WorkbookError } from './limits.ts';
import type { MergedRange } from './read-sheet.ts';

/**
 * A cell merged over several rows stands in each of them: that is what people see. Only ranges of a single column are filled in;
 * of a wider one it cannot be known which column it speaks for. Rows that hold nothing else stay away.
 * Returns the rows, and the lines of those that got a cell this way. Throws WorkbookError (bomb) for ranges without end.
 */
export function fillMerged(
  records: readonly CsvRecord[],
  merged: readonly MergedRange[],
): { records: CsvRecord[]; filled: ReadonlySet<number> } {
  const places = new Map(records.map((record, i) => [record.line, i]));
  const result = [...records];
  const copies = new Map<number, { cells: string[]; marks: Map<number, CellMark> }>();
  let steps = 0;
  for (const { left, right, top, bottom } of merged) {
    const first = places.get(top);
    if (left !== right || first === undefined) continue;
    const text = result[first]?.cells[left] ?? '';
    if (text === '') continue;
    const mark = result[first]?.marks?.get(left);
    // A range may reach far below the last row.
    for (let i = first + 1; i < result.length; i++) {
      const record = result[i];
      if (record === undefined || record.line > bottom) break;
      if (++steps > limits.cells) throw new WorkbookError('bomb');
      if ((record.cells[left] ?? '') !== '') continue;
      const copy = copies.get(i) ?? { cells: [...record.cells], marks: new Map(record.marks) };
      while (copy.cells.length < left) copy.cells.push('');
      copy.cells[left] = text;
      if (mark !== undefined) copy.marks.set(left, mark);
      copies.set(i, copy);
      result[i] = { line: record.line, ...copy };
    }
  }
  return { records: result, filled: new Set([...copies.keys()].flatMap((i) => result[i]?.line ?? [])) };
}
