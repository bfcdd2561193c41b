import { type Desk, regionOf } from '../cli/desk.ts';
import type { IdType } from '../identity/id-types.ts';
import { must } from '../kernel/assert.ts';
import { bulkInsert } from '../store/bulk.ts';
import { nextNumbers } from '../store/counter.ts';
import type { SubjectsTable } from '../store/schema/case.ts';
import type { Tx } from '../store/store.ts';
import { idKeyOf } from './id-key.ts';
import { chunksOf, type Subject, subjectColumns } from './select-subjects.ts';

/** Who somebody is, the number already checked (`checkIdentityNumber`). Null: not given. */
export interface Person {
  readonly type: SubjectsTable['type'];
  readonly idType: IdType;
  readonly number: string;
  readonly name: string;
  readonly legalRepresentative: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

export interface KeptSubject {
  readonly subject_id: number;
  readonly subject_no: string;
  readonly id_key: string;
}

/** Public number of a subject: `S`, the office's region, a serial. It says nothing about the person. */
export const subjectNumber = (region: string, serial: number): string =>
  `S${region}${String(serial).padStart(8, '0')}`;

/**
 * Finds or makes the subjects of these persons, by the keyed hash of their number, in one pass; what is newly given of a known
 * one (name, phone, address …) replaces what was kept. Returns them by identity number. `at`: the act's time.
 */
export async function keepSubjects(
  tx: Tx,
  desk: Desk,
  persons: readonly Person[],
  at: string,
): Promise<ReadonlyMap<string, KeptSubject>> {
  const latest = new Map<string, Person>();
  for (const person of persons) latest.set(person.number, mergePersons(latest.get(person.number), person));
  const keyOf = new Map([...latest.keys()].map((number) => [number, idKeyOf(desk.keys, number)]));
  const known = await selectByKeys(tx, [...keyOf.values()]);
  const kept = new Map<string, KeptSubject>();
  const fresh: { person: Person; idKey: string }[] = [];
  for (const [number, person] of latest) {
    const idKey = must(keyOf.get(number), 'every number has its key');
    const subject = known.get(idKey);
    if (subject === undefined) {
      fresh.push({ person, idKey });
      continue;
    }
    await refresh(tx, subject, person);
    kept.set(number, subject);
  }
  for (const [number, subject] of await insertFresh(tx, desk, fresh, at)) kept.set(number, subject);
  return kept;
}

const mergePersons = (old: Person | undefined, now: Person): Person => ({
  ...now,
  legalRepresentative: now.legalRepresentative ?? old?.legalRepresentative ?? null,
  phone: now.phone ?? old?.phone ?? null,
  address: now.address ?? old?.address ?? null,
});

async function selectByKeys(tx: Tx, idKeys: readonly string[]): Promise<Map<string, Subject>> {
  const known = new Map<string, Subject>();
  for (const keys of chunksOf(idKeys)) {
    const rows = await tx.selectFrom('subjects').select(subjectColumns).where('id_key', 'in', keys).execute();
    for (const row of rows) known.set(row.id_key, row);
  }
  return known;
}

async function refresh(tx: Tx, subject: Subject, person: Person): Promise<void> {
  const now = {
    name: person.name,
    // After erasure a new case of the same person brings the number back; the keyed hash was always there.
    id_number: person.number,
    legal_representative: person.legalRepresentative ?? subject.legal_representative,
    phone: person.phone ?? subject.phone,
    address: person.address ?? subject.address,
  };
  const same = (Object.keys(now) as (keyof typeof now)[]).every((column) => now[column] === subject[column]);
  if (same) return;
  await tx
    .updateTable('subjects')
    .set({ ...now, erased_at: null })
    .where('subject_id', '=', subject.subject_id)
    .execute();
}

async function insertFresh(
  tx: Tx,
  desk: Desk,
  fresh: readonly { person: Person; idKey: string }[],
  at: string,
): Promise<Map<string, KeptSubject>> {
  const inserted = new Map<string, KeptSubject>();
  if (fresh.length === 0) return inserted;
  const region = regionOf(desk);
  const first = await nextNumbers(tx, 'subject', region, fresh.length);
  const numbered = fresh.map((one, i) => ({ ...one, subjectNo: subjectNumber(region, first + i) }));
  await bulkInsert(
    tx,
    'subjects',
    [
      'office_region',
      'subject_no',
      'type',
      'id_type',
      'id_key',
      'id_number',
      'name',
      'legal_representative',
      'phone',
      'address',
      'created_at',
      'erased_at',
    ],
    numbered.map(({ person, idKey, subjectNo }) => [
      region,
      subjectNo,
      person.type,
      person.idType,
      idKey,
      person.number,
      person.name,
      person.legalRepresentative,
      person.phone,
      person.address,
      at,
      null,
    ]),
  );
  const rows = await selectByKeys(
    tx,
    numbered.map(({ idKey }) => idKey),
  );
  for (const { person, idKey } of numbered) {
    inserted.set(person.number, must(rows.get(idKey), 'a subject just inserted is there'));
  }
  return inserted;
}

/** The same for one person. */
export async function keepSubject(tx: Tx, desk: Desk, person: Person, at: string): Promise<KeptSubject> {
  const kept = await keepSubjects(tx, desk, [person], at);
  return must(kept.get(person.number), 'the subject was found or made');
}
