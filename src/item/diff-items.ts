import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, isDay } from '../kernel/time.ts';
import type { Db } from '../store/store.ts';
import { type Item, type ItemFields, listedFields } from './item.ts';
import { diffLists, type ListDiff } from './rules.ts';
import { selectItems, selectListAfter, selectVersions } from './select-items.ts';
import { findBatch } from './store.ts';

/** A state of the list that can be compared: after a batch, in force on a day, or one version of one item. */
export type DiffPoint =
  | { readonly kind: 'batch'; readonly batch: string; readonly batchId: number }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'version'; readonly code: string; readonly version: number };

export interface DiffSide {
  readonly point: DiffPoint;
  readonly items: ReadonlyMap<string, Item>;
}

export interface ItemDiff {
  readonly from: DiffSide;
  readonly to: DiffSide;
  readonly diff: ListDiff;
}

/**
 * Compares two states of the list, field by field. Each of `from` and `to` is a batch (the whole list as it stood right after its
 * first import), else a day (the versions in force then); with `code` only that item, and a number is one of its versions. The
 * days are compared as listed: that a version ended because the next began is no change of the list.
 * Refused with E_ITEM_BATCH_UNKNOWN, E_ITEM_UNKNOWN or E_ITEM_VERSION_UNKNOWN.
 */
export async function diffItems(
  db: Db,
  from: string,
  to: string,
  code?: string,
): Promise<Result<ItemDiff, AppError>> {
  const versions = code === undefined ? [] : await selectVersions(db, code);
  if (code !== undefined && versions.length === 0) return err(appError('E_ITEM_UNKNOWN', { code }));
  const sides: DiffSide[] = [];
  for (const text of [from, to]) {
    const side =
      code !== undefined && /^[1-9]\d{0,8}$/.test(text)
        ? versionSide(code, Number(text), versions)
        : await listSide(db, text, code);
    if (!side.ok) return side;
    sides.push(side.value);
  }
  const [before, after] = sides as [DiffSide, DiffSide];
  return ok({ from: before, to: after, diff: diffLists(fieldsOf(before), fieldsOf(after)) });
}

function versionSide(code: string, version: number, versions: readonly Item[]): Result<DiffSide, AppError> {
  const item = versions.find((candidate) => candidate.version === version);
  if (!item) return err(appError('E_ITEM_VERSION_UNKNOWN', { code, version }));
  const point = { kind: 'version', code, version } as const;
  // A version that retires the item says that it is off the list, whatever text it still carries.
  return ok({ point, items: new Map(item.retires ? [] : [[code, item]]) });
}

/** A batch may be named like a day: what the office named comes first. */
async function listSide(db: Db, text: string, code: string | undefined): Promise<Result<DiffSide, AppError>> {
  const batch = await findBatch(db, text);
  const standing = batch && batch.status !== 'undone' ? batch : null;
  if (!standing && !isDay(text)) return err(appError('E_ITEM_BATCH_UNKNOWN', { batch: text }));
  const point: DiffPoint = standing
    ? { kind: 'batch', batch: standing.name, batchId: standing.batch_id }
    : { kind: 'day', day: text };
  const list = standing
    ? await selectListAfter(db, standing.ledger_seq)
    : await selectItems(db, { asOf: text });
  const items = code === undefined ? list : list.filter((item) => item.item_code === code);
  return ok({ point, items: new Map(items.map((item) => [item.item_code, item])) });
}

const fieldsOf = ({ items }: DiffSide): Map<string, ItemFields> =>
  new Map([...items].map(([code, item]) => [code, listedFields(item)]));
