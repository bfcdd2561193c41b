import { type Desk, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';
import type { Tx } from '../store/store.ts';
import type { PlanChange, Visit } from './change-rules.ts';
import { insertChange, readChanges } from './change-store.ts';
import type { DrawnInStratum } from './draw.ts';
import { writeMinutes } from './draw-minutes.ts';
import { setsByUnit, startAssigning } from './duty.ts';
import { gatherDuty } from './gather-duty.ts';
import { parsePool } from './pool.ts';
import { findDraw, findPlan, insertDrawn, readDrawn, readTopUps, type SelectedUnit } from './store.ts';
import { startTopUp } from './top-up-rules.ts';
import { unitBlocks } from './unit-blocks.ts';
import { findAssignmentAct, insertAssignments, isVisited, readAssignments } from './visit-store.ts';

export interface SubstituteInput {
  readonly plan: string;
  /** The drawn unit that cannot be reached. */
  readonly unit: string;
  /** Published, so it names nobody. */
  readonly reason: string;
  /** Absolute path of the minutes with the change, as PDF. */
  readonly minutesFile?: string | undefined;
}

export interface SubstitutedUnit {
  readonly plan: string;
  readonly unit: string;
  readonly reason: string;
  readonly substitute: DrawnInStratum;
  /** Who visits the substitute; null where no inspectors are assigned yet. */
  readonly visit: Visit | null;
  readonly minutes: string | null;
}

/**
 * A drawn unit that cannot be reached gives its place to the next ticket of its stratum, under the seed by which it was drawn itself
 * (contract, section 5.3). It stays drawn, as one without an answer; where inspectors are assigned the substitute gets its own.
 * E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_UNIT_NOT_DRAWN (6), E_SAMPLE_NOT_DRAWN, E_SAMPLE_SUBSTITUTED, E_SAMPLE_VISITED (nobody is exchanged for
 * what was found), E_SAMPLE_SUBSTITUTE_NONE (5); with minutes also E_TEMPLATE_* and E_PAPER_*.
 */
export async function substituteUnit(
  desk: Desk,
  input: SubstituteInput,
): Promise<Result<SubstitutedUnit, AppError>> {
  const { plan: name, unit, reason } = input;
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const plan = await findPlan(tx, name);
    if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: name }));
    const draw = await findDraw(tx, plan.plan_id);
    if (!draw) return err(appError('E_SAMPLE_NOT_DRAWN', { plan: name }));
    const drawn = await readDrawn(tx, plan.plan_id);
    const row = drawn.find((one) => one.unit === unit);
    if (!row) return err(appError('E_SAMPLE_UNIT_NOT_DRAWN', { plan: name, unit }));
    const changes = await readChanges(tx, plan.plan_id);
    const earlier = changes.find((change) => change.kind === 'unit' && change.unit === unit);
    if (earlier) return err(appError('E_SAMPLE_SUBSTITUTED', { unit, taken_by: earlier.takenBy }));
    if (await isVisited(tx, plan.plan_id, unit)) return err(appError('E_SAMPLE_VISITED', { unit }));
    const substitute = await nextTicket(tx, plan.plan_id, { row, drawn, seed: draw.seed });
    if (!substitute) return err(appError('E_SAMPLE_SUBSTITUTE_NONE', { stratum: row.stratum }));
    await insertDrawn(tx, plan.plan_id, [substitute], { topUp: row.top_up, substituteFor: unit });
    const act = await findAssignmentAct(tx, plan.plan_id);
    const visit = act
      ? await assignSubstitute(tx, { ...plan, ...act, seed: draw.seed }, substitute.unit)
      : null;
    const change: PlanChange = {
      ...{ no: changes.length + 1, kind: 'unit', unit, inspectorNo: null, takenBy: substitute.unit },
      ...{ assigned: act !== undefined, reason, at: stamp.at },
    };
    await insertChange(tx, plan.plan_id, change, stamp);
    const seq = await appendEntry(tx, stamp, 'sample.substitute', {
      ...{ plan: name, change: change.no, unit, reason, substitute: substitute.unit },
      ticket: substitute.ticket,
      ...(visit === null ? {} : { inspectors: [...visit.inspectors], unassignable: visit.unassignable }),
    });
    const minutes = input.minutesFile ?? null;
    if (minutes !== null) {
      const written = await writeMinutes(desk, tx, plan, { file: minutes, seq });
      if (!written.ok) return written;
    }
    return ok({ plan: name, unit, reason, substitute, visit, minutes });
  });
}

/** The unit of the stratum with the smallest ticket that is not drawn yet, under the seed of the draw that `row` came in by. */
async function nextTicket(
  tx: Tx,
  planId: number,
  { row, drawn, seed }: { row: SelectedUnit; drawn: readonly SelectedUnit[]; seed: string },
): Promise<DrawnInStratum | undefined> {
  const topUp = (await readTopUps(tx, planId)).find(({ no }) => no === row.top_up);
  const drawing = startTopUp({ seed: topUp?.seed ?? seed, counts: { [row.stratum]: 1 } }, drawn);
  for await (const block of unitBlocks(tx, planId)) for (const one of block) drawing.offer(one);
  return drawing.result()[0];
}

/** The same rule as for all others, after them. */
async function assignSubstitute(
  tx: Tx,
  plan: Parameters<typeof gatherDuty>[1] & {
    readonly pool: string;
    readonly per_unit: number;
    readonly visit_day: string;
    readonly seed: string;
  },
  unit: string,
): Promise<Visit> {
  const pool = parsePool(plan.pool);
  const duty = await gatherDuty(tx, plan, pool, plan.visit_day, [unit]);
  const stored = await readAssignments(tx, plan.plan_id);
  const assigning = startAssigning(
    {
      ...{ pool, perUnit: plan.per_unit, seed: plan.seed },
      ineligible: duty.ineligible,
      lastVisits: setsByUnit(duty.lastVisits.map((row) => [row.unit, row.inspectorNo] as const)),
    },
    [...stored.result.assignments, ...stored.must.assignments],
  );
  const team = assigning.assign(unit);
  await insertAssignments(tx, plan.plan_id, duty, [
    team.ok
      ? { assignments: [{ unit, inspectors: team.value }], unassignable: [] }
      : { assignments: [], unassignable: [{ unit, reason: team.error }] },
  ]);
  return team.ok
    ? { inspectors: team.value, unassignable: null }
    : { inspectors: [], unassignable: team.error };
}
