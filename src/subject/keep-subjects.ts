import { type Desk, regionOf } from '../cli/desk.ts';
import type { IdType } from '../identity/id-types.ts';
import { must } from '../kernel/assert.ts';
import { keyTable } from '../kernel/key-table.ts';
import { type BulkValue, bulkInsert, bulkUpdate } from '../store/bulk.ts';
import { knowPersons } from '../store/know-persons.ts';
import type { SubjectsTable } from '../store/schema/case.ts';
import type { Tx } from '../store/store.ts';
import { idKeyOf } from './id-key.ts';
import { chunksOf, findSubject, type Subject, subjectColumns } from './select-subjects.ts';

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

/**
 * Public number of a subject: `S`, the office's region, a serial, which is its key: a number of its own would have to be counted, and
 * whoever counts makes others wait. It says nothing about the person.
 */
const subjectNumber = (region: string, subjectId: number): string =>
  `S${region}${String(subjectId).padStart(8, '0')}`;

/** A person with the keyed hash of the number. */
export interface KeyedPerson extends Person {
  readonly idKey: string;
}

/** A person whose name may be missing: lists of other platforms may hold numbers alone. */
export interface Party extends Omit<Person, 'name'> {
  readonly name: string | null;
}

export interface KeyedParty extends Party {
  readonly idKey: string;
}

/** Finds or makes subjects while the rows that name them come in. */
export interface SubjectKeeper {
  /**
   * The subject ids of these persons by keyed number. What is newly given of a known one (name, phone, address …) replaces what was
   * kept.
   */
  readonly keep: (persons: readonly KeyedParty[]) => Promise<ReadonlyMap<string, number>>;
}

/** False when the office has met nobody yet. Asked of the keys that were given: a clerk may see none of the subjects that have them. */
export const anySubject = (tx: Tx, desk: Desk): Promise<boolean> => desk.store.everReserved(tx, 'subjects');

/** For an import that writes many subjects in one transaction. `at`: the act's time. */
export async function subjectKeeper(tx: Tx, desk: Desk, at: string): Promise<SubjectKeeper> {
  const someBefore = await anySubject(tx, desk);
  /** Those met in this import: far smaller than the rows themselves. */
  const met = keyTable({ digests: true });
  return {
    async keep(persons) {
      const latest = new Map<string, KeyedParty>();
      for (const person of persons) {
        const known = latest.get(person.idKey);
        latest.set(person.idKey, known === undefined ? person : mergePersons(known, person));
      }
      const kept = new Map<string, number>();
      const strange: KeyedParty[] = [];
      const again: BulkValue[][] = [];
      for (const person of latest.values()) {
        const id = met.get(person.idKey);
        if (id === undefined) {
          strange.push(person);
          continue;
        }
        kept.set(person.idKey, id);
        const { name, number, legalRepresentative, phone, address } = person;
        again.push([id, name, number, legalRepresentative, phone, address]);
      }
      const strangeKeys = strange.map(({ idKey }) => idKey);
      await knowPersons(tx, [...kept.keys(), ...strangeKeys]);
      // Who was met in this import is not read again: what is newly given of them goes in, the rest stays.
      await bulkUpdate(tx, 'subjects', 'subject_id', givenColumns, again, { keepWhereNull: true });
      const found = someBefore ? await selectKnown(tx, strangeKeys) : new Map<string, Subject>();
      const fresh = strange.filter(({ idKey }) => !found.has(idKey));
      const { made, adopted } = await insertFresh(tx, desk, fresh, at);
      const changed: BulkValue[][] = [];
      for (const person of strange) {
        const subject = found.get(person.idKey) ?? adopted.get(person.idKey);
        if (subject === undefined) {
          kept.set(person.idKey, must(made.get(person.idKey), 'who was not there was made'));
          continue;
        }
        const given = newlyGiven(subject, person);
        if (given !== null) {
          changed.push([subject.subject_id, ...givenColumns.map((column) => given[column]), null]);
        }
        kept.set(person.idKey, subject.subject_id);
      }
      await bulkUpdate(tx, 'subjects', 'subject_id', [...givenColumns, 'erased_at'], changed);
      for (const { idKey } of strange) met.getOrSet(idKey, kept.get(idKey) ?? 0);
      return kept;
    },
  };
}

