import { bulkInsert } from '../store/bulk.ts';
import type { Db, Tx } from '../store/store.ts';
import { chunksOf } from '../subject/select-subjects.ts';
import type { AssignResult, UnitFacts } from './assign-rules.ts';
import { readMust } from './plan-lists.ts';
import type { UnitKind } from './store.ts';

/** A unit with what decides who may visit it, and the object by which its last visit is known. */
export interface VisitUnit extends UnitFacts {
  readonly object: string;
}

/** The facts of drawn units, as the list and the books have them; a unit that is no longer there is left out. */
export async function readVisitUnits(
  db: Db | Tx,
  kind: UnitKind,
  units: readonly string[],
): Promise<ReadonlyMap<string, VisitUnit>> {
  const found = new Map<string, VisitUnit>();
  for (const chunk of chunksOf(units)) {
    const rows = kind === 'item' ? await readItems(db, chunk) : await readCases(db, kind, chunk);
    // In the order of the books: the newest case of a subject, the newest version of an item comes last and stands.
    for (const { unit, authority, domain, object } of rows) {
      found.set(unit, { unit, authority, domain, object, objects: [object] });
    }
  }
  return found;
}

const readItems = (db: Db | Tx, codes: readonly string[]) =>
  db
    .selectFrom('item_versions as v')
    .where('v.item_code', 'in', codes)
    .where('v.status', '=', 'published')
    .select((eb) => [
      'v.item_code as unit',
      'v.item_code as object',
      eb.fn.coalesce('v.authority_code', 'v.authority_name').as('authority'),
      'v.domain',
    ])
    .orderBy('v.version')
    .execute();

async function readCases(db: Db | Tx, kind: 'case' | 'subject', units: readonly string[]) {
  const rows = await db
    .selectFrom('cases as c')
    .innerJoin('item_versions as v', 'v.item_version_id', 'c.item_version_id')
    .innerJoin('subjects as s', 's.subject_id', 'c.subject_id')
    .where(kind === 'case' ? 'c.case_no' : 's.subject_no', 'in', units)
    .select((eb) => [
      'c.case_no',
      's.subject_no as object',
      eb.fn.coalesce('v.authority_code', 'v.authority_name').as('authority'),
      'v.domain',
    ])
    .orderBy('c.decided_day')
    .orderBy('c.case_no')
    .execute();
  return rows.map(({ case_no, ...facts }) => ({ unit: kind === 'case' ? case_no : facts.object, ...facts }));
}

/** Who made the last visit to each object under an earlier plan: of the plans that visited it the newest. */
export async function readLastVisits(
  db: Db | Tx,
  planId: number,
  objects: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const last = new Map<string, { plan: number; inspectors: Set<string> }>();
  for (const chunk of chunksOf(objects)) {
    const rows = await db
      .selectFrom('assignments as a')
      .innerJoin('assignment_acts as t', 't.plan_id', 'a.plan_id')
      .select(['a.object', 'a.plan_id', 'a.inspector_no'])
      .where('a.object', 'in', chunk)
      .where('a.plan_id', '!=', planId)
      .orderBy('t.assigned_at')
      .orderBy('a.plan_id')
      .execute();
    for (const { object, plan_id: plan, inspector_no: no } of rows) {
      const known = last.get(object);
      if (known?.plan === plan) known.inspectors.add(no);
      else last.set(object, { plan, inspectors: new Set([no]) });
    }
  }
  return new Map([...last].map(([object, { inspectors }]) => [object, inspectors]));
}

export const findAssignmentAct = (db: Db | Tx, planId: number) =>
  db.selectFrom('assignment_acts').selectAll().where('plan_id', '=', planId).executeTakeFirst();

export interface LastVisitRow {
  readonly unit: string;
  readonly inspectorNo: string;
}

