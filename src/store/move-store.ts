import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { canonicalJson, type Json } from '../kernel/canonical-json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type BulkValue, bulkInsert } from './bulk.ts';
import { inReferenceOrder, type TableFacts } from './describe.ts';
import { holdLock } from './lock.ts';
import type { Schema } from './schema.ts';
import type { Store, Tx } from './store.ts';

export interface MovedTable {
  readonly table: string;
  readonly rows: number;
  /** It was there already, from a run that was cut off. */
  readonly before: boolean;
}

export interface Move {
  readonly tables: readonly MovedTable[];
  readonly rows: number;
}

type Row = Readonly<Record<string, BulkValue>>;
const PAGE_ROWS = 2_000;

/**
 * Copies every row of an office's database into another, on whichever engines. The source can take no act meanwhile. Each table is one
 * transaction of the target: a run that was cut off is taken up with the next table. At the end every table is compared
 * by count and digest. The target holds the newest schema and, of this office, nothing or a part.
 * E_DB_MOVE_TARGET (it holds something else), E_DB_MOVE_DIFFERS (a bug, or somebody wrote into the target).
 */
export function moveStore(
  source: Store,
  target: Store,
  onTable: (table: string) => void = () => undefined,
): Promise<Result<Move, AppError>> {
  return source.transaction(async (from) => {
    // Every act appends to the ledger: whoever holds it keeps the office still.
    await holdLock(from, 'ledger');
    const tables = moveOrder(await source.describe(from));
    if (!(await mayTake(from, target, tables))) {
      return err(appError('E_DB_MOVE_TARGET', { target: target.path }));
    }
    const moved: MovedTable[] = [];
    let agreeing = true;
    for (const [i, facts] of tables.entries()) {
      onTable(facts.table);
      const wanted = await digestOf(from, facts);
      const there = agreeing ? await digestIn(target, facts) : null;
      if (there !== null && !there.ok) return there;
      const before = there?.value.digest === wanted.digest;
      if (!before) {
        // What a run that was cut off had left from here on may be from before the source went on.
        if (agreeing) await clear(target, tables.slice(i));
        agreeing = false;
        const copied = await target.transaction(async (to) => ok(await copyRows(from, to, facts)));
        if (!copied.ok) return copied;
        const now = await digestIn(target, facts);
        if (!now.ok) return now;
        if (now.value.digest !== wanted.digest) {
          const { table } = facts;
          return err(appError('E_DB_MOVE_DIFFERS', { table, from: wanted.rows, to: now.value.rows }));
        }
      }
      moved.push({ table: facts.table, rows: wanted.rows, before: before && wanted.rows > 0 });
    }
    await target.followKeys(tables);
    return ok({ tables: moved, rows: moved.reduce((sum, { rows }) => sum + rows, 0) });
  });
}

/** The ledger comes first: it tells whose database a half-filled one is. */
function moveOrder(tables: readonly TableFacts[]): readonly TableFacts[] {
  const ordered = inReferenceOrder(tables).filter(({ table }) => table !== 'migrations');
  const isLedger = ({ table }: TableFacts) => table === 'ledger_entries';
  return [...ordered.filter(isLedger), ...ordered.filter((facts) => !isLedger(facts))];
}

/** Empties tables, those that point to others first. */
async function clear(target: Store, tables: readonly TableFacts[]): Promise<void> {
  await target.transaction(async (to) => {
    for (const { table } of [...tables].reverse()) await sql`delete from ${sql.table(table)}`.execute(to);
    return ok(undefined);
  });
}

/** Empty, or begun by an earlier run: then its ledger, if there is one already, is the source's from its first entry on. */
async function mayTake(from: Tx, target: Store, tables: readonly TableFacts[]): Promise<boolean> {
  const first = (db: Kysely<Schema>) =>
    db.selectFrom('ledger_entries').select('text').where('seq', '=', 0).executeTakeFirst();
  const [ours, theirs] = [await first(from), await first(target.db)];
  if (theirs !== undefined) return theirs.text === ours?.text;
  for (const { table } of tables) {
    if (table === 'ledger_entries') continue;
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(target.db);
    // Without the ledger nothing tells whose rows they are.
    if (rows.length > 0) return false;
  }
  return true;
}

/** All rows in the order of their key (where there is none, of all columns), without ever holding all of them. */
async function* rowsOf(tx: Tx, { table, columns, key }: TableFacts): AsyncGenerator<Row> {
  const order = key.length > 0 ? key : columns;
  // The names come from the engine's own catalogue: the types know each table by itself, not one of all.
  // Every office's rows, not those of the one at work.
  let query = tx
    .withoutPlugins()
    .selectFrom(table as 'counters')
    .select(columns as readonly never[]);
  for (const column of order) query = query.orderBy(sql.ref(column));
  for await (const row of query.stream(PAGE_ROWS)) yield row as Row;
}

async function copyRows(from: Tx, to: Tx, facts: TableFacts): Promise<void> {
  let page: (readonly BulkValue[])[] = [];
  const flush = async (): Promise<void> => {
    await bulkInsert(to, facts.table as 'counters', facts.columns as readonly never[], page);
    page = [];
  };
  for await (const row of rowsOf(from, facts)) {
    page.push(facts.columns.map((column) => row[column] ?? null));
    if (page.length === PAGE_ROWS) await flush();
  }
  if (page.length > 0) await flush();
}

interface Content {
  readonly rows: number;
  readonly digest: string;
}

/** SHA-256 over the canonical JSON of every row in the order of the key: the same on both engines. */
async function digestOf(tx: Tx, facts: TableFacts): Promise<Content> {
  const digest = createHash('sha256');
  const columns = [...facts.columns].sort();
  let rows = 0;
  for await (const row of rowsOf(tx, facts)) {
    digest.update(canonicalJson(columns.map((column) => asJson(row[column] ?? null))));
    rows += 1;
  }
  return { rows, digest: digest.digest('hex') };
}

const digestIn = (store: Store, facts: TableFacts): Promise<Result<Content, AppError>> =>
  store.transaction(async (tx) => ok(await digestOf(tx, facts)));

const asJson = (value: BulkValue): Json =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
