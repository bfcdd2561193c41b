import { type Desk, regionOf } from '../../cli/desk.ts';
import { appError } from '../../i18n/catalogue.ts';
import { maskNameOf } from '../../identity/mask.ts';
import type { AppError } from '../../kernel/app-error.ts';
import { err, ok, type Result } from '../../kernel/result.ts';
import { compareUtf8 } from '../../kernel/text.ts';
import type { Day } from '../../kernel/time.ts';
import type { Db, Tx } from '../../store/store.ts';
import { readToVisit } from './read-to-visit.ts';
import {
  findJoint,
  type JointUnitRow,
  readAuthorityNames,
  readJoints,
  readJointUnits,
  readOfficers,
  readSources,
  readTeams,
  teamKey,
} from './store.ts';
import { teamOf, type VisitTeam } from './team.ts';

/** A visit of a joint plan as it stands now: its team follows the plans' own assignments. */
export interface JointVisit extends VisitTeam {
  readonly visit_no: string;
  readonly object: string;
  /** Masked for natural persons; null after erasure. */
  readonly name: string | null;
  readonly day: Day;
  readonly lead: string;
  readonly authorities: readonly string[];
  readonly units: readonly JointUnitRow[];
  /** Every unit has its result. */
  readonly done: boolean;
}

export interface ShownJoint {
  readonly joint: string;
  readonly theme_id: number | null;
  readonly lead: string;
  readonly plans: readonly string[];
  readonly from: Day;
  readonly to: Day;
  readonly planned: number;
  readonly made: number;
  readonly saved: number;
  readonly visits: readonly JointVisit[];
  /** Units that came to the plans after they were joined: they are visited apart. */
  readonly later: readonly { readonly plan: string; readonly unit: string }[];
  /** Codes of authorities to names. */
  readonly names: ReadonlyMap<string, string>;
}

/** E_JOINT_UNKNOWN (6). */
export async function showJoint(db: Db | Tx, name: string): Promise<Result<ShownJoint, AppError>> {
  const row = await findJoint(db, name);
  if (!row) return err(appError('E_JOINT_UNKNOWN', { joint: name }));
  const sources = await readSources(db, row.joint_id);
  const units = await readJointUnits(db, row.joint_id);
  const teams = await readTeams(
    db,
    sources.map(({ plan_id }) => plan_id),
  );
  const officers = await readOfficers(db);
  const { later, gone } = await changedSince(db, sources, units);
  const byVisit = new Map<string, JointUnitRow[]>();
  // A unit whose place another took is visited no more, nor a subject all whose units were.
  const standing = units.filter(({ plan_id, unit }) => !gone.has(teamKey(plan_id, unit)));
  for (const unit of standing) byVisit.set(unit.visit_no, [...(byVisit.get(unit.visit_no) ?? []), unit]);
  const visits = [...byVisit.values()].flatMap((own): JointVisit[] => {
    const [first] = own;
    if (first === undefined) return [];
    const { visit_no, object, lead, visit_day: day } = first;
    const others = [...new Set(own.map(({ authority }) => authority))].filter((one) => one !== lead);
    const authorities = [lead, ...others.sort(compareUtf8)];
    const team = teamOf(
      authorities,
      own.map(({ plan_id, unit, authority }) => ({
        authority,
        inspectors: teams.get(teamKey(plan_id, unit)) ?? [],
      })),
      day,
      (no) => officers.get(no)?.valid_until ?? null,
    );
    return [
      {
        ...{ visit_no, object, day, lead, authorities, units: own, ...team },
        name: first.subject_name === null ? null : maskNameOf(first.subject_type, first.subject_name),
        done: own.every(({ results }) => results !== null),
      },
    ];
  });
  const codes = [row.lead, ...units.map(({ authority }) => authority)];
  return ok({
    ...{ joint: row.name, theme_id: row.theme_id, lead: row.lead, from: row.from_day, to: row.to_day },
    ...{ planned: row.planned, made: row.visits, saved: row.planned - row.visits, visits, later },
    plans: sources.map(({ name: plan }) => plan),
    names: await readAuthorityNames(db, codes),
  });
}

/** What became of the plans since: units whose place others took, and those that are not in the joint plan. */
async function changedSince(
  db: Db | Tx,
  sources: Awaited<ReturnType<typeof readSources>>,
  units: readonly JointUnitRow[],
) {
  const joined = new Set(units.map(({ plan_id, unit }) => teamKey(plan_id, unit)));
  const stand = new Set<string>();
  const later: { plan: string; unit: string }[] = [];
  for (const { plan_id, name: plan } of sources)
    for (const { unit } of await readToVisit(db, plan_id)) {
      stand.add(teamKey(plan_id, unit));
      if (!joined.has(teamKey(plan_id, unit))) later.push({ plan, unit });
    }
  return { later, gone: new Set([...joined].filter((key) => !stand.has(key))) };
}

/** One line a joint plan. */
export async function listJointPlans(desk: Desk) {
  const { db } = desk.store;
  const rows = await readJoints(db);
  return Promise.all(
    rows.map(async (row) => ({
      joint: row.name,
      theme: row.theme_code,
      lead: row.lead,
      plans: (await readSources(db, row.joint_id)).map(({ name }) => name),
      from: row.from_day,
      to: row.to_day,
      planned: row.planned,
      made: row.visits,
      saved: row.planned - row.visits,
      done: await countDone(db, regionOf(desk), row.joint_id),
    })),
  );
}

export type ListedJoint = Awaited<ReturnType<typeof listJointPlans>>[number];

/** Visits all whose units have a result, or lost their place to another. */
async function countDone(db: Db | Tx, region: string, jointId: number): Promise<number> {
  const row = await db
    .selectFrom('joint_visits as v')
    .where('v.joint_id', '=', jointId)
    .where('v.office_region', '=', region)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('joint_units as u')
            .select('u.unit')
            .whereRef('u.visit_no', '=', 'v.visit_no')
            .whereRef('u.office_region', '=', 'v.office_region')
            .where((inner) =>
              inner.not(
                inner.exists(
                  inner
                    .selectFrom('visit_results as r')
                    .select('r.unit')
                    .whereRef('r.plan_id', '=', 'u.plan_id')
                    .whereRef('r.unit', '=', 'u.unit'),
                ),
              ),
            )
            .where((inner) =>
              inner.not(
                inner.exists(
                  inner
                    .selectFrom('plan_changes as g')
                    .select('g.unit')
                    .where('g.kind', '=', 'unit')
                    .whereRef('g.plan_id', '=', 'u.plan_id')
                    .whereRef('g.unit', '=', 'u.unit'),
                ),
              ),
            ),
        ),
      ),
    )
    .select((eb) => eb.fn.countAll<number>().as('done'))
    .executeTakeFirstOrThrow();
  return Number(row.done);
}
