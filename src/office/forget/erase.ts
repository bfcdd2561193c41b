import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import {
  type Erasure,
  type PersonalFacts,
  personalColumns,
  personalData,
} from '../../store/personal-data.ts';
import type { Db, Tx } from '../../store/store.ts';
import { KEYED_DIGESTS, keyedDigest } from '../../subject/keyed-digest.ts';
import type { Subject } from '../../subject/select-subjects.ts';
import type { Keys } from '../../workspace/keys.ts';
import { type AnyTables, anyTable, linkedTo } from './links.ts';

/** What is erased in one table: its rows that still hold something personal of the subject. */
export interface ErasedTable {
  readonly table: string;
  readonly columns: readonly string[];
  readonly how: 'blank' | 'drop';
  readonly rows: number;
}

const personalTables = Object.entries<PersonalFacts>(personalData).flatMap(([table, facts]) =>
  facts.personal === undefined ? [] : [[table, facts.personal, facts] as const],
);

/** The plan: read only. Tables with nothing left to erase are left out. */
export async function planErasure(db: Db | Tx, subject: Subject): Promise<readonly ErasedTable[]> {
  const planned: ErasedTable[] = [];
  for (const [table, personal, facts] of personalTables) {
    const row = await anyTable(db)
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .where(linkedTo(db, personal.of, subject))
      .where((eb) => holds(eb, personal))
      .executeTakeFirst();
    const rows = Number(row?.rows ?? 0);
    if (rows === 0) continue;
    planned.push({
      table,
      columns: personalColumns(facts),
      how: 'blank' in personal ? 'blank' : 'drop',
      rows,
    });
  }
  return planned;
}

/**
 * Does what the plan says, within the caller's transaction. The rows of the subject are found by way of others that are erased too, of
 * which only columns go that nothing is found by; representations are dropped last.
 */
export async function erase(tx: Tx, keys: Keys, subject: Subject): Promise<void> {
  await eraseNameInBodies(tx, subject);
  for (const [table, personal] of personalTables) {
    if (!('blank' in personal)) {
      await anyTable(tx)
        .deleteFrom(table)
        .where(linkedTo(tx, personal.of, subject))
        .execute();
      continue;
    }
    const blank = Object.entries(personal.blank).filter(([, to]) => to !== 'keyed');
    if (blank.length > 0) {
      await anyTable(tx)
        .updateTable(table)
        .set(Object.fromEntries(blank))
        .where(linkedTo(tx, personal.of, subject))
        .where((eb) => holds(eb, personal))
        .execute();
    }
    for (const [column, to] of Object.entries(personal.blank)) {
      if (to === 'keyed') await keepKeyed(tx, keys, { table, column, personal, subject });
    }
  }
}

/** Digests one by one: few a person, and each needs the office's key. */
async function keepKeyed(
  tx: Tx,
  keys: Keys,
  of: { table: string; column: string; personal: Erasure; subject: Subject },
): Promise<void> {
  const { table, column, personal, subject } = of;
  const rows = await anyTable(tx)
    .selectFrom(table)
    .select(column)
    .distinct()
    .where(linkedTo(tx, personal.of, subject))
    .where(column, 'not like', KEYED_DIGESTS)
    .execute();
  for (const row of rows) {
    const digest = String(row[column]);
    await anyTable(tx)
      .updateTable(table)
      .set({ [column]: keyedDigest(keys, digest) })
      .where(linkedTo(tx, personal.of, subject))
      .where(column, '=', digest)
      .execute();
  }
}

/** Bodies keep a legal representative by name; it goes where it is the name of the person who is forgotten. */
async function eraseNameInBodies(tx: Tx, { subject_id, name }: Subject): Promise<void> {
  if (name === null) return;
  await tx
    .updateTable('subjects')
    .set({ legal_representative: null })
    .where('legal_representative', '=', name)
    .where('subject_id', 'in', (eb) =>
      eb
        .selectFrom('subject_representatives')
        .select('subject_id')
        .where('representative_id', '=', subject_id),
    )
    .execute();
}

/** Whether a row holds something to erase still. */
function holds(eb: ExpressionBuilder<AnyTables, string>, personal: Erasure): Expression<SqlBool> {
  if (!('blank' in personal)) return eb.lit(true);
  return eb.or(
    Object.entries(personal.blank).map(([column, to]) => {
      if (to === null) return eb(column, 'is not', null);
      return to === '' ? eb(column, '<>', '') : eb(column, 'not like', KEYED_DIGESTS);
    }),
  );
}
