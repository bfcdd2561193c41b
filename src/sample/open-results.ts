import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Instant, officeDay } from '../kernel/time.ts';
import type { Tx } from '../store/store.ts';
import { readMust } from './plan-lists.ts';
import type { ResultDays } from './result-rules.ts';
import { findDraw, findPlan, readDrawn } from './store.ts';
import { readResults } from './visit-store.ts';

export interface OpenedResults {
  readonly plan: NonNullable<Awaited<ReturnType<typeof findPlan>>>;
  /** Units that the plan visits: drawn (also where another one took the place: it may be reached after all), or visited in any case. */
  readonly visited: ReadonlySet<string>;
  /** Units visited in any case. */
  readonly must: ReadonlySet<string>;
  /** Digests of the results that are there. */
  readonly known: ReadonlyMap<string, string>;
  readonly days: ResultDays;
}

/** What a result is held against. E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN. */
export async function openResults(
  tx: Tx,
  planName: string,
  now: Instant,
): Promise<Result<OpenedResults, AppError>> {
  const plan = await findPlan(tx, planName);
  if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: planName }));
  const draw = await findDraw(tx, plan.plan_id);
  if (!draw) return err(appError('E_SAMPLE_NOT_DRAWN', { plan: planName }));
  const must = new Set((await readMust(tx, plan.plan_id)).map(({ unit }) => unit));
  const drawn = (await readDrawn(tx, plan.plan_id)).map(({ unit }) => unit);
  const known = new Map((await readResults(tx, plan.plan_id)).map((row) => [row.unit, row.digest]));
  const days = { drawn: officeDay(draw.drawn_at), today: officeDay(now) };
  return ok({ plan, visited: new Set([...drawn, ...must]), must, known, days });
}
