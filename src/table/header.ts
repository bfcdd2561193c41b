import type { CsvRecord } from './csv.ts';
import { headerKey } from './match-key.ts';
import type { Field, TableSchema } from './schema.ts';

/** A column of the file. `field` is null for one the layout does not know, and for the problem column of a rejects file. */
export interface TableColumn {
  readonly index: number;
  readonly header: string;
  readonly field: Field | null;
  /** Why it is not read: an unknown or blank header, the problem column, or the second of two equal ones. */
  readonly ignored: 'unknown' | 'blank' | 'problems' | 'duplicate' | null;
}

export interface FoundHeader {
  /** Its place among the records. */
  readonly position: number;
  readonly line: number;
  readonly columns: readonly TableColumn[];
}

/** Title rows and filling notes above the header: it must come within this many rows. */
const SEARCH_ROWS = 20;

const problemHeaders: ReadonlySet<string> = new Set(['错误情况', 'problems'].map(headerKey));

/**
 * The header: of the first rows the one that names most columns of the layout (the first of equals), or two rows that name more
 * together, such as 承诺办结时限 above 窗口 and 网上, or 材料数 above 原 and 现. Null if no row names any.
 */
export function findHeader(records: readonly CsvRecord[], schema: TableSchema): FoundHeader | null {
  const known = knownHeaders(schema);
  let best: { position: number; score: number; line: number; cells: readonly string[] } | null = null;
  const rows = records.slice(0, SEARCH_ROWS);
  for (const [position, { line, cells }] of rows.entries()) {
    const score = headerScore(cells, known);
    if (score > (best?.score ?? 0)) best = { position, score, line, cells };
    const above = rows[position - 1];
    const joined = above === undefined ? null : joinHeaders(above.cells, cells, known);
    if (above === undefined || joined === null) continue;
    const scoreAbove = headerScore(above.cells, known);
    const together = headerScore(joined, known);
    if (together <= Math.max(score, scoreAbove) || together <= (best?.score ?? 0)) continue;
    best = { position, score: together, line: score >= scoreAbove ? line : above.line, cells: joined };
  }
  if (best === null) return null;
  return { position: best.position, line: best.line, columns: readColumns(best.cells, known) };
}

/**
 * Two rows as one header: a group's name and the name below it as one where the layout knows them so, else the lower, else the
 * upper. A group's name speaks for the empty cells right of it. Null where a known header has other text below: that is data.
 */
function joinHeaders(
  upper: readonly string[],
  lower: readonly string[],
  known: ReadonlyMap<string, Field>,
): string[] | null {
  const isKnown = (text: string): boolean => known.has(headerKey(text));
  let group = '';
  const cells: string[] = [];
  for (let i = 0; i < Math.max(upper.length, lower.length); i++) {
    const [above, below] = [upper[i] ?? '', lower[i] ?? ''];
    if (headerKey(above) !== '') group = above;
    if (headerKey(below) === '') {
      cells.push(above);
      continue;
    }
    const joined = [`${group}（${below}）`, group + below, below + group].find(
      (text) => group !== '' && isKnown(text),
    );
    if (joined === undefined && !isKnown(below) && isKnown(above)) return null;
    cells.push(joined ?? below);
  }
  return cells;
}

/** True for the header once more: a printed page's repetition, or the second row of cells merged over two. */
export function isHeaderAgain(cells: readonly string[], columns: readonly TableColumn[]): boolean {
  let filled = 0;
  for (const [i, cell] of cells.entries()) {
    if (cell === '') continue;
    // Nearly every row begins with a number, and no header does.
    if (filled === 0 && /^\d/.test(cell) && !/^\d/.test(columns[i]?.header ?? '')) return false;
    const key = headerKey(cell);
    if (key === '') continue;
    const column = columns[i];
    if (column === undefined || key !== headerKey(column.header)) return false;
    filled += 1;
  }
  return filled > 1;
}

/** How many columns of the layout the best row names: used to choose between delimiters. */
export function bestHeaderScore(records: readonly CsvRecord[], schema: TableSchema): number {
  const known = knownHeaders(schema);
  return records
    .slice(0, SEARCH_ROWS)
    .reduce((best, record) => Math.max(best, headerScore(record.cells, known)), 0);
}

function headerScore(cells: readonly string[], known: ReadonlyMap<string, Field>): number {
  return new Set(cells.flatMap((cell) => known.get(headerKey(cell)) ?? [])).size;
}

function readColumns(cells: readonly string[], known: ReadonlyMap<string, Field>): TableColumn[] {
  const seen = new Set<Field>();
  return cells.map((header, index) => {
    const key = headerKey(header);
    if (key === '') return { index, header, field: null, ignored: 'blank' };
    if (problemHeaders.has(key)) return { index, header, field: null, ignored: 'problems' };
    const field = known.get(key) ?? null;
    if (field === null) return { index, header, field, ignored: 'unknown' };
    if (seen.has(field)) return { index, header, field, ignored: 'duplicate' };
    seen.add(field);
    return { index, header, field, ignored: null };
  });
}

const knownCache = new WeakMap<TableSchema, ReadonlyMap<string, Field>>();

function knownHeaders(schema: TableSchema): ReadonlyMap<string, Field> {
  const cached = knownCache.get(schema);
  if (cached) return cached;
  const known = new Map<string, Field>();
  for (const field of schema.fields) {
    for (const header of [field.name, field.title, ...field.aliases]) known.set(headerKey(header), field);
  }
  knownCache.set(schema, known);
  return known;
}
