import { type Desk, stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';
import { type Ceremony, checkCeremony } from './ceremony.ts';
import { readChanges } from './change-store.ts';
import type { DrawnInStratum } from './draw.ts';
import { drawCsv } from './folder.ts';
import { findDraw, findPlan, insertDrawn, readDrawn, readStrata, readTopUps } from './store.ts';
import { divideTopUp, startTopUp, type TopUpCounts } from './top-up-rules.ts';
import { unitBlocks } from './unit-blocks.ts';
import { findAssignmentAct } from './visit-store.ts';

export interface TopUpInput extends Ceremony {
  readonly plan: string;
  readonly counts: TopUpCounts;
  /** Published, so it names nobody. */
  readonly reason: string;
}

export interface ToppedUp {
  readonly plan: string;
  readonly seed: string;
  readonly top_up: number;
  readonly reason: string;
  readonly drawn: readonly DrawnInStratum[];
}

/**
 * Draws more units of a drawn plan, with a new seed and a reason (contract, section 5.2). E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN,
 * E_SAMPLE_SEED, E_SAMPLE_SEED_WEAK, E_SAMPLE_SEED_EARLY, E_SAMPLE_SEED_USED, E_SAMPLE_TOP_UP_LEFT, E_SAMPLE_TOP_UP_LATE (inspectors
 * are assigned, or a unit is substituted, after all draws).
 */
export async function topUpSample(desk: Desk, input: TopUpInput): Promise<Result<ToppedUp, AppError>> {
  const stamp = stampOf(desk);
  return desk.store.transaction(async (tx) => {
    const plan = await findPlan(tx, input.plan);
    if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: input.plan }));
    const draw = await findDraw(tx, plan.plan_id);
    if (!draw) return err(appError('E_SAMPLE_NOT_DRAWN', { plan: input.plan }));
    // One order for everybody to repeat: the draws, then the assignment and what was changed.
    const begun = await findAssignmentAct(tx, plan.plan_id);
    if (begun || (await readChanges(tx, plan.plan_id)).length > 0)
      return err(appError('E_SAMPLE_TOP_UP_LATE', { plan: input.plan }));
    const earlier = await readTopUps(tx, plan.plan_id);
    const checked = checkCeremony(input, earlier.at(-1)?.drawn_at ?? draw.drawn_at, stamp.at);
    if (!checked.ok) return checked;
    const { seed, weak } = checked.value;
    if ([draw, ...earlier].some((row) => row.seed === seed)) return err(appError('E_SAMPLE_SEED_USED'));
    const taken = await readDrawn(tx, plan.plan_id);
    const undrawn = new Map(
      (await readStrata(tx, plan.plan_id)).map(({ stratum, population }) => [
        stratum,
        population - taken.filter((row) => row.stratum === stratum).length,
      ]),
    );
    const counts = divideTopUp(undrawn, input.counts);
    if (!counts.ok) return err(appError('E_SAMPLE_TOP_UP_LEFT', counts.error));
    const no = earlier.length + 1;
    const topUp = { seed, counts: Object.fromEntries(counts.value) };
    const drawing = startTopUp(topUp, taken);
    for await (const block of unitBlocks(tx, plan.plan_id)) for (const row of block) drawing.offer(row);
    const drawn = drawing.result();
    await tx
      .insertInto('top_ups')
      .values({
        plan_id: plan.plan_id,
        no,
        seed,
        reason: input.reason,
        counts: JSON.stringify(topUp.counts),
        place: input.place,
        witnesses: input.witnesses,
        seeded_at: input.seededAt,
        drawn_at: stamp.at,
        actor: stamp.actor,
      })
      .execute();
    await insertDrawn(tx, plan.plan_id, drawn, { topUp: no });
    await appendEntry(tx, stamp, 'sample.top_up', {
      plan: input.plan,
      top_up: no,
      seed,
      weak,
      reason: input.reason,
      counts: topUp.counts,
      place: input.place,
      seeded_at: input.seededAt,
      witnessed: input.witnesses !== null,
      drawn: drawn.length,
      draw_sha256: sha256Hex(drawCsv(drawn)),
    });
    return ok({ plan: input.plan, seed, top_up: no, reason: input.reason, drawn });
  });
}
