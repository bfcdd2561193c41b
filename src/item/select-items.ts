import { sql } from 'kysely';
import type { Day } from '../kernel/time.ts';
import type { Db, Tx } from '../store/store.ts';
import { readDetails } from './details.ts';
import {
  type DetailColumn,
  type Item,
  type ItemStatus,
  type ListColumn,
  listColumns,
  type Mode,
  type Track,
} from './item.ts';

/** Narrows a list of items; absent keys narrow nothing. */
export interface ItemFilter {
  readonly batch?: string;
  readonly status?: ItemStatus;
  readonly mode?: Mode;
  readonly track?: Track;
  readonly level?: number;
  readonly domain?: string;
  /** Name or unified social credit code. */
  readonly authority?: string;
  /** A part of the code, the name, the certificate's name or the authority. */
  readonly search?: string;
  /** The versions in force on this day instead of the newest ones. */
  readonly asOf?: Day;
}

const fieldsOfV = listColumns.map((column) => `v.${column}` as const);

function versions(db: Db | Tx) {
  return db
    .selectFrom('item_versions as v')
    .innerJoin('batches as b', 'b.batch_id', 'v.batch_id')
    .leftJoin('imports as i', 'i.import_id', 'v.import_id')
    .select(fieldsOfV)
    .select([
      'v.details',
      'v.item_version_id',
      'v.version',
      'v.status',
      'v.retires',
      'v.listed_from',
      'v.listed_to',
      'v.digest',
      'v.source_line',
      'v.created_at',
      'b.name as batch',
      'i.file',
      'i.sheet',
      'i.sha256 as file_sha256',
    ])
    .orderBy('v.item_code')
    .orderBy('v.version');
}

type Row = Omit<Item, 'retires' | DetailColumn> & {
  readonly retires: number;
  readonly details: string | null;
};

/**
 * Adds to the row itself: a copy of so many columns is an object of a kind that takes twenty times the room, and a hundred
 * thousand of those half a minute.
 */
function toItem(row: Row): Item {
  const { details, retires } = row;
  return Object.assign(row as Omit<Row, 'retires'>, readDetails(details), { retires: retires === 1 });
}

/** The newest version of each item, or with `asOf` the one in force that day, in UTF-8 order of the codes. */
export async function selectItems(db: Db | Tx, filter: ItemFilter = {}): Promise<Item[]> {
  const { asOf, search } = filter;
  let query = versions(db);
  if (asOf === undefined) {
    query = query.where('v.version', '=', (eb) =>
      eb
        .selectFrom('item_versions as n')
        .select((n) => n.fn.max('n.version').as('newest'))
        .whereRef('n.item_code', '=', 'v.item_code')
        .where('n.status', '<>', 'undone'),
    );
  } else {
    query = query
      .where('v.status', '=', 'published')
      .where('v.effective_from', '<=', asOf)
      .where((eb) => eb.or([eb('v.effective_to', 'is', null), eb('v.effective_to', '>=', asOf)]));
  }
  if (filter.batch !== undefined) query = query.where('b.name', '=', filter.batch);
  if (filter.status !== undefined) query = query.where('v.status', '=', filter.status);
  if (filter.mode !== undefined) query = query.where('v.mode', '=', filter.mode);
  if (filter.track !== undefined) query = query.where('v.track', '=', filter.track);
  if (filter.level !== undefined) query = query.where('v.level', '=', filter.level);
  if (filter.domain !== undefined) query = query.where('v.domain', '=', filter.domain);
  const { authority } = filter;
  if (authority !== undefined) {
    query = query.where((eb) =>
      eb.or([eb('v.authority_name', '=', authority), eb('v.authority_code', '=', authority)]),
    );
  }
  if (search !== undefined) {
    const searched: ListColumn[] = ['item_code', 'item_name', 'certificate_name', 'authority_name'];
    query = query.where((eb) =>
      eb.or(
        searched.map((column) => sql<boolean>`instr(coalesce(${sql.ref(`v.${column}`)}, ''), ${search}) > 0`),
      ),
    );
  }
  return (await query.execute()).map(toItem);
}

/** Every version of an item that stands, oldest first; none for an unknown code. */
export async function selectVersions(db: Db | Tx, code: string): Promise<Item[]> {
  const rows = await versions(db).where('v.item_code', '=', code).where('v.status', '<>', 'undone').execute();
  return rows.map(toItem);
}

export async function selectVersion(db: Db | Tx, versionId: number): Promise<Item> {
  return toItem(await versions(db).where('v.item_version_id', '=', versionId).executeTakeFirstOrThrow());
}

/** The list as it stood right after act `seq` of the ledger: the newest version of each item by then, retired ones left out. */
export async function selectListAfter(db: Db | Tx, seq: number): Promise<Item[]> {
  const rows = await versions(db)
    .where('v.status', '<>', 'undone')
    .where((eb) =>
      eb(
        'v.version',
        '=',
        eb
          .selectFrom('item_versions as n')
          .select((n) => n.fn.max('n.version').as('newest'))
          .whereRef('n.item_code', '=', 'v.item_code')
          .where('n.status', '<>', 'undone')
          .where('n.ledger_seq', '<=', seq),
      ),
    )
    .execute();
  return rows.map(toItem).filter((item) => !item.retires);
}

/** The numbers of the cases that hang on a batch's versions, in UTF-8 order. */
export async function selectCasesOfBatch(db: Db | Tx, batchId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('cases as c')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .select('c.case_no')
    .where('v.batch_id', '=', batchId)
    .orderBy('c.case_no')
    .execute();
  return rows.map((row) => row.case_no);
}
