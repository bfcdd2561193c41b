import { compareUtf8 } from '../kernel/text.ts';
import type { LettersTable } from '../store/schema/case.ts';
import type { Db, Tx } from '../store/store.ts';

/** The rows of printed letters and of voided numbers: this room's tables. */

export type NewLetter = Omit<LettersTable, 'letter_id' | 'status'>;

const CHUNK = 500;

export interface RecordedFile {
  readonly letter_no: string;
  readonly content_sha256: string;
  readonly file_sha256: string;
}

/** Letters that stand (issued, not replaced), by their number; the newest file comes last. */
export async function selectIssuedFiles(
  db: Db | Tx,
  letterNos: readonly string[],
): Promise<Map<string, RecordedFile[]>> {
  const found = new Map<string, RecordedFile[]>();
  for (let i = 0; i < letterNos.length; i += CHUNK) {
    const rows = await db
      .selectFrom('letters')
      .select(['letter_no', 'content_sha256', 'file_sha256'])
      .where('letter_no', 'in', letterNos.slice(i, i + CHUNK))
      .where('status', '=', 'issued')
      .orderBy('letter_id')
      .execute();
    for (const row of rows) found.set(row.letter_no, [...(found.get(row.letter_no) ?? []), row]);
  }
  return found;
}

/**
 * Records printed letters. An earlier letter of the same number with another content is replaced by it; the same bytes twice
 * are one letter.
 */
export async function insertLetters(tx: Tx, rows: readonly NewLetter[]): Promise<void> {
  for (const row of rows) {
    await tx
      .updateTable('letters')
      .set({ status: 'replaced' })
      .where('letter_no', '=', row.letter_no)
      .where('office_region', '=', row.office_region)
      .where('content_sha256', '<>', row.content_sha256)
      .execute();
    await tx
      .insertInto('letters')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['office_region', 'letter_no', 'file_sha256'])
          // A content that had been replaced and now stands again.
          .doUpdateSet({ status: 'issued' }),
      )
      .execute();
  }
}

/** A letter, or a number that was handed out, as `letter verify` shows it; personal data as stored. */
const facts = (db: Db | Tx) =>
  db
    .selectFrom('letters as l')
    .innerJoin('cases as c', 'c.case_id', 'l.case_id')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
    .leftJoin('letter_voids as x', (join) =>
      join.onRef('x.letter_no', '=', 'l.letter_no').onRef('x.office_region', '=', 'l.office_region'),
    )
    .select([
      'l.letter_no',
      'l.commitment_code',
      'l.content_sha256',
      'l.file_sha256',
      'l.status',
      'l.issued_at',
      'l.lang',
      'l.template',
      'l.template_version',
      'c.case_no',
      'c.letter_no as current_no',
      'v.item_name',
      'v.item_code',
      'v.version',
      'c.authority_name',
      's.type',
      's.name',
      's.id_number',
      'x.reason as void_reason',
    ]);

export type LetterFacts = Awaited<ReturnType<ReturnType<typeof facts>['execute']>>[number];

export async function findLetterByFile(db: Db | Tx, fileSha256: string): Promise<LetterFacts | null> {
  const row = await facts(db)
    .where('l.file_sha256', '=', fileSha256)
    .orderBy('l.status')
    .orderBy('l.letter_id', 'desc')
    .executeTakeFirst();
  return row ?? null;
}

/** Every letter of a commitment code, the one that stands first. */
export async function findLettersByCode(db: Db | Tx, commitmentCode: string): Promise<LetterFacts[]> {
  return facts(db)
    .where('l.commitment_code', '=', commitmentCode)
    .orderBy('l.status')
    .orderBy('l.letter_id', 'desc')
    .execute();
}

/** Those of the codes that were handed out, at most three. */
export async function findCodes(db: Db | Tx, codes: readonly string[]): Promise<string[]> {
  const [printed, numbered] = await Promise.all([
    db
      .selectFrom('letters')
      .select('commitment_code')
      .where('commitment_code', 'in', codes)
      .limit(3)
      .execute(),
    db.selectFrom('cases').select('commitment_code').where('commitment_code', 'in', codes).limit(3).execute(),
  ]);
  const found = [...printed, ...numbered].flatMap(({ commitment_code }) => commitment_code ?? []);
  return [...new Set(found)].sort(compareUtf8).slice(0, 3);
}

/** A number that was handed out, whether or not its letter was printed. */
export async function findNumber(
  db: Db | Tx,
  by: { readonly letterNo: string } | { readonly commitmentCode: string },
): Promise<{
  case_id: number;
  case_no: string;
  letter_no: string;
  commitment_code: string | null;
  voided: boolean;
} | null> {
  const [column, value] =
    'letterNo' in by
      ? (['letter_no', by.letterNo] as const)
      : (['commitment_code', by.commitmentCode] as const);
  const printed = await db
    .selectFrom('letters as l')
    .innerJoin('cases as c', 'c.case_id', 'l.case_id')
    .select(['c.case_id', 'c.case_no', 'l.letter_no', 'l.commitment_code'])
    .where(`l.${column}`, '=', value)
    .executeTakeFirst();
  const numbered = await db
    .selectFrom('cases as c')
    .select(['c.case_id', 'c.case_no', 'c.letter_no', 'c.commitment_code'])
    .where(`c.${column}`, '=', value)
    .executeTakeFirst();
  // A void number that its case has no more, and whose letter was never printed.
  const gone = await db
    .selectFrom('letter_voids as x')
    .innerJoin('cases as c', 'c.case_id', 'x.case_id')
    .select(['c.case_id', 'c.case_no', 'x.letter_no', 'x.commitment_code'])
    .where(`x.${column}`, '=', value)
    .executeTakeFirst();
  const found = printed ?? numbered ?? gone;
  if (!found || found.letter_no === null) return null;
  const letterNo = found.letter_no;
  const voided = await db
    .selectFrom('letter_voids')
    .select('letter_no')
    .where('letter_no', '=', letterNo)
    .executeTakeFirst();
  return {
    case_id: found.case_id,
    case_no: found.case_no,
    letter_no: letterNo,
    commitment_code: found.commitment_code,
    voided: voided !== undefined,
  };
}

export async function insertVoid(
  tx: Tx,
  row: {
    office_region: string;
    letter_no: string;
    commitment_code: string | null;
    case_id: number;
    reason: string;
    at: string;
    actor: string;
  },
): Promise<void> {
  await tx.insertInto('letter_voids').values(row).execute();
}
