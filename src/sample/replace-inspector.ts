import { type Desk, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';
import type { PlanChange } from './change-rules.ts';
import { insertChange, readChanges } from './change-store.ts';
import { writeMinutes } from './draw-minutes.ts';
import { setsByUnit, startAssigning } from './duty.ts';
import { readIneligible } from './ineligible-store.ts';
import { parsePool } from './pool.ts';
import { findDraw, findPlan } from './store.ts';
import { findAssignmentAct, isVisited, readAssignments, replaceAssigned } from './visit-store.ts';

export interface ReplaceInput {
  readonly plan: string;
  readonly unit: string;
  /** Who cannot go. */
  readonly inspectorNo: string;
  /** Published, so it names nobody. */
  readonly reason: string;
  /** Absolute path of the minutes with the change, as PDF. */
  readonly minutesFile?: string | undefined;
}

export interface ReplacedInspector {
  readonly plan: string;
  readonly unit: string;
  readonly replaced: string;
  readonly inspector: string;
  /** The team as it is now. */
  readonly inspectors: readonly string[];
  readonly reason: string;
  readonly minutes: string | null;
}

/**
 * An inspector who cannot go gives the place in the team of one unit to the next eligible by the rule of the assignment: a leader for a
 * leader's place, then the fewest assignments, then the smallest ticket. Who was replaced there does not come back.
 * E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_ON_VISIT (6), E_SAMPLE_NOT_ASSIGNED, E_SAMPLE_SUBSTITUTED, E_SAMPLE_VISITED, E_SAMPLE_REPLACE_NONE
 * (5); with minutes also E_TEMPLATE_* and E_PAPER_*.
 */
export async function replaceInspector(
  desk: Desk,
  input: ReplaceInput,
): Promise<Result<ReplacedInspector, AppError>> {
  const { plan: name, unit, inspectorNo, reason } = input;
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const plan = await findPlan(tx, name);
    if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: name }));
    const act = await findAssignmentAct(tx, plan.plan_id);
    if (!act) return err(appError('E_SAMPLE_NOT_ASSIGNED', { plan: name }));
    const draw = must(await findDraw(tx, plan.plan_id), 'what is assigned was drawn');
    const stored = await readAssignments(tx, plan.plan_id);
    const teams = [...stored.result.assignments, ...stored.must.assignments];
    if (!teams.find((team) => team.unit === unit)?.inspectors.includes(inspectorNo))
      return err(appError('E_SAMPLE_NOT_ON_VISIT', { unit, inspector_no: inspectorNo }));
    const changes = await readChanges(tx, plan.plan_id);
    const gone = changes.find((change) => change.kind === 'unit' && change.unit === unit);
    if (gone) return err(appError('E_SAMPLE_SUBSTITUTED', { unit, taken_by: gone.takenBy }));
    if (await isVisited(tx, plan.plan_id, unit)) return err(appError('E_SAMPLE_VISITED', { unit }));
    const before = new Set(changes.flatMap((change) => (change.unit === unit ? [change.inspectorNo] : [])));
    const pool = parsePool(plan.pool);
    const ineligible = await readIneligible(tx, plan.plan_id, { pool, visitDay: act.visit_day });
    const barred = new Map(ineligible.of(unit));
    const assigning = startAssigning(
      {
        ...{ pool, perUnit: act.per_unit, seed: draw.seed },
        ineligible: { get: () => ({ has: (no) => before.has(no) || barred.has(no) }) },
        lastVisits: setsByUnit(stored.lastVisits.map((row) => [row.unit, row.inspectorNo] as const)),
      },
      teams,
    );
    const taken = assigning.replace(unit, inspectorNo);
    if (!taken.ok) return err(appError('E_SAMPLE_REPLACE_NONE', { unit, why: taken.error }));
    await replaceAssigned(tx, plan.plan_id, unit, { from: inspectorNo, to: taken.value });
    const change: PlanChange = {
      ...{ no: changes.length + 1, kind: 'inspector', unit, inspectorNo, takenBy: taken.value },
      ...{ assigned: true, reason, at: stamp.at },
    };
    await insertChange(tx, plan.plan_id, change, stamp);
    const inspectors = assigning.teamOf(unit) ?? [];
    const seq = await appendEntry(tx, stamp, 'sample.replace', {
      ...{ plan: name, change: change.no, unit, reason, replaced: inspectorNo, inspector: taken.value },
      inspectors: [...inspectors],
    });
    const minutes = input.minutesFile ?? null;
    if (minutes !== null) {
      const written = await writeMinutes(desk, tx, plan, { file: minutes, seq });
      if (!written.ok) return written;
    }
    return ok({
      plan: name,
      unit,
      replaced: inspectorNo,
      inspector: taken.value,
      inspectors,
      reason,
      minutes,
    });
  });
}
