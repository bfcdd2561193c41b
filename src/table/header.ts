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
 * The header: of the first rows the one that names most columns of the layout (the first of equals).
 * Null if no row names any.
 */
export function findHeader(records: readonly CsvRecord[], schema: TableSchema): FoundHeader | null {
  const known = knownHeaders(schema);
  let best: { position: number; score: number; record: CsvRecord } | null = null;
  for (const [position, record] of records.slice(0, SEARCH_ROWS).entries()) {
    const score = headerScore(record.cells, known);
    if (score > (best?.score ?? 0)) best = { position, score, record };
  }
  if (best === null) return null;
  const columns = readColumns(best.record.cells, known);
  return { position: best.position, line: best.record.line, columns };
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
