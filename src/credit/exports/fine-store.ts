import type { Selectable } from 'kysely';
import type { PenaltyFinesTable } from '../../store/schema/export.ts';
import type { Db, Tx } from '../../store/store.ts';

export type FineRow = Omit<Selectable<PenaltyFinesTable>, 'office_region'>;

const columns = ['breach_no', 'fine_fen', 'confiscated_fen', 'permit', 'import_id'] as const;

/** The sums of these breaches' decisions, by breach number. */
export async function selectFines(
  db: Db | Tx,
  breachNos: readonly string[],
): Promise<ReadonlyMap<string, FineRow>> {
  if (breachNos.length === 0) return new Map();
  const rows = await db
    .selectFrom('penalty_fines')
    .select(columns)
    .where('breach_no', 'in', breachNos)
    .execute();
  return new Map(rows.map((row) => [row.breach_no, row]));
}

export async function putFine(tx: Tx, region: string, fine: FineRow): Promise<void> {
  const { breach_no: _, ...change } = fine;
  await tx
    .insertInto('penalty_fines')
    .values({ ...fine, office_region: region })
    .onConflict((conflict) => conflict.columns(['office_region', 'breach_no']).doUpdateSet(change))
    .execute();
}
