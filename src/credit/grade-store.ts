import type { Selectable } from 'kysely';
import { bulkInsert } from '../store/bulk.ts';
import type { SubjectGradesTable } from '../store/schema/case.ts';
import type { Db, Tx } from '../store/store.ts';
import { chunksOf } from '../subject/select-subjects.ts';

/** Grades that other platforms gave. The gate reads them where it reads bars (subject room). */
export type GradeRecord = Omit<Selectable<SubjectGradesTable>, 'office_region'>;

/** Subject ids by keyed identity number; unknown ones are left out. */
export async function selectSubjectIds(
  db: Db | Tx,
  idKeys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const keys of chunksOf([...new Set(idKeys)])) {
    const rows = await db
      .selectFrom('subjects')
      .select(['id_key', 'subject_id'])
      .where('id_key', 'in', keys)
      .execute();
    for (const { id_key, subject_id } of rows) found.set(id_key, subject_id);
  }
  return found;
}

/** Every grade of these subjects, by `id_key scheme dated_on`. */
export async function selectGrades(
  db: Db | Tx,
  idKeys: readonly string[],
): Promise<ReadonlyMap<string, GradeRecord>> {
  const found = new Map<string, GradeRecord>();
  for (const keys of chunksOf([...new Set(idKeys)])) {
    const rows = await db
      .selectFrom('subject_grades as g')
      .innerJoin('subjects as s', 's.subject_id', 'g.subject_id')
      .selectAll('g')
      .select('s.id_key')
      .where('s.id_key', 'in', keys)
      .execute();
    for (const { id_key, ...grade } of rows) found.set(`${id_key} ${grade.scheme} ${grade.dated_on}`, grade);
  }
  return found;
}

/** The grades of one subject, the newest first. */
export const gradesOf = (db: Db | Tx, subjectId: number): Promise<GradeRecord[]> =>
  db
    .selectFrom('subject_grades')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('dated_on', 'desc')
    .orderBy('scheme')
    .execute();

const columns = [
  'subject_id',
  'scheme',
  'value',
  'dated_on',
  'valid_until',
  'barred',
  'basis',
  'import_id',
] as const satisfies readonly (keyof SubjectGradesTable)[];

export const insertGrades = (tx: Tx, rows: readonly GradeRecord[]): Promise<number> =>
  bulkInsert(
    tx,
    'subject_grades',
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );

export async function updateGrade(tx: Tx, grade: GradeRecord): Promise<void> {
  const { subject_id, scheme, dated_on, ...change } = grade;
  await tx
    .updateTable('subject_grades')
    .set(change)
    .where('subject_id', '=', subject_id)
    .where('scheme', '=', scheme)
    .where('dated_on', '=', dated_on)
    .execute();
}
