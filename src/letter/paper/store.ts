import type { PapersTable } from '../../store/schema/paper.ts';
import type { Db, Tx } from '../../store/store.ts';

/** What a paper hangs on. */
interface About {
  readonly kind: string;
  readonly caseId: number | null;
  readonly breachId: number | null;
}

const about = (db: Db | Tx, { kind, caseId, breachId }: About) =>
  db
    .selectFrom('papers')
    .where('kind', '=', kind)
    .where('case_id', caseId === null ? 'is' : '=', caseId)
    .where('breach_id', breachId === null ? 'is' : '=', breachId);

/** The paper of this kind that was printed last. */
export async function findPrinted(
  db: Db | Tx,
  at: About,
): Promise<{ document_no: string | null; printed_day: string } | null> {
  const row = await about(db, at)
    .select(['document_no', 'printed_day'])
    .orderBy('paper_id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Whether a paper bears this number; other than the one named, where one is. */
export async function isNumberTaken(db: Db | Tx, documentNo: string, but: About | null): Promise<boolean> {
  const rows = await db
    .selectFrom('papers')
    .select(['kind', 'case_id', 'breach_id'])
    .where('document_no', '=', documentNo)
    .execute();
  return rows.some(
    (row) =>
      but === null || row.kind !== but.kind || row.case_id !== but.caseId || row.breach_id !== but.breachId,
  );
}

export async function insertPaper(tx: Tx, row: Omit<PapersTable, 'paper_id'>): Promise<void> {
  await tx.insertInto('papers').values(row).execute();
}
