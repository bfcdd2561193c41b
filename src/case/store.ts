import type { Insertable, Selectable, Updateable } from 'kysely';
import { must } from '../kernel/assert.ts';
import type { Stamp } from '../ledger/append.ts';
import type { CasesTable } from '../store/schema/case.ts';
import type { Db, Tx } from '../store/store.ts';
import type { State } from './case.ts';
import type { ClockStep, Step } from './rules.ts';

/** What this room writes: cases and their steps. Lists of cases are read in select-cases.ts. */

/** A case as it is stored. */
export type CaseRow = Selectable<CasesTable>;

export async function findCase(db: Db | Tx, caseNo: string): Promise<CaseRow | null> {
  const row = await db.selectFrom('cases').selectAll().where('case_no', '=', caseNo).executeTakeFirst();
  return row ?? null;
}

export async function insertCase(tx: Tx, row: Insertable<CasesTable>): Promise<number> {
  const inserted = await tx.insertInto('cases').values(row).returning('case_id').executeTakeFirst();
  return must(inserted, 'an insert returns its row').case_id;
}

/** Changes a case that is still as it was read; false when somebody else changed it since. */
export async function updateCase(
  tx: Tx,
  row: Pick<CaseRow, 'case_id' | 'revision'>,
  change: Updateable<CasesTable>,
): Promise<boolean> {
  const result = await tx
    .updateTable('cases')
    .set({ ...change, revision: row.revision + 1 })
    .where('case_id', '=', row.case_id)
    .where('revision', '=', row.revision)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface StepTaken {
  readonly step: Step | ClockStep | 'record';
  readonly from: State | null;
  readonly to: State;
  /** When it happened, which may be before it was entered. */
  readonly at: string;
  readonly note?: string | null;
}

/** Adds steps after those already there, in order. */
export async function insertSteps(
  tx: Tx,
  caseId: number,
  taken: readonly StepTaken[],
  stamp: Stamp,
): Promise<void> {
  const last = await tx
    .selectFrom('case_steps')
    .select((eb) => eb.fn.coalesce(eb.fn.max('seq'), eb.lit(0)).as('seq'))
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  const first = Number(last?.seq ?? 0) + 1;
  await tx
    .insertInto('case_steps')
    .values(
      taken.map(({ step, from, to, at, note }, i) => ({
        case_id: caseId,
        seq: first + i,
        step,
        from_state: from,
        to_state: to,
        at,
        actor: stamp.actor,
        note: note ?? null,
      })),
    )
    .execute();
}

/** True when the newest check of a method bears the case out, such as the match of a data query. */
export async function hasFavourableCheck(
  db: Db | Tx,
  caseId: number,
  method: 'online' | 'assist',
): Promise<boolean> {
  const row = await db
    .selectFrom('checks')
    .select('outcome')
    .where('case_id', '=', caseId)
    .where('method', '=', method)
    .orderBy('check_id', 'desc')
    .executeTakeFirst();
  return row?.outcome === 'true';
}
