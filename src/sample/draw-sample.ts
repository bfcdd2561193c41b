import type { Desk } from '../cli/desk.ts';
import { stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';
import { type DrawnInStratum, startDraw } from './draw.ts';
import { writeMinutes } from './draw-minutes.ts';
import { drawCsv } from './folder.ts';
import { checkSeed } from './rules.ts';
import { findDraw, findPlan, insertDrawn, readStrata } from './store.ts';
import { unitBlocks } from './unit-blocks.ts';

export interface DrawInput {
  readonly plan: string;
  /** As typed: from dice, a lottery, a beacon. */
  readonly seed: string;
  /** A weak seed is used only when a person said so. */
  readonly weakConfirmed: boolean;
  readonly place: string | null;
  readonly witnesses: string | null;
  /** Absolute path of the minutes to be signed, as PDF; written before the draw is committed, so that neither is without the other. */
  readonly minutesFile?: string | undefined;
}

export interface DrawnSample {
  readonly plan: string;
  readonly seed: string;
  readonly drawn: readonly DrawnInStratum[];
  /** Path of the minutes; null where none were asked for. */
  readonly minutes: string | null;
}

/**
 * Draws a frozen plan once (contract, section 5.3). Refused with E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_DRAWN (a plan is never drawn
 * again until it pleases), E_SAMPLE_SEED, E_SAMPLE_SEED_WEAK; with minutes also E_TEMPLATE_* and E_PAPER_*.
 */
export async function drawSample(desk: Desk, input: DrawInput): Promise<Result<DrawnSample, AppError>> {
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const plan = await findPlan(tx, input.plan);
    if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: input.plan }));
    if (await findDraw(tx, plan.plan_id)) return err(appError('E_SAMPLE_DRAWN', { plan: input.plan }));
    const checked = checkSeed(input.seed);
    if (!checked.ok) return err(appError('E_SAMPLE_SEED'));
    const { seed, weak } = checked.value;
    if (weak && !input.weakConfirmed) return err(appError('E_SAMPLE_SEED_WEAK'));
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
      // Witnesses are natural persons: their names stand in the minutes, not in the public log.
      witnessed: input.witnesses !== null,
      drawn: drawn.length,
      draw_sha256: sha256Hex(drawCsv(drawn)),
    });
    const minutes = input.minutesFile ?? null;
    if (minutes !== null) {
      const made = { seed, place: input.place, witnesses: input.witnesses, drawn_at: stamp.at };
      const written = await writeMinutes(desk, minutes, { plan, strata, draw: made, drawn, seq });
      if (!written.ok) return written;
    }
    return ok({ plan: input.plan, seed, drawn, minutes });
  });
}