function mergePersons<T extends Party>(old: T, now: T): T {
  return {
    ...now,
    name: now.name ?? old.name,
    legalRepresentative: now.legalRepresentative ?? old.legalRepresentative,
    phone: now.phone ?? old.phone,
    address: now.address ?? old.address,
  };
}

/** Subjects by keyed number. */
async function selectKnown(tx: Tx, idKeys: readonly string[]): Promise<Map<string, Subject>> {
  const known = new Map<string, Subject>();
  for (const chunk of chunksOf(idKeys)) {
    const rows = await tx
      .selectFrom('subjects')
      .select(subjectColumns)
      .where('id_key', 'in', chunk)
      .execute();
    for (const row of rows) known.set(row.id_key, row);
  }
  return known;
}

type Given = Pick<Subject, 'name' | 'id_number' | 'legal_representative' | 'phone' | 'address'>;

const givenColumns = [
  'name',
  'id_number',
  'legal_representative',
  'phone',
  'address',
] as const satisfies readonly (keyof Given)[];

/** What is newly given of a known subject; null where nothing is. */
function newlyGiven(subject: Subject, person: Party): Given | null {
  const now: Given = {
    name: person.name ?? subject.name,
    // After erasure a new case of the same person brings the number back; the keyed hash was always there.
    id_number: person.number,
    legal_representative: person.legalRepresentative ?? subject.legal_representative,
    phone: person.phone ?? subject.phone,
    address: person.address ?? subject.address,
  };
  return givenColumns.every((column) => now[column] === subject[column]) ? null : now;
}

const columns = [
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

/** Those whom nobody knew, by keyed number. */
interface Inserted {
  /** The ids of those who were made. */
  readonly made: ReadonlyMap<string, number>;
  /** Those whom another act made in the same moment: theirs is the one subject of that person. */
  readonly adopted: ReadonlyMap<string, Subject>;
}

async function insertFresh(tx: Tx, desk: Desk, fresh: readonly KeyedParty[], at: string): Promise<Inserted> {
  if (fresh.length === 0) return { made: new Map(), adopted: new Map() };
  const region = regionOf(desk);
  const ids = await desk.store.reserveIds(tx, 'subjects', fresh.length);
  const made = new Map(fresh.map(({ idKey }, i) => [idKey, must(ids[i], 'as many keys as persons')]));
  const written = await bulkInsert(
    tx,
    'subjects',
    columns,
    fresh.map((person, i) => {
      const id = must(ids[i], 'as many keys as persons');
      return [
        id,
        subjectNumber(region, id),
        person.type,
        person.idType,
        person.idKey,
        person.number,
        person.name,
        person.legalRepresentative,
        person.phone,
        person.address,
      ];
    }),
    { office_region: region, created_at: at },
    { skipThere: true },
  );
  if (written === fresh.length) return { made, adopted: new Map() };
  const there = await selectKnown(tx, [...made.keys()]);
  const others = [...there].filter(([idKey, { subject_id }]) => made.get(idKey) !== subject_id);
  return { made, adopted: new Map(others) };
}

/** Finds or makes the subject of one person. */
export async function keepSubject(tx: Tx, desk: Desk, person: Party, at: string): Promise<KeptSubject> {
  const idKey = idKeyOf(desk.keys, person.number);
  const keeper = await subjectKeeper(tx, desk, at);
  await keeper.keep([{ ...person, idKey }]);
  return must(await findSubject(tx, idKey), 'the subject was found or made');
}
