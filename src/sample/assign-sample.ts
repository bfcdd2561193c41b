import { type Desk, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { type Assignment, assignInspectors, ineligibleReason, type Unassignable } from './assign-rules.ts';
import { assignmentsCsv } from './folder.ts';
import { parsePool } from './pool.ts';
import { parsePublishedPlan } from './published-plan.ts';
import { findDraw, findPlan, readDrawn } from './store.ts';
import {
  findAssignmentAct,
  type IneligibleRow,
  insertAssignments,
  type LastVisitRow,
  readLastVisits,
  readVisitUnits,
} from './visit-store.ts';

export interface AssignedSample {
  readonly plan: string;
  readonly visit_day: string;
  readonly per_unit: number;
  readonly assignments: readonly Assignment[];
  readonly unassignable: readonly Unassignable[];
}

/**
 * Assigns inspectors of the frozen pool to the drawn units, once (contract, section 5.4). What decided is kept for everybody to
 * repeat it: who was not eligible for which unit and why, and who made the last visit.
 * E_SAMPLE_OFFICERS (fewer than two a unit), E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN, E_SAMPLE_POOL_EMPTY, E_SAMPLE_ASSIGNED.
 */
export async function assignSample(
  desk: Desk,
  input: { readonly plan: string; readonly perUnit: number },
): Promise<Result<AssignedSample, AppError>> {
  const { plan: name, perUnit } = input;
  if (perUnit < 2) return err(appError('E_SAMPLE_OFFICERS'));
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const plan = await findPlan(tx, name);
    if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: name }));
    const draw = await findDraw(tx, plan.plan_id);
    if (!draw) return err(appError('E_SAMPLE_NOT_DRAWN', { plan: name }));
    if (await findAssignmentAct(tx, plan.plan_id)) return err(appError('E_SAMPLE_ASSIGNED', { plan: name }));
    const pool = parsePool(plan.pool);
    if (pool.length === 0) return err(appError('E_SAMPLE_POOL_EMPTY', { plan: name }));
    const published = must(parsePublishedPlan(plan.published), 'a stored plan was written by planSample');
    const visitDay = published.visit_day ?? officeDay(plan.frozen_at);
    const drawn = await readDrawn(tx, plan.plan_id);
    const units = await readVisitUnits(
      tx,
      plan.unit_kind,
      drawn.map(({ unit }) => unit),
    );
    const last = await readLastVisits(tx, plan.plan_id, [
      ...new Set([...units.values()].map((u) => u.object)),
    ]);
    const ineligible: IneligibleRow[] = [];
    const lastVisits: LastVisitRow[] = [];
    for (const { unit } of drawn) {
      const facts = units.get(unit) ?? { unit, authority: '', domain: null, objects: [], object: unit };
      for (const inspector of pool) {
        const reason = ineligibleReason(inspector, facts, visitDay);
        if (reason !== null) ineligible.push({ unit, inspectorNo: inspector.inspectorNo, reason });
      }
      for (const inspectorNo of last.get(facts.object) ?? []) lastVisits.push({ unit, inspectorNo });
    }
    const result = assignInspectors({
      ...{ units: drawn, pool, perUnit, seed: draw.seed },
      ineligible: setsByUnit(ineligible),
      lastVisits: setsByUnit(lastVisits),
    });
    await tx
      .insertInto('assignment_acts')
      .values({
        ...{ plan_id: plan.plan_id, per_unit: perUnit, visit_day: visitDay },
        ...{ assigned_at: stamp.at, actor: stamp.actor },
      })
      .execute();
    await insertAssignments(tx, plan.plan_id, units, { result, ineligible, lastVisits });
    await appendEntry(tx, stamp, 'sample.assign', {
      ...{ plan: name, per_unit: perUnit, visit_day: visitDay },
      assigned: result.assignments.length,
      unassignable: result.unassignable.length,
      assignments_sha256: sha256Hex(assignmentsCsv(result)),
    });
    return ok({ plan: name, visit_day: visitDay, per_unit: perUnit, ...result });
  });
}

function setsByUnit(rows: readonly LastVisitRow[]): Map<string, Set<string>> {
  const sets = new Map<string, Set<string>>();
  for (const { unit, inspectorNo } of rows) {
    const known = sets.get(unit);
    if (known) known.add(inspectorNo);
    else sets.set(unit, new Set([inspectorNo]));
  }
  return sets;
}
