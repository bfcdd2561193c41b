import type { Desk } from '../cli/desk.ts';
import { stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';
import { type Ceremony, checkCeremony } from './ceremony.ts';
import { type DrawnInStratum, startDraw } from './draw.ts';
import { writeMinutes } from './draw-minutes.ts';
import { drawCsv } from './folder.ts';
import { readMust } from './plan-lists.ts';
import { parsePublishedPlan } from './published-plan.ts';
import { batchOf, type ListedUnit } from './select-units.ts';
import { findDraw, findPlan, insertDrawn, readStrata } from './store.ts';
import { unitBlocks } from './unit-blocks.ts';

export interface DrawInput extends Ceremony {
  readonly plan: string;
  /** Absolute path of the minutes to be signed, as PDF; written before the draw is committed, so that neither is without the other. */
  readonly minutesFile?: string | undefined;
}

export interface DrawnSample {
  readonly plan: string;
  readonly seed: string;
  /** With the batch of each unit where the plan is visited in batches. */
  readonly drawn: readonly (DrawnInStratum & { readonly batch?: number })[];
  /** Visited whatever was drawn. */
  readonly must: readonly ListedUnit[];
  /** Path of the minutes; null where none were asked for. */
  readonly minutes: string | null;
}

/**
 * Draws a frozen plan once (contract, section 5.3). Refused with E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_DRAWN (a plan is never drawn
 * again until it pleases), E_SAMPLE_SEED, E_SAMPLE_SEED_WEAK, E_SAMPLE_SEED_EARLY; with minutes also E_TEMPLATE_* and E_PAPER_*.
 */
export async function drawSample(desk: Desk, input: DrawInput): Promise<Result<DrawnSample, AppError>> {
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const plan = await findPlan(tx, input.plan);
    if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: input.plan }));
    if (await findDraw(tx, plan.plan_id)) return err(appError('E_SAMPLE_DRAWN', { plan: input.plan }));
    const checked = checkCeremony(input, plan.frozen_at, stamp.at);
    if (!checked.ok) return checked;
    const { seed, weak } = checked.value;
    const strata = await readStrata(tx, plan.plan_id);
    const draw = startDraw(seed, new Map(strata.map((row) => [row.stratum, row.quota])));
    for await (const block of unitBlocks(tx, plan.plan_id))
      for (const { unit, stratum } of block) draw.offer(unit, stratum);
    const drawn = draw.result();
    await tx
      .insertInto('draws')
      .values({
        plan_id: plan.plan_id,
        seed,
        place: input.place,
        witnesses: input.witnesses,
        seeded_at: input.seededAt,
        drawn_at: stamp.at,
        actor: stamp.actor,
      })
      .execute();
    await insertDrawn(tx, plan.plan_id, drawn);
    const seq = await appendEntry(tx, stamp, 'sample.draw', {
      plan: input.plan,
      seed,
      weak,
      place: input.place,
      seeded_at: input.seededAt,
      // Witnesses are natural persons: their names stand in the minutes, not in the public log.
      witnessed: input.witnesses !== null,
      drawn: drawn.length,
      draw_sha256: sha256Hex(drawCsv(drawn)),
    });
    const minutes = input.minutesFile ?? null;
    if (minutes !== null) {
      const written = await writeMinutes(desk, tx, plan, { file: minutes, seq });
      if (!written.ok) return written;
    }
    const { batches } = must(parsePublishedPlan(plan.published), 'a stored plan was written by planSample');
    const quotas = new Map(strata.map((row) => [row.stratum, row.quota]));
    return ok({
      plan: input.plan,
      seed,
      drawn:
        batches === undefined
          ? drawn
          : drawn.map((row) => ({
              ...row,
              batch: batchOf(row.order, quotas.get(row.stratum) ?? row.order, batches),
            })),
      must: await readMust(tx, plan.plan_id),
      minutes,
    });
  });
}
