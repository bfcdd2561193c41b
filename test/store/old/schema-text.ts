import { sql } from 'kysely';
import type { EarlierDatabase } from './earlier-database.ts';

/** Everything a database knows of its structure, as lines in one order: columns, constraints, indexes. */
export async function schemaText({ db, engine }: EarlierDatabase): Promise<readonly string[]> {
  const { rows } = await (engine.name === 'sqlite' ? sqliteSchema : serverSchema).execute(db);
  return rows.map(({ line }) => line);
}

const sqliteSchema = sql<{ line: string }>`
  select type || ' ' || tbl_name || ' ' || name || ' ' || coalesce(sql, '') as line from sqlite_schema order by line`;

const serverSchema = sql<{ line: string }>`
  select line from (
    select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' '
      || coalesce(column_default, '-') || ' ' || coalesce(collation_name, '-') || ' ' || is_identity as line
    from information_schema.columns where table_schema = current_schema()
    union all
    select 'constraint ' || conrelid::regclass::text || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where connamespace = current_schema()::regnamespace
    union all
    select 'index ' || tablename || ' ' || indexdef from pg_indexes where schemaname = current_schema()
  ) as facts order by line collate "C"`;
