import { knowPersons } from '../store/know-persons.ts';
import type { SubjectsTable } from '../store/schema/case.ts';
import type { Db, Tx } from '../store/store.ts';
import type { BarFact } from './bar-rules.ts';
import { type GateFacts, type GradeFact, noFacts, type Standing } from './gate-rules.ts';

export interface Subject {
  readonly subject_id: number;
  readonly subject_no: string;
  readonly type: SubjectsTable['type'];
  readonly id_type: string;
  readonly id_key: string;
  /** Null after erasure, as all that follows. */
  readonly id_number: string | null;
  readonly name: string | null;
  readonly legal_representative: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

export const subjectColumns = [
  'subject_id',
  'subject_no',
  'type',
  'id_type',
  'id_key',
  'id_number',
  'name',
  'legal_representative',
  'phone',
  'address',
] as const;

/** The subject with this keyed identity number, or null. */
export async function findSubject(db: Db | Tx, idKey: string): Promise<Subject | null> {
  await knowPersons(db, [idKey]);
  const row = await db
    .selectFrom('subjects')
    .select(subjectColumns)
    .where('id_key', '=', idKey)
    .executeTakeFirst();
  return row ?? null;
}

export async function findSubjectByNo(db: Db | Tx, subjectNo: string): Promise<Subject | null> {
  const row = await db
    .selectFrom('subjects')
    .select(subjectColumns)
    .where('subject_no', '=', subjectNo)
    .executeTakeFirst();
  return row ?? null;
}

/** Keys a query: far below the limit of bound values in a statement. */
const CHUNK = 500;

export function* chunksOf<T>(values: readonly T[], size = CHUNK): Generator<readonly T[]> {
  for (let i = 0; i < values.length; i += size) yield values.slice(i, i + size);
}

/**
 * Bars and grades of the subjects with these keys and of their legal representatives; who has neither and no known representative
 * is left out.
 */
export async function selectGateFacts(
  db: Db | Tx,
  idKeys: readonly string[],
): Promise<ReadonlyMap<string, GateFacts>> {
  await knowPersons(db, idKeys);
  const representatives = await selectRepresentatives(db, idKeys);
  const standings = await selectStandings(db, [...new Set([...idKeys, ...representatives.values()])]);
  const found = new Map<string, GateFacts>();
  for (const idKey of idKeys) {
    const representative = representatives.get(idKey);
    const own = standings.get(idKey);
    if (representative !== undefined) {
      const theirs = standings.get(representative) ?? noFacts;
      found.set(idKey, { ...(own ?? noFacts), representative: theirs });
    } else if (own !== undefined) found.set(idKey, own);
  }
  return found;
}

async function selectRepresentatives(
  db: Db | Tx,
  idKeys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const keys of chunksOf(idKeys)) {
    const rows = await db
      .selectFrom('subjects as s')
      .innerJoin('subject_representatives as l', 'l.subject_id', 's.subject_id')
      .innerJoin('subjects as r', 'r.subject_id', 'l.representative_id')
      .select(['s.id_key', 'r.id_key as representative'])
      .where('s.id_key', 'in', keys)
      .execute();
    for (const { id_key, representative } of rows) found.set(id_key, representative);
  }
  return found;
}

async function selectStandings(
  db: Db | Tx,
  idKeys: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const found = new Map<string, { bars: BarFact[]; grades: GradeFact[] }>();
  const of = (idKey: string) => {
    const facts = found.get(idKey) ?? { bars: [], grades: [] };
    found.set(idKey, facts);
    return facts;
  };
  for (const keys of chunksOf(idKeys)) {
    const bars = await db
      .selectFrom('bars as b')
      .innerJoin('subjects as s', 's.subject_id', 'b.subject_id')
      .innerJoin('breaches as r', 'r.breach_id', 'b.breach_id')
      .select([
        's.id_key',
        'b.from_day',
        'b.until_day',
        'b.until_repaired',
        'b.scope',
        'b.scope_value',
        'b.basis',
        'b.basis_en',
        'b.lifted_on',
        'r.earliest_repair',
        (eb) =>
          eb
            .case()
            .when(
              eb.exists(
                eb
                  .selectFrom('objections as o')
                  .select('o.objection_id')
                  .whereRef('o.breach_id', '=', 'b.breach_id')
                  .where('o.state', '=', 'open'),
              ),
            )
            .then(1)
            .else(0)
            .end()
            .as('disputed'),
      ])
      .where('s.id_key', 'in', keys)
      .orderBy('b.bar_id')
      .execute();
    for (const { id_key, ...bar } of bars) of(id_key).bars.push(bar);
    const grades = await db
      .selectFrom('subject_grades as g')
      .innerJoin('subjects as s', 's.subject_id', 'g.subject_id')
      .select(['s.id_key', 'g.scheme', 'g.value', 'g.dated_on', 'g.valid_until', 'g.barred', 'g.basis'])
      .where('s.id_key', 'in', keys)
      .orderBy('g.scheme')
      .orderBy('g.dated_on')
      .execute();
    for (const { id_key, ...grade } of grades) of(id_key).grades.push(grade);
  }
  return found;
}