export interface StoredAssignments {
  /** Of the drawn units, as it stands now. */
  readonly result: AssignResult;
  /** Of the units that are visited in any case. */
  readonly must: AssignResult;
  readonly lastVisits: readonly LastVisitRow[];
}

export async function insertAssignments(
  tx: Tx,
  planId: number,
  duty: {
    readonly facts: ReadonlyMap<string, VisitUnit>;
    readonly lastVisits: readonly LastVisitRow[];
  },
  results: readonly AssignResult[],
): Promise<void> {
  const fixed = { plan_id: planId };
  await bulkInsert(
    tx,
    'assignments',
    ['unit', 'position', 'object', 'inspector_no'],
    results.flatMap(({ assignments }) =>
      assignments.flatMap(({ unit, inspectors }) =>
        inspectors.map((no, i) => [unit, i + 1, duty.facts.get(unit)?.object ?? unit, no]),
      ),
    ),
    fixed,
  );
  await bulkInsert(
    tx,
    'visited_units',
    ['unit', 'authority', 'domain', 'object'],
    [...duty.facts.values()].map(({ unit, authority, domain, object }) => [unit, authority, domain, object]),
    fixed,
  );
  await bulkInsert(
    tx,
    'last_visits',
    ['unit', 'inspector_no'],
    duty.lastVisits.map(({ unit, inspectorNo }) => [unit, inspectorNo]),
    fixed,
  );
  await bulkInsert(
    tx,
    'unassignable_units',
    ['unit', 'reason'],
    results.flatMap(({ unassignable }) => unassignable.map(({ unit, reason }) => [unit, reason])),
    fixed,
  );
}

/** Who visits which unit as it stands now, substitutes included, and what decided. */
export async function readAssignments(db: Db | Tx, planId: number): Promise<StoredAssignments> {
  const rows = await db
    .selectFrom('assignments')
    .select(['unit', 'inspector_no'])
    .where('plan_id', '=', planId)
    .orderBy('unit')
    .orderBy('position')
    .execute();
  const byUnit = new Map<string, string[]>();
  for (const { unit, inspector_no: no } of rows) byUnit.set(unit, [...(byUnit.get(unit) ?? []), no]);
  const unassignable = await db
    .selectFrom('unassignable_units')
    .select(['unit', 'reason'])
    .where('plan_id', '=', planId)
    .orderBy('unit')
    .execute();
  const lastVisits = await db
    .selectFrom('last_visits')
    .select(['unit', 'inspector_no as inspectorNo'])
    .where('plan_id', '=', planId)
    .orderBy('unit')
    .orderBy('inspector_no')
    .execute();
  const assignments = [...byUnit].map(([unit, inspectors]) => ({ unit, inspectors }));
  const musts = new Set((await readMust(db, planId)).map(({ unit }) => unit));
  const part = (isMust: boolean): AssignResult => ({
    assignments: assignments.filter(({ unit }) => musts.has(unit) === isMust),
    unassignable: unassignable.filter(({ unit }) => musts.has(unit) === isMust),
  });
  return { result: part(false), must: part(true), lastVisits };
}

export const readResults = (db: Db | Tx, planId: number) =>
  db.selectFrom('visit_results').selectAll().where('plan_id', '=', planId).orderBy('unit').execute();

/** Whether a result says what became of the promise: a unit that was visited is not exchanged for another one. */
export async function isVisited(db: Db | Tx, planId: number, unit: string): Promise<boolean> {
  const row = await db
    .selectFrom('visit_results')
    .select('unit')
    .where('plan_id', '=', planId)
    .where('unit', '=', unit)
    .where('promise', '<>', 'unverifiable')
    .executeTakeFirst();
  return row !== undefined;
}

export async function replaceAssigned(
  tx: Tx,
  planId: number,
  unit: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await tx
    .updateTable('assignments')
    .set({ inspector_no: to })
    .where('plan_id', '=', planId)
    .where('unit', '=', unit)
    .where('inspector_no', '=', from)
    .execute();
}
