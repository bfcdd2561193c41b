import type { Insertable, Selectable, Updateable } from 'kysely';
import { must } from '../kernel/assert.ts';
import type { BarsTable, BreachesTable, RepairsTable } from '../store/schema/credit.ts';
import type { Db, Tx } from '../store/store.ts';
import type { CaseFacts } from './rules.ts';

/** What the room writes: breaches, bars, repairs; and what its use-cases must know of cases. Reading for people: read-credit.ts. */

export type BreachRow = Selectable<BreachesTable>;
export type BarRow = Selectable<BarsTable>;
export type RepairRow = Selectable<RepairsTable>;

export async function findBreach(db: Db | Tx, region: string, breachNo: string): Promise<BreachRow | null> {
  const row = await db
    .selectFrom('breaches')
    .selectAll()
    .where('office_region', '=', region)
    .where('breach_no', '=', breachNo)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertBreach(tx: Tx, row: Insertable<BreachesTable>): Promise<number> {
  const inserted = await tx.insertInto('breaches').values(row).returning('breach_id').executeTakeFirst();
  return must(inserted, 'an insert returns its row').breach_id;
}

/** Changes a breach that was read in the same transaction, and counts its revision. */
export async function updateBreach(
  tx: Tx,
  breach: BreachRow,
  change: Updateable<BreachesTable>,
): Promise<void> {
  await tx
    .updateTable('breaches')
    .set({ ...change, revision: breach.revision + 1 })
    .where('breach_id', '=', breach.breach_id)
    .execute();
}

export async function insertBars(tx: Tx, rows: readonly Insertable<BarsTable>[]): Promise<void> {
  if (rows.length > 0) await tx.insertInto('bars').values(rows).execute();
}

export const barsOfBreach = (db: Db | Tx, breachId: number): Promise<BarRow[]> =>
  db.selectFrom('bars').selectAll().where('breach_id', '=', breachId).orderBy('bar_id').execute();

export async function liftBar(
  tx: Tx,
  barId: number,
  lift: Pick<BarRow, 'lifted_on' | 'lifted_by'> & Partial<Pick<BarRow, 'lift_reason' | 'lift_document'>>,
): Promise<void> {
  await tx.updateTable('bars').set(lift).where('bar_id', '=', barId).execute();
}

export async function openRepair(db: Db | Tx, breachId: number): Promise<RepairRow | null> {
  const row = await db
    .selectFrom('repairs')
    .selectAll()
    .where('breach_id', '=', breachId)
    .where('state', 'in', ['applied', 'accepted'])
    .executeTakeFirst();
  return row ?? null;
}

/** Whatever ends a breach otherwise ends an application for its repair too. */
export async function closeOpenRepair(tx: Tx, breachId: number, day: string, reason: string): Promise<void> {
  await tx
    .updateTable('repairs')
    .set({ state: 'rejected', rejected_on: day, end_reason: reason })
    .where('breach_id', '=', breachId)
    .where('state', 'in', ['applied', 'accepted'])
    .execute();
}

/** The last application, whatever became of it. */
export async function lastRepair(db: Db | Tx, breachId: number): Promise<RepairRow | null> {
  const row = await db
    .selectFrom('repairs')
    .selectAll()
    .where('breach_id', '=', breachId)
    .orderBy('repair_id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

export async function insertRepair(tx: Tx, row: Insertable<RepairsTable>): Promise<RepairRow> {
  return must(
    await tx.insertInto('repairs').values(row).returningAll().executeTakeFirst(),
    'an insert returns its row',
  );
}

export async function updateRepair(
  tx: Tx,
  repairId: number,
  change: Updateable<RepairsTable>,
): Promise<RepairRow> {
  const row = await tx
    .updateTable('repairs')
    .set(change)
    .where('repair_id', '=', repairId)
    .returningAll()
    .executeTakeFirst();
  return must(row, 'a repair that was read in this transaction is there');
}

export interface BreachCase {
  readonly case_id: number;
  readonly case_no: string;
  readonly item_code: string;
  readonly authority_name: string;
  readonly domain: string | null;
  readonly mode: CaseFacts['mode'];
  readonly deferred: boolean;
  readonly state: string;
  readonly subject_id: number;
  readonly agent_subject_id: number | null;
}

const caseOf = (db: Db | Tx) =>
  db
    .selectFrom('cases as c')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .select([
      'c.case_id',
      'c.case_no',
      'c.item_code',
      'c.authority_name',
      'v.domain',
      'c.mode',
      'c.deferred',
      'c.state',
      'c.subject_id',
      'c.agent_subject_id',
    ]);

export async function findCaseByNo(db: Db | Tx, region: string, caseNo: string): Promise<BreachCase | null> {
  const row = await caseOf(db)
    .where('c.office_region', '=', region)
    .where('c.case_no', '=', caseNo)
    .executeTakeFirst();
  return row ? { ...row, deferred: row.deferred === 1 } : null;
}

export async function findCaseById(db: Db | Tx, caseId: number | null): Promise<BreachCase | null> {
  if (caseId === null) return null;
  const row = await caseOf(db).where('c.case_id', '=', caseId).executeTakeFirst();
  return row ? { ...row, deferred: row.deferred === 1 } : null;
}

/** Outcomes of a case's checks, oldest first. */
export async function checkOutcomes(db: Db | Tx, caseId: number): Promise<CaseFacts['checks']> {
  const rows = await db
    .selectFrom('checks')
    .select('outcome')
    .where('case_id', '=', caseId)
    .orderBy('checked_on')
    .orderBy('check_id')
    .execute();
  return rows.map((row) => row.outcome);
}

/** The keyed hash of a subject's identity number: what an act may say of a person. */
export async function subjectKey(db: Db | Tx, subjectId: number): Promise<string> {
  const row = await db
    .selectFrom('subjects')
    .select('id_key')
    .where('subject_id', '=', subjectId)
    .executeTakeFirst();
  return must(row, 'a breach has its subject').id_key;
}
