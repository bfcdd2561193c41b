import { type Kysely, sql } from 'kysely';
import type { TableFacts } from '../describe.ts';
import type { Schema } from '../schema.ts';

/** Every table of ours, from the server's own catalogue. */
export async function describeTables(db: Kysely<Schema>): Promise<readonly TableFacts[]> {
  const { rows } = await sql<{
    table: string;
    columns: string[];
    key: string[] | null;
    refs: string[];
    serial: string | null;
  }>`
    select t.relname as table,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns,
      (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
        join pg_attribute a on a.attrelid = t.oid and a.attnum = any (i.indkey)
        where i.indrelid = t.oid and i.indisprimary) as key,
      array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.conrelid = t.oid and f.contype = 'f') as refs,
      (select a.attname::text from pg_attribute a
        where a.attrelid = t.oid and a.attidentity <> '' limit 1) as serial
    from pg_class t
    where t.relkind in ('r', 'p') and t.relnamespace = current_schema()::regnamespace
    order by t.relname`.execute(db);
  return rows.map(({ table, columns, key, refs, serial }) => ({
    ...{ table, columns, serial },
    key: key ?? [],
    references: refs,
  }));
}

/** After rows came in with their keys: the next key that the server gives follows the last one. */
export async function followKeys(db: Kysely<Schema>, tables: readonly TableFacts[]): Promise<void> {
  for (const { table, serial } of tables) {
    if (serial === null) continue;
    await sql`select setval(pg_get_serial_sequence(${table}, ${serial}),
      coalesce((select max(${sql.ref(serial)}) from ${sql.table(table)}), 0) + 1, false)`.execute(db);
  }
}
