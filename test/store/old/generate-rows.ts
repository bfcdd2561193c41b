import type Database from 'better-sqlite3';
import { canonicalJson } from '../../../src/kernel/canonical-json.ts';
import { encodeBase64 } from '../../../src/ledger/base64.ts';
import { collectLeaves } from '../../../src/ledger/leaves.ts';
import { appendLeaf, emptyRange, leafHash, rangeRoot } from '../../../src/ledger/merkle.ts';
import { type ColumnShape, listedValues, shapeOf, type TableShape } from './sqlite-shape.ts';

export type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

export interface FilledTable {
  readonly table: string;
  /** Without the keys that an engine gives by itself: in their order they are 1, 2, … */
  readonly rows: readonly Row[];
}

/** The office of the generated rows. */
export const REGION = '320400';
/** Rows a table: enough for every value of the longest code list, a case's state. */
export const ROWS = 10;

/**
 * Fills every empty table of a database, whatever its schema, with rows that keep its constraints, made from its own catalogue: the
 * first row null wherever it may be, the others as full as the checks allow, each code of a list in turn, Chinese texts.
 * `tables` in an order in which parents come first. Returns the rows, ready for the other engine.
 */
export function fillEmptyTables(
  database: Database.Database,
  tables: readonly string[],
): readonly FilledTable[] {
  return tables
    .filter(
      (table) =>
        table !== 'migrations' && database.prepare(`select 1 from ${table} limit 1`).get() === undefined,
    )
    .map((table) => {
      const shape = shapeOf(database, table);
      const rows = Array.from({ length: ROWS }, (_, i) => {
        const { [shape.serial ?? '']: _given, ...row } = makeRow(database, shape, i);
        const names = Object.keys(row);
        database
          .prepare(`insert into ${table} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`)
          .run(Object.values(row));
        return row;
      });
      return { table, rows };
    });
}

function makeRow(database: Database.Database, shape: TableShape, i: number): Row {
  const known = realRow(database, shape, i);
  const candidates = new Map(
    shape.columns.map((column) => [
      column.name,
      Object.hasOwn(known, column.name) ? [known[column.name] ?? null] : candidatesFor(shape, column, i),
    ]),
  );
  const row: Record<string, Value> = {};
  for (const [name, values] of candidates) row[name] = values[0] ?? null;
  // Columns that checks tie together are tried in every combination, the last one first.
  const tied = new Set(shape.checks.flatMap(({ columns }) => columns));
  const order = shape.columns.map(({ name }) => name).filter((name) => tied.has(name));
  const holds = holdsFor(database, shape);
  const found = search(order, candidates, row, holds);
  if (!found) throw new Error(`no row of ${shape.table} keeps its checks`);
  return row;
}

/** Of a row what cannot be made up: its place in the log, or its parents'. */
function realRow(database: Database.Database, shape: TableShape, i: number): Row {
  if (shape.table === 'ledger_entries') return ledgerEntry(i);
  if (shape.table === 'signed_checkpoints') return { size: i + 1, root: rootOver(database, i + 1) };
  return parentsOf(database, shape, i);
}

function search(
  [name, ...rest]: readonly string[],
  candidates: ReadonlyMap<string, readonly Value[]>,
  row: Record<string, Value>,
  holds: (row: Row, decided: readonly string[]) => boolean,
  decided: readonly string[] = [],
): boolean {
  if (name === undefined) return holds(row, decided);
  for (const value of candidates.get(name) ?? []) {
    row[name] = value;
    const upTo = [...decided, name];
    if (holds(row, upTo) && search(rest, candidates, row, holds, upTo)) return true;
  }
  return false;
}

/** Whether a row keeps those checks whose columns are all decided. */
function holdsFor(database: Database.Database, { columns, checks }: TableShape) {
  const row = columns.map(({ name }) => `@${name} as ${name}`).join(', ');
  const statements = checks.map(({ expression, columns: about }) => ({
    about,
    statement: database.prepare(`select ifnull((${expression}), 1) from (select ${row})`).pluck(),
  }));
  return (values: Row, decided: readonly string[]): boolean =>
    statements.every(
      ({ about, statement }) => !about.every((name) => decided.includes(name)) || statement.get(values) === 1,
    );
}

/** What a row has from those it points to: the i-th child points to the i-th parent. */
function parentsOf(database: Database.Database, { references, columns }: TableShape, i: number): Row {
  const known: Record<string, Value> = {};
  for (const { parent, pairs } of references) {
    const mayLack = pairs.every(([own]) => columns.some(({ name, nullable }) => name === own && nullable));
    const row = database
      .prepare(
        `select ${pairs.map(([, other]) => other).join(', ')} from ${parent} order by rowid limit 1 offset ?`,
      )
      .raw()
      .get(i) as Value[] | undefined;
    pairs.forEach(([own], at) => {
      known[own] = i === 0 && mayLack ? null : (row?.[at] ?? null);
    });
  }
  return known;
}

/** What a column may hold, the wished for first. */
function candidatesFor(shape: TableShape, column: ColumnShape, i: number): readonly Value[] {
  const listed = listedValues(shape, column.name);
  const turn = listed.length === 0 ? 0 : i % listed.length;
  const values: readonly Value[] =
    listed.length > 0 ? [...listed.slice(turn), ...listed.slice(0, turn)] : plainValues(column, i);
  if (!column.nullable) return values;
  return i === 0 ? [null, ...values] : [...values, null];
}

function plainValues({ name, type, keyPlace }: ColumnShape, i: number): readonly Value[] {
  if (type === 'blob') return [Buffer.alloc(32, i + 1)];
  if (type === 'integer') return name === 'block' ? [0] : keyPlace > 0 ? [i + 1] : [1, 0, 2];
  if (name === 'office_region') return [REGION];
  if (/(_day|_on|_until|_from|^date)$/.test(name)) return [`2026-03-${String(i + 10)}`];
  if (/(^at|_at|due|deadline)$/.test(name)) return [`2026-03-${String(i + 10)}T02:30:00.000Z`];
  if (/sha256$/.test(name)) return [String(i).repeat(64)];
  return [`${name} 第${i + 1}行：“承诺”，o'brien \\ %_`];
}

function rootOver(database: Database.Database, size: number): Uint8Array {
  const range = emptyRange();
  const texts = database.prepare('select text from ledger_entries order by seq limit ?').pluck().all(size);
  for (const text of texts) appendLeaf(range, leafHash(Buffer.from(String(text), 'utf8')));
  return rangeRoot(range);
}

/** A real log: each text is what its hash is of, and names the root over the leaves stored beside it. */
function ledgerEntry(seq: number): Row {
  const leaves = collectLeaves();
  leaves.add(Buffer.alloc(32, seq + 1));
  const at = `2026-03-${String(seq + 10)}T02:30:00.000Z`;
  const act = seq === 0 ? 'office.init' : 'case.import';
  const office = { office: '"region":"999999" 不是区划', region: REGION, uscc: 'x' };
  const data = { ...(seq === 0 ? office : {}), leaves: 1, root: encodeBase64(leaves.root()) };
  const text = canonicalJson({ act, actor: 'x', at, data, seq });
  return { seq, at, act, text, leaf_hash: leafHash(Buffer.from(text, 'utf8')) };
}
