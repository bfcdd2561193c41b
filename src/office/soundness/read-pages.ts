import { type SqlBool, sql } from 'kysely';
import type { TableFacts } from '../../store/describe.ts';
import type { Db } from '../../store/store.ts';
import { anyTable } from '../forget/links.ts';
import type { Row } from './finding.ts';

const PAGE_ROWS = 1_000;

/** The one table without a key of its own (0012): rows are told apart by these. */
const unkeyed: Readonly<Record<string, readonly string[]>> = { source_rows: ['source_id', 'position'] };

export const keyOf = ({ table, key, columns }: TableFacts): readonly string[] =>
  key.length > 0 ? key : (unkeyed[table] ?? columns);

/** Every row of a table by its key, a page in memory at a time; other statements may run between two pages. */
export async function* readPages(db: Db, facts: TableFacts): AsyncGenerator<readonly Row[]> {
  const key = keyOf(facts);
  const columns = sql.join(key.map((column) => sql.ref(column)));
  for (let last: Row | undefined; ; ) {
    let query = anyTable(db).selectFrom(facts.table).selectAll().limit(PAGE_ROWS);
    for (const column of key) query = query.orderBy(column);
    if (last !== undefined) {
      const values = sql.join(key.map((column) => last?.[column]));
      query = query.where(sql<SqlBool>`(${columns}) > (${values})`);
    }
    const page: readonly Row[] = await query.execute();
    if (page.length > 0) yield page;
    if (page.length < PAGE_ROWS) return;
    last = page.at(-1);
  }
}
