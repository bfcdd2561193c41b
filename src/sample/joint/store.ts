import { bulkInsert } from '../../store/bulk.ts';
import type { Db, Tx } from '../../store/store.ts';
import { chunksOf } from '../../subject/select-subjects.ts';
import type { JointUnit } from './merge-visits.ts';

export const findJoint = (db: Db | Tx, name: string) =>
  db.selectFrom('joint_plans').selectAll().where('name', '=', name).executeTakeFirst();

export const readJoints = (db: Db | Tx) =>
  db
    .selectFrom('joint_plans as j')
    .leftJoin('themes as t', 't.theme_id', 'j.theme_id')
    .selectAll('j')
    .select('t.theme_code')
    .orderBy('j.joint_id')
    .execute();

/** The plans of a joint plan, in the order in which they were named. */
export const readSources = (db: Db | Tx, jointId: number) =>
  db
    .selectFrom('joint_sources as s')
    .innerJoin('plans as p', 'p.plan_id', 's.plan_id')
    .select(['p.plan_id', 'p.name'])
    .where('s.joint_id', '=', jointId)
    .orderBy('s.position')
    .execute();

export const findTaken = (db: Db | Tx, planId: number) =>
  db
    .selectFrom('joint_sources as s')
    .innerJoin('joint_plans as j', 'j.joint_id', 's.joint_id')
    .select('j.name')
    .where('s.plan_id', '=', planId)
    .executeTakeFirst();

/** One visit of a joint plan with a unit of it, a row a unit: visits in the order of their numbers, units by ticket. */
export const readJointUnits = (db: Db | Tx, jointId: number) =>
  db
    .selectFrom('joint_visits as v')
    .innerJoin('joint_units as u', (join) =>
      join.onRef('u.visit_no', '=', 'v.visit_no').onRef('u.office_region', '=', 'v.office_region'),
    )
    .innerJoin('plans as p', 'p.plan_id', 'u.plan_id')
    .innerJoin('subjects as s', 's.subject_no', 'v.object')
    .leftJoin('visit_results as r', (join) =>
      join.onRef('r.plan_id', '=', 'u.plan_id').onRef('r.unit', '=', 'u.unit'),
    )
    .select([
      'v.visit_no',
      'v.object',
      'v.lead',
      'v.visit_day',
      'u.plan_id',
      'u.unit',
      'u.authority',
      'u.ticket',
      'p.name as plan',
      'p.unit_kind',
      's.type as subject_type',
      's.name as subject_name',
      'r.results',
      'r.promise',
      'r.inspected_on',
    ])
    .where('v.joint_id', '=', jointId)
    .orderBy('v.visit_no')
    .orderBy('u.ticket')
    .orderBy('u.plan_id')
    .orderBy('u.unit')
    .execute();

export type JointUnitRow = Awaited<ReturnType<typeof readJointUnits>>[number];

/** Inspectors assigned to units of these plans, by plan and unit. */
export async function readTeams(
  db: Db | Tx,
  planIds: readonly number[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const teams = new Map<string, string[]>();
  if (planIds.length === 0) return teams;
  const rows = await db
    .selectFrom('assignments')
    .select(['plan_id', 'unit', 'inspector_no'])
    .where('plan_id', 'in', planIds)
    .orderBy('plan_id')
    .orderBy('unit')
    .orderBy('position')
    .execute();
  for (const { plan_id: planId, unit, inspector_no: no } of rows) {
    const key = teamKey(planId, unit);
    teams.set(key, [...(teams.get(key) ?? []), no]);
  }
  return teams;
}

export const teamKey = (planId: number, unit: string): string => `${planId}|${unit}`;

export async function readOfficers(db: Db | Tx) {
  const rows = await db
    .selectFrom('inspectors')
    .select(['inspector_no', 'name', 'certificate_no', 'valid_until'])
    .execute();
  return new Map(rows.map((row) => [row.inspector_no, row]));
}

/** Names of authorities by their codes, as the newest list writes them; a name stands for itself. */
export async function readAuthorityNames(
  db: Db | Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const chunk of chunksOf([...new Set(codes)])) {
    const rows = await db
      .selectFrom('item_versions')
      .select(['authority_code', 'authority_name'])
      .where('authority_code', 'in', chunk)
      .orderBy('item_version_id')
      .execute();
    for (const { authority_code: code, authority_name: name } of rows)
      if (code !== null) names.set(code, name);
  }
  return names;
}

export async function insertVisits(
  tx: Tx,
  at: { readonly region: string; readonly jointId: number; readonly planIds: ReadonlyMap<string, number> },
  visits: readonly {
    readonly visit_no: string;
    readonly object: string;
    readonly lead: string;
    readonly day: string;
    readonly units: readonly JointUnit[];
  }[],
): Promise<void> {
  await bulkInsert(
    tx,
    'joint_visits',
    ['visit_no', 'object', 'lead', 'visit_day'],
    visits.map(({ visit_no, object, lead, day }) => [visit_no, object, lead, day]),
    { office_region: at.region, joint_id: at.jointId },
  );
  await bulkInsert(
    tx,
    'joint_units',
    ['visit_no', 'plan_id', 'unit', 'authority', 'ticket'],
    visits.flatMap(({ visit_no, units }) =>
      units.map(({ plan, unit, authority, ticket }) => [
        visit_no,
        at.planIds.get(plan) ?? null,
        unit,
        authority,
        ticket,
      ]),
    ),
    { office_region: at.region },
  );
}
