import type Database from 'better-sqlite3';

export interface ColumnShape {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** Its place in the primary key, from 1; 0: none. */
  readonly keyPlace: number;
}

export interface ReferenceShape {
  readonly parent: string;
  /** Own columns and those they point to. */
  readonly pairs: readonly (readonly [string, string])[];
}

export interface TableShape {
  readonly table: string;
  readonly columns: readonly ColumnShape[];
  readonly references: readonly ReferenceShape[];
  /** The expressions of its checks, each with the columns it is about. */
  readonly checks: readonly { readonly expression: string; readonly columns: readonly string[] }[];
  /** The key that the engine gives by itself; null where the row brings its own. */
  readonly serial: string | null;
}

/** What rows of a table must hold, from SQLite's own catalogue. */
export function shapeOf(database: Database.Database, table: string): TableShape {
  const info = database
    .prepare('select name, type, "notnull" as must, pk from pragma_table_info(?)')
    .all(table) as {
    name: string;
    type: string;
    must: number;
    pk: number;
  }[];
  const keys = database
    .prepare(
      'select id, "table" as parent, "from" as own, "to" as other from pragma_foreign_key_list(?) order by id, seq',
    )
    .all(table) as { id: number; parent: string; own: string; other: string }[];
  const statement = String(
    database.prepare('select sql from sqlite_schema where name = ?').pluck().get(table),
  );
  const columns = info.map(({ name, type, must, pk }) => ({
    name,
    type: type.toLowerCase(),
    nullable: must === 0 && pk === 0,
    keyPlace: pk,
  }));
  const references = [...new Set(keys.map(({ id }) => id))].map((id) => {
    const own = keys.filter((key) => key.id === id);
    return { parent: own[0]?.parent ?? '', pairs: own.map((key) => [key.own, key.other] as const) };
  });
  const key = columns.filter(({ keyPlace }) => keyPlace > 0);
  const [only] = key;
  const given = key.length === 1 && only?.type === 'integer' && !keys.some(({ own }) => own === only.name);
  return {
    table,
    columns,
    references: references.sort((a, b) => a.pairs.length - b.pairs.length),
    checks: checksOf(statement).map((expression) => ({
      expression,
      columns: columns
        .map(({ name }) => name)
        .filter((name) => new RegExp(`\\b${name}\\b`).test(bare(expression))),
    })),
    // The ledger numbers its entries itself, from 0.
    serial: given && only && table !== 'ledger_entries' && only.name.endsWith('_id') ? only.name : null,
  };
}

/** An expression without the texts in it, which may be words like names of columns. */
const bare = (expression: string): string => expression.replace(/'[^']*'/g, "''");

/** What stands between the parentheses after each `check`. */
function checksOf(statement: string): string[] {
  const found: string[] = [];
  for (const match of statement.matchAll(/\bcheck \(/gi)) {
    const start = match.index + match[0].length;
    let depth = 1;
    let end = start;
    for (; depth > 0 && end < statement.length; end++) {
      if (statement[end] === '(') depth += 1;
      if (statement[end] === ')') depth -= 1;
    }
    found.push(statement.slice(start, end - 1));
  }
  return found;
}

/** The values that a check lists for a column: `column in (…)`. */
export function listedValues({ checks }: TableShape, column: string): readonly (string | number)[] {
  for (const { expression } of checks) {
    const list = new RegExp(`^${column} in \\(([^()]*)\\)$`).exec(expression)?.[1];
    if (list !== undefined) {
      return list.split(',').map((one) => (/^\s*'/.test(one) ? one.trim().slice(1, -1) : Number(one)));
    }
  }
  return [];
}
