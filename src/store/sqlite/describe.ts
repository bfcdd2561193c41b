import { type Kysely, sql } from 'kysely';
import type { TableFacts } from '../describe.ts';
import type { Schema } from '../schema.ts';

/** Every table of ours, from SQLite's own catalogue. */
export async function describeTables(db: Kysely<Schema>): Promise<readonly TableFacts[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and name not like 'sqlite%' order by name`.execute(
    db,
  );
  const facts: TableFacts[] = [];
  for (const { name } of tables) {
    const { rows: columns } = await sql<{ name: string; type: string; pk: number }>`
      select name, type, pk from pragma_table_info(${name}) order by cid`.execute(db);
    const { rows: parents } = await sql<{ table: string }>`
      select distinct "table" from pragma_foreign_key_list(${name})`.execute(db);
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    const [only] = key;
    facts.push({
      table: name,
      columns: columns.map((column) => column.name),
      key: key.map((column) => column.name),
      references: parents.map(({ table }) => table),
      serial: key.length === 1 && only?.type.toLowerCase() === 'integer' ? only.name : null,
    });
  }
  return facts;
}
