import { appError } from '../i18n/catalogue.ts';
import type { AppError } from '../kernel/app-error.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Db } from '../store/store.ts';
import {
  estimateOverall,
  estimateStratum,
  type OverallEstimate,
  type StratumEstimate,
  type StratumOutcomes,
} from './estimate-rules.ts';
import { findDraw, findPlan, readStrata } from './store.ts';

export interface SampleEstimate {
  readonly plan: string;
  /** Between 0 and 1, as all rates and bounds. */
  readonly confidence: number;
  readonly strata: readonly StratumEstimate[];
  readonly overall: OverallEstimate;
  /** Units visited in any case: no part of any estimate. */
  readonly must: { readonly units: number; readonly checked: number; readonly untrue: number };
}

/**
 * What the results of a plan's visits say about its whole population. Reads only. E_SAMPLE_PLAN_UNKNOWN, E_SAMPLE_NOT_DRAWN.
 */
export async function estimateSample(
  db: Db,
  planName: string,
  confidence: number,
): Promise<Result<SampleEstimate, AppError>> {
  const plan = await findPlan(db, planName);
  if (!plan) return err(appError('E_SAMPLE_PLAN_UNKNOWN', { plan: planName }));
  if (!(await findDraw(db, plan.plan_id))) return err(appError('E_SAMPLE_NOT_DRAWN', { plan: planName }));
  const outcomes = await readOutcomes(db, plan.plan_id);
  const must = await readMustOutcomes(db, plan.plan_id);
  return ok({
    plan: planName,
    confidence,
    strata: outcomes.map((row) => estimateStratum(row, confidence)),
    overall: estimateOverall(outcomes, confidence),
    must,
  });
}

async function readOutcomes(db: Db, planId: number): Promise<StratumOutcomes[]> {
  const rows = await db
    .selectFrom('drawn_units as d')
    .leftJoin('visit_results as r', (join) =>
      join.onRef('r.plan_id', '=', 'd.plan_id').onRef('r.unit', '=', 'd.unit'),
    )
    .where('d.plan_id', '=', planId)
    .groupBy(['d.stratum', 'r.promise'])
    .select((eb) => ['d.stratum', 'r.promise', eb.fn.countAll<number>().as('count')])
    .execute();
  const strata = await readStrata(db, planId);
  return strata.map(({ stratum, population }) => {
    const own = rows.filter((row) => row.stratum === stratum);
    const count = (promise: string): number =>
      own.reduce((sum, row) => sum + (row.promise === promise ? Number(row.count) : 0), 0);
    return {
      stratum,
      population,
      drawn: own.reduce((sum, row) => sum + Number(row.count), 0),
      checked: count('true') + count('partly') + count('untrue'),
      untrue: count('untrue'),
      partly: count('partly'),
      unverifiable: count('unverifiable'),
    };
  });
}

async function readMustOutcomes(db: Db, planId: number): Promise<SampleEstimate['must']> {
  const rows = await db
    .selectFrom('plan_lists as l')
    .leftJoin('visit_results as r', (join) =>
      join.onRef('r.plan_id', '=', 'l.plan_id').onRef('r.unit', '=', 'l.unit'),
    )
    .where('l.plan_id', '=', planId)
    .where('l.list', '=', 'must')
    .select('r.promise')
    .execute();
  return {
    units: rows.length,
    checked: rows.filter(({ promise }) => promise !== null && promise !== 'unverifiable').length,
    untrue: rows.filter(({ promise }) => promise === 'untrue').length,
  };
}
