import { type Desk, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { type AssignResult, assignAll } from './assign-rules.ts';
import { unitsInPlace } from './change-rules.ts';
import { readChanges } from './change-store.ts';
import { writeMinutes } from './draw-minutes.ts';
import { type Assignment, setsByUnit, startAssigning } from './duty.ts';
import { assignmentsCsv } from './folder.ts';
import { gatherDuty } from './gather-duty.ts';
import { readMust } from './plan-lists.ts';
import { parsePool } from './pool.ts';
import { parsePublishedPlan } from './published-plan.ts';
import { explainShortage, type Shortage } from './shortage.ts';
import { findDraw, findPlan, readDrawn } from './store.ts';
import { seedHash, ticketOf } from './ticket.ts';
import { findAssignmentAct, insertAssignments } from './visit-store.ts';

export interface AssignInput {
  readonly plan: string;
  readonly perUnit: number;
  /** Absolute path of the minutes with the assignments, as PDF. */
  readonly minutesFile?: string | undefined;
}

export interface AssignedSample {
  readonly plan: string;
  readonly visit_day: string;
  readonly per_unit: number;
  readonly assignments: readonly Assignment[];
  readonly unassignable: readonly Shortage[];
  /** The units that are visited in any case, after all that were drawn. */
  readonly must: {
    readonly assignments: readonly Assignment[];
    readonly unassignable: readonly Shortage[];
  };
  /** Path of the minutes; null where none were asked for. */
  readonly minutes: string | null;
}

/**
 * Assigns inspectors of the frozen pool to the drawn units, once (contract, section 5.4), and after them by the same rule to the units
 * that are visited in any case, so that these change nothing for the random part. What decided is kept for everybody to repeat it: the pool,
 * what each unit is, from which follows who was not eligible for it and why, and who made the last visit.
 * E_SAMPLE_OFFICERS (fewer than two a unit), E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN, E_SAMPLE_POOL_EMPTY, E_SAMPLE_ASSIGNED; with
 * minutes also E_TEMPLATE_* and E_PAPER_*.
 */
export async function assignSample(
  desk: Desk,
  input: AssignInput,
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
    const drawn = unitsInPlace(await readDrawn(tx, plan.plan_id), await readChanges(tx, plan.plan_id));
    const seedHex = seedHash(draw.seed);
    const musts = (await readMust(tx, plan.plan_id)).map(({ unit }) => ({
      unit,
      ticket: ticketOf(seedHex, unit),
    }));
    const all = [...drawn, ...musts].map(({ unit }) => unit);
    const duty = await gatherDuty(tx, plan, pool, visitDay, all);
    const assigning = startAssigning({
      ...{ pool, perUnit, seed: draw.seed },
      ineligible: duty.ineligible,
      lastVisits: setsByUnit(duty.lastVisits.map(({ unit, inspectorNo }) => [unit, inspectorNo])),
    });
    const result = assignAll(assigning, drawn);
    const mustResult = assignAll(assigning, musts);
    await tx
      .insertInto('assignment_acts')
      .values({
        ...{ plan_id: plan.plan_id, per_unit: perUnit, visit_day: visitDay },
        ...{ assigned_at: stamp.at, actor: stamp.actor },
      })
      .execute();
    await insertAssignments(tx, plan.plan_id, duty, [result, mustResult]);
    const seq = await appendEntry(tx, stamp, 'sample.assign', {
      ...{ plan: name, per_unit: perUnit, visit_day: visitDay },
      assigned: result.assignments.length,
      unassignable: result.unassignable.length,
      assignments_sha256: sha256Hex(assignmentsCsv(result)),
      ...(musts.length === 0 ? {} : { must_assignments_sha256: sha256Hex(assignmentsCsv(mustResult)) }),
    });
    const minutes = input.minutesFile ?? null;
    if (minutes !== null) {
      const written = await writeMinutes(desk, tx, plan, { file: minutes, seq });
      if (!written.ok) return written;
    }
    const explained = ({ assignments, unassignable }: AssignResult) => ({
      assignments,
      unassignable: explainShortage(unassignable, duty.facts, pool, duty.eligibility),
    });
    return ok({
      ...{ plan: name, visit_day: visitDay, per_unit: perUnit, ...explained(result) },
      ...{ must: explained(mustResult), minutes },
    });
  });
}
