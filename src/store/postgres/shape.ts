import { CompiledQuery, type Kysely, sql } from 'kysely';
import { assert } from '../../kernel/assert.ts';
import { isDistributed, isOfOffice, OFFICE_COLUMN, placements } from '../distribution.ts';
import type { Schema } from '../schema.ts';

/** A key or a reference as the server knows it. */
export interface ConstraintFacts {
  readonly name: string;
  readonly kind: 'primary key' | 'unique' | 'foreign key';
  readonly table: string;
  readonly columns: readonly string[];
  /** Of a foreign key: where it points to. */
  readonly parent: string | null;
  readonly parentColumns: readonly string[];
}

/** An index that is no constraint: unique under a condition, or wide enough to answer a statement from itself alone. */
export interface IndexFacts {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** The statement that would make it. */
  readonly definition: string;
}

export interface ShapeFacts {
  readonly constraints: readonly ConstraintFacts[];
  readonly indexes: readonly IndexFacts[];
  /** Tables whose office column is still filled by a default. */
  readonly defaulted: readonly string[];
}

/** Brings the tables into the shape that several machines need (distribution.ts). Changes nothing where they have it. */
export async function shapeTables(db: Kysely<Schema>): Promise<void> {
  for (const statement of planShape(await readShape(db))) await db.executeQuery(CompiledQuery.raw(statement));
}

/**
 * Every key of a table of offices, and every reference between two of them, takes up the office column; nothing else points to a
 * distributed table, and nothing that is to stand on every machine to a table of the coordinator alone.
 */
export function planShape({ constraints, indexes, defaulted }: ShapeFacts): readonly string[] {
  const lacks = (columns: readonly string[]): boolean => !columns.includes(OFFICE_COLUMN);
  const narrow = constraints.filter(({ table, columns }) => isOfOffice(table) && lacks(columns));
  const keys = narrow.filter(({ kind }) => kind !== 'foreign key');
  const references = narrow.filter(({ parent }) => parent !== null && isDistributed(parent));
  const intoLedger = constraints.filter(
    ({ table, parent }) =>
      parent !== null && placementOf(parent) === 'local' && placementOf(table) !== 'local',
  );
  for (const { table, parent } of constraints) {
    const sound = parent === null || !isDistributed(parent) || isDistributed(table);
    assert(sound, `${table} points to ${parent}, whose rows are placed by office: it must be placed so too`);
  }
  const narrowIndexes = indexes.filter(({ table, columns }) => isOfOffice(table) && lacks(columns));
  const drop = ({ table, name }: ConstraintFacts) => `alter table ${table} drop constraint ${name}`;
  return [
    ...[...intoLedger, ...references, ...keys].map(drop),
    ...keys.map(
      ({ table, name, kind, columns }) =>
        `alter table ${table} add constraint ${name} ${kind} (${columns.join(', ')}, ${OFFICE_COLUMN})`,
    ),
    ...references.map(
      ({ table, name, columns, parent, parentColumns }) =>
        `alter table ${table} add constraint ${name} foreign key (${columns.join(', ')}, ${OFFICE_COLUMN}) references ${parent} (${parentColumns.join(', ')}, ${OFFICE_COLUMN})`,
    ),
    ...narrowIndexes.flatMap(({ name, definition }) => [
      `drop index ${name}`,
      definition.replace(/(using \w+ \()([^()]+)\)/i, `$1$2, ${OFFICE_COLUMN})`),
    ]),
    ...defaulted.map((table) => `alter table ${table} alter column ${OFFICE_COLUMN} drop default`),
  ];
}

const placementOf = (table: string) => placements[table as keyof Schema];

/** Keys, references and unique indexes from the server's catalogue, in the order of their names. */
export async function readShape(db: Kysely<Schema>): Promise<ShapeFacts> {
  const { rows: constraints } = await sql<ConstraintFacts>`
    select c.conname::text as name, t.relname::text as table, f.relname::text as parent,
      case c.contype when 'p' then 'primary key' when 'u' then 'unique' else 'foreign key' end as kind,
      ${columnsOf('c.conkey', 'c.conrelid')} as columns, ${columnsOf('c.confkey', 'c.confrelid')} as "parentColumns"
    from pg_constraint c join pg_class t on t.oid = c.conrelid left join pg_class f on f.oid = c.confrelid
    where c.contype in ('p', 'u', 'f') and t.relnamespace = current_schema()::regnamespace
    order by t.relname collate "C", c.conname collate "C"`.execute(db);
  const { rows: indexes } = await sql<IndexFacts>`
    select x.relname::text as name, t.relname::text as table, ${columnsOf('i.indkey::int2[]', 'i.indrelid')} as columns,
      pg_get_indexdef(x.oid) as definition
    from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where (i.indisunique or i.indnatts >= ${WIDE}) and t.relnamespace = current_schema()::regnamespace
      and not exists (select from pg_constraint c where c.conindid = x.oid)
    order by x.relname collate "C"`.execute(db);
  const { rows: defaulted } = await sql<{ table: string }>`
    select table_name::text as table from information_schema.columns
    where table_schema = current_schema() and column_name = ${OFFICE_COLUMN} and column_default is not null
    order by table_name collate "C"`.execute(db);
  return { constraints, indexes, defaulted: defaulted.map(({ table }) => table) };
}

/** From so many columns on an index is there to be read instead of its table: narrowed to the office it still is, if it holds the column. */
const WIDE = 4;

/** The names of columns that a catalogue gives by their numbers, in its order. */
const columnsOf = (numbers: string, table: string) =>
  sql.raw(`array(select a.attname::text from unnest(${numbers}) with ordinality as n (attnum, place)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = n.attnum order by n.place)`);
