import type { Selectable } from 'kysely';
import type { ExportPushesTable, ExportReturnsTable, ExportRowsTable } from '../../store/schema/export.ts';
import type { Db, Tx } from '../../store/store.ts';
import type { DataSet } from './layout.ts';

/** What the platforms have: pushes, the rows as they were last sent, and the errors that came back. */

export type PushRow = Selectable<ExportPushesTable>;
export type SentRow = Omit<Selectable<ExportRowsTable>, 'office_region'>;
export type ReturnRow = Omit<Selectable<ExportReturnsTable>, 'office_region' | 'return_id' | 'actor'>;

const rowColumns = [
  'data_set',
  'row_key',
  'platform_key',
  'state',
  'digest',
  'push_no',
  'removed_as',
  'removed_on',
] as const;

/** The number of the last push of a set; 0 before the first. */
export async function lastPushNo(db: Db | Tx, region: string, set: DataSet): Promise<number> {
  const row = await db
    .selectFrom('export_pushes')
    .select((eb) => eb.fn.max('push_no').as('last'))
    .where('office_region', '=', region)
    .where('data_set', '=', set)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

export const selectPushes = (db: Db | Tx, region: string): Promise<PushRow[]> =>
  db
    .selectFrom('export_pushes')
    .selectAll()
    .where('office_region', '=', region)
    .orderBy('pushed_at', 'desc')
    .orderBy('data_set')
    .orderBy('push_no', 'desc')
    .execute();

export async function insertPush(
  tx: Tx,
  region: string,
  push: Omit<PushRow, 'office_region'>,
): Promise<void> {
  await tx
    .insertInto('export_pushes')
    .values({ ...push, office_region: region })
    .execute();
}

/** How these rows were last sent, by their numbers. */
export async function selectSent(
  db: Db | Tx,
  region: string,
  set: DataSet,
  rowKeys: readonly string[],
): Promise<ReadonlyMap<string, SentRow>> {
  if (rowKeys.length === 0) return new Map();
  const rows = await db
    .selectFrom('export_rows')
    .select(rowColumns)
    .where('office_region', '=', region)
    .where('data_set', '=', set)
    .where('row_key', 'in', rowKeys)
    .execute();
  return new Map(rows.map((row) => [row.row_key, row]));
}

/** All rows the platform was ever sent, by number, `limit` of them behind one. */
export const selectSentAfter = (
  db: Db | Tx,
  region: string,
  set: DataSet,
  after: string,
  limit: number,
): Promise<SentRow[]> =>
  db
    .selectFrom('export_rows')
    .select(rowColumns)
    .where('office_region', '=', region)
    .where('data_set', '=', set)
    .where('row_key', '>', after)
    .orderBy('row_key')
    .limit(limit)
    .execute();

/** What this push said of rows, in place of what the last one did. */
export async function putSent(tx: Tx, region: string, rows: readonly SentRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('export_rows')
    .values(rows.map((row) => ({ ...row, office_region: region })))
    .onConflict((conflict) =>
      conflict.columns(['office_region', 'data_set', 'row_key']).doUpdateSet((eb) => ({
        platform_key: eb.ref('excluded.platform_key'),
        state: eb.ref('excluded.state'),
        digest: eb.ref('excluded.digest'),
        push_no: eb.ref('excluded.push_no'),
        removed_as: eb.ref('excluded.removed_as'),
        removed_on: eb.ref('excluded.removed_on'),
      })),
    )
    .execute();
}

/** Rows that the platform knows by a key. */
export const selectByPlatformKey = (
  db: Db | Tx,
  region: string,
  set: DataSet,
  platformKey: string,
): Promise<SentRow[]> =>
  db
    .selectFrom('export_rows')
    .select(rowColumns)
    .where('office_region', '=', region)
    .where('data_set', '=', set)
    .where('platform_key', '=', platformKey)
    .execute();

/** An error with the row it is about as it stands now. */
export interface OpenReturn extends ReturnRow {
  /** True: the row has not gone out again since. */
  readonly open: boolean;
}

/** Errors given back, the oldest first; of one set, or of all. */
export async function selectReturns(db: Db | Tx, region: string, set: DataSet | null): Promise<OpenReturn[]> {
  let query = db
    .selectFrom('export_returns as e')
    .leftJoin('export_rows as r', (join) =>
      join
        .onRef('r.office_region', '=', 'e.office_region')
        .onRef('r.data_set', '=', 'e.data_set')
        .onRef('r.row_key', '=', 'e.row_key'),
    )
    .select([
      'e.data_set',
      'e.row_key',
      'e.platform_key',
      'e.push_no',
      'e.field',
      'e.message',
      'e.returned_at',
    ])
    .select('r.push_no as last_push')
    .where('e.office_region', '=', region)
    .orderBy('e.return_id');
  if (set !== null) query = query.where('e.data_set', '=', set);
  return (await query.execute()).map(({ last_push, ...row }) => ({
    ...row,
    open: last_push === row.push_no,
  }));
}

export async function insertReturn(tx: Tx, region: string, actor: string, row: ReturnRow): Promise<void> {
  await tx
    .insertInto('export_returns')
    .values({ ...row, actor, office_region: region })
    .execute();
}
