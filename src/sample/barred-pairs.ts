import type { Barred, BarredByUnit } from './duty.ts';
import { type FolderFile, piecesOf } from './folder-file.ts';
import { parsePlainCsv } from './population.ts';

/**
 * Reads `ineligible.csv` of a published folder piece by piece: units times inspectors may be millions of lines. A bit an inspector is
 * kept for each unit. Null unless it is in the one form in which such files are written, with this header.
 */
export function readBarred(
  file: FolderFile,
  header: readonly string[],
  inspectors: readonly string[],
): BarredByUnit | null {
  const places = new Map(inspectors.map((no, i) => [no, i]));
  const bits = new Map<string, Uint8Array>();
  let isFirst = true;
  for (const row of plainRows(piecesOf(file), header.length)) {
    if (row === null) return null;
    if (isFirst) {
      if (row.join() !== header.join()) return null;
      isFirst = false;
      continue;
    }
    const [unit = '', no = ''] = row;
    const place = places.get(no);
    if (place === undefined) continue; // nobody who could be assigned
    const barred = bits.get(unit) ?? new Uint8Array((inspectors.length >> 3) + 1);
    bits.set(unit, barred);
    barred[place >> 3] = (barred[place >> 3] ?? 0) | (1 << (place & 7));
  }
  if (isFirst) return null;
  return {
    get(unit): Barred | undefined {
      const barred = bits.get(unit);
      if (barred === undefined) return undefined;
      return {
        has(no) {
          const place = places.get(no);
          return place !== undefined && ((barred[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
        },
      };
    },
  };
}

/** The rows that `plainCsv` wrote, one by one; null, and then no more, where it cannot have written them. */
export function* plainRows(
  pieces: Iterable<Uint8Array>,
  columns: number,
): Generator<readonly string[] | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  // A line end within quotes does not end a row.
  let open: string[] = [];
  let isOpen = false;
  try {
    for (const piece of pieces) {
      const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.includes('"')) {
          for (const sign of line) if (sign === '"') isOpen = !isOpen;
        }
        if (isOpen || open.length > 0) open.push(line);
        if (isOpen) continue;
        const row = readRow(open.length > 0 ? open.join('\n') : line, columns);
        yield row;
        if (row === null) return;
        open = [];
      }
    }
    rest += decoder.decode();
  } catch {
    yield null; // not UTF-8
    return;
  }
  if (rest !== '' || isOpen) yield null; // the last line has an end too
}

function readRow(text: string, columns: number): readonly string[] | null {
  if (text.includes('"') || text.includes('\r'))
    return parsePlainCsv(Buffer.from(`${text}\n`), columns)?.[0] ?? null;
  const cells = text.split(',');
  return cells.length === columns ? cells : null;
}
