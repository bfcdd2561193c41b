import type { Desk } from '../cli/desk.ts';
import { stampOf } from '../cli/desk.ts';
import { appError } from '../i18n/catalogue.ts';
import { liesIn } from '../identity/regions.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { appendEntry } from '../ledger/append.ts';
import { officeCheckpoint, officeVkey } from '../ledger/office-checkpoint.ts';
import { poolCsv } from './pool-csv.ts';
import { countStrata, populationCsv, populationSha256 } from './population.ts';
import { populationOf, type StratumKey } from './population-rules.ts';
import {
  drawAlgorithm,
  type PublishedPlan,
  planEntryData,
  planJson,
  publishedRule,
} from './published-plan.ts';
import { type QuotaRule, quotasOf, type StratumQuota } from './rules.ts';
import {
  findPlan,
  insertStrataAndUnits,
  type PopulationFilter,
  readCandidates,
  readPool,
  type UnitKind,
} from './store.ts';

export interface PlanInput {
  readonly name: string;
  readonly of: UnitKind;
  readonly filter: PopulationFilter;
  readonly strata: readonly StratumKey[];
  readonly rule: QuotaRule;
  readonly visitDay: string | null;
}

export interface PlannedSample {
  readonly plan: string;
  readonly population: number;
  readonly population_sha256: string;
  readonly strata: readonly StratumQuota[];
  readonly checkpoint: string;
}

/**
 * Freezes population, quotas and inspector pool, and puts their hashes into the ledger before any seed exists: nobody can choose
 * the population to suit a seed. Refused with E_SAMPLE_PLAN_EXISTS, E_SAMPLE_POPULATION_EMPTY, E_SAMPLE_RATES_MISSING.
 */
export async function planSample(desk: Desk, input: PlanInput): Promise<Result<PlannedSample, AppError>> {
  const stamp = stampOf(desk);
  const { region } = input.filter;
  return desk.store.transaction(async (tx) => {
    if (await findPlan(tx, input.name)) return err(appError('E_SAMPLE_PLAN_EXISTS', { plan: input.name }));
    const candidates = await readCandidates(tx, input.filter);
    const inRegion = candidates.filter((row) => region === null || liesIn(row.region, region));
    const units = populationOf(inRegion, input.of, input.strata);
    if (units.length === 0) return err(appError('E_SAMPLE_POPULATION_EMPTY'));
    const quotas = quotasOf(countStrata(units), input.rule);
    if (!quotas.ok) return err(appError('E_SAMPLE_RATES_MISSING', { strata: quotas.error.missing }));
    const strata = quotas.value;
    const sha256 = populationSha256(populationCsv(units));
    const pool = await readPool(tx);
    const published = publishedPlan(desk, input, {
      strata,
      sha256,
      poolSha256: sha256Hex(poolCsv(pool)),
      at: stamp.at,
    });
    const seq = await appendEntry(tx, stamp, 'sample.plan', planEntryData(published));
    const checkpoint = await officeCheckpoint(tx, desk.workspace, desk.keys);
    const { plan_id } = must(
      await tx
        .insertInto('plans')
        .values({
          name: input.name,
          unit_kind: input.of,
          published: planJson(published),
          population: units.length,
          population_sha256: sha256,
          pool: JSON.stringify(pool),
          checkpoint,
          frozen_at: stamp.at,
          ledger_seq: seq,
          actor: stamp.actor,
        })
        .returning('plan_id')
        .executeTakeFirst(),
      'insert returns its key',
    );
    await insertStrataAndUnits(tx, plan_id, strata, units);
    return ok({ plan: input.name, population: units.length, population_sha256: sha256, strata, checkpoint });
  });
}

function publishedPlan(
  desk: Desk,
  input: PlanInput,
  frozen: { strata: readonly StratumQuota[]; sha256: string; poolSha256: string; at: string },
): PublishedPlan {
  const { from, to, itemCode, authority, region } = input.filter;
  const { name, uscc } = desk.workspace.config.office;
  return {
    plan: input.name,
    office: { name, uscc },
    of: input.of,
    period: { from, to },
    filter: {
      ...(itemCode === null ? {} : { item: itemCode }),
      ...(authority === null ? {} : { authority }),
      ...(region === null ? {} : { region }),
    },
    strata: [...input.strata],
    rule: publishedRule(input.rule),
    population: frozen.strata.reduce((sum, row) => sum + row.population, 0),
    population_sha256: frozen.sha256,
    quotas: frozen.strata.map((row) => ({ ...row })),
    pool_sha256: frozen.poolSha256,
    visit_day: input.visitDay,
    frozen_at: frozen.at,
    algorithm: drawAlgorithm,
    verifier_key: officeVkey(desk.workspace, desk.keys),
  };
}
