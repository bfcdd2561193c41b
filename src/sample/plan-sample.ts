import type { Desk } from '../cli/desk.ts';
import { stampOf } from '../cli/desk.ts';
import { actByRules, officeRules } from '../cli/office-rules.ts';
import { appError } from '../i18n/catalogue.ts';
import { liesIn } from '../identity/regions.ts';
import type { AppError } from '../kernel/app-error.ts';
import { must } from '../kernel/assert.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { formatLimit, type Limit } from '../kernel/limit.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Day, officeDay } from '../kernel/time.ts';
import { appendEntry } from '../ledger/append.ts';
import { officeCheckpoint, officeVkey } from '../ledger/office-checkpoint.ts';
import { regimeOn } from '../policy/rule.ts';
import type { Tx } from '../store/store.ts';
import { type Floor, floorText } from './floor.ts';
import { drawnWithin, insertLists, unknownUnits } from './plan-lists.ts';
import { ratesByGrade } from './policy-rates.ts';
import { poolCsv } from './pool-csv.ts';
import { countStrata, plainCsv, populationCsv, populationSha256 } from './population.ts';
import { populationOf, type StratumKey, unitOf } from './population-rules.ts';
import {
  drawAlgorithm,
  type PublishedPlan,
  planEntryData,
  planJson,
  publishedRule,
} from './published-plan.ts';
import type { StratumQuota } from './rate.ts';
import { type QuotaRule, quotasOf } from './rules.ts';
import { countReasons, type ListedUnit, type SelectedUnits, selectUnits } from './select-units.ts';
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
  /** `policy`: the rates that policy names for the grades. */
  readonly rule: QuotaRule | { readonly kind: 'policy' };
  readonly floor: Floor | null;
  readonly gradeScheme: string | null;
  readonly exclude: readonly ListedUnit[];
  readonly must: readonly ListedUnit[];
  /** Subjects drawn less than this long ago are left out; in days, months or years. */
  readonly onceWithin: Limit | null;
  readonly year: number | null;
  readonly batches: number | null;
  readonly visitDay: string | null;
  readonly dryRun: boolean;
  /** What hangs on the plan, in its own transaction. */
  readonly onFrozen?: (tx: Tx, planId: number) => Promise<void>;
}

export interface PlannedStratum extends StratumQuota {
  /** The chance of each unit of the stratum to be drawn, between 0 and 1. */
  readonly chance: number;
}

export interface PlannedList {
  readonly count: number;
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

export interface PlannedSample {
  readonly plan: string;
  readonly population: number;
  readonly population_sha256: string;
  readonly strata: readonly PlannedStratum[];
  /** What was read out before the seed was made; null for a dry run. */
  readonly checkpoint: string | null;
  readonly excluded: PlannedList & {
    /** Of the exclusion list: not in the population anyway. */
    readonly not_found: number;
  };
  readonly must: PlannedList;
  readonly batches: number | null;
  readonly year: number | null;
  readonly dry_run: boolean;
}

/**
 * Freezes population, quotas and inspector pool, and puts their hashes into the ledger before any seed exists: nobody can choose
 * the population to suit a seed. A dry run works out the same and writes nothing. Refused with E_SAMPLE_PLAN_EXISTS,
 * E_SAMPLE_POPULATION_EMPTY, E_SAMPLE_RATES_MISSING, E_SAMPLE_LISTED_TWICE, E_SAMPLE_UNIT_UNKNOWN, E_POLICY_*.
 */
export async function planSample(desk: Desk, input: PlanInput): Promise<Result<PlannedSample, AppError>> {
  const stamp = stampOf(desk);
  return actByRules(desk, async (tx) => {
    if (await findPlan(tx, input.name)) return err(appError('E_SAMPLE_PLAN_EXISTS', { plan: input.name }));
    const selected = await selectPopulation(tx, input, officeDay(stamp.at));
    if (!selected.ok) return selected;
    const units = selected.value.population;
    const quotas = await planQuotas(tx, desk, input, countStrata(units), officeDay(stamp.at));
    if (!quotas.ok) return quotas;
    const { strata } = quotas.value;
    const sha256 = populationSha256(populationCsv(units));
    const pool = await readPool(tx);
    const published = publishedPlan(desk, input, {
      ...quotas.value,
      sha256,
      poolSha256: sha256Hex(poolCsv(pool)),
      selected: selected.value,
      at: stamp.at,
    });
    const planned: Omit<PlannedSample, 'checkpoint'> = {
      plan: input.name,
      population: units.length,
      population_sha256: sha256,
      strata: strata.map((row) => ({ ...row, chance: row.quota / row.population })),
      excluded: { ...listed(selected.value.excluded), not_found: selected.value.notFound },
      must: listed(selected.value.must),
      batches: input.batches,
      year: input.year,
      dry_run: input.dryRun,
    };
    if (input.dryRun) return ok<PlannedSample>({ ...planned, checkpoint: null });
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
    await insertLists(tx, plan_id, selected.value);
    await input.onFrozen?.(tx, plan_id);
    return ok<PlannedSample>({ ...planned, checkpoint });
  });
}

async function selectPopulation(
  tx: Tx,
  input: PlanInput,
  today: Day,
): Promise<Result<SelectedUnits, AppError>> {
  const excluded = new Set(input.exclude.map(({ unit }) => unit));
  const twice = input.must.find(({ unit }) => excluded.has(unit));
  if (twice) return err(appError('E_SAMPLE_LISTED_TWICE', { unit: twice.unit }));
  const unknown = await unknownUnits(
    tx,
    input.of,
    input.must.map(({ unit }) => unit),
  );
  if (unknown.length > 0) return err(appError('E_SAMPLE_UNIT_UNKNOWN', { units: unknown }));
  const { region } = input.filter;
  const grade = { scheme: input.gradeScheme, today };
  const candidates = (await readCandidates(tx, input.filter, grade)).filter(
    (row) => region === null || liesIn(row.region, region),
  );
  const recent =
    input.onceWithin === null ? new Set<string>() : await drawnWithin(tx, input.of, input.onceWithin, today);
  const objectKind = input.of === 'item' ? 'item' : 'subject';
  const selected = selectUnits(populationOf(candidates, input.of, input.strata), {
    exclude: input.exclude,
    must: input.must,
    recent: new Set(
      candidates.filter((row) => recent.has(unitOf(row, objectKind))).map((row) => unitOf(row, input.of)),
    ),
  });
  return selected.population.length === 0 ? err(appError('E_SAMPLE_POPULATION_EMPTY')) : ok(selected);
}

interface PlannedQuotas {
  readonly strata: readonly StratumQuota[];
  readonly rule: QuotaRule;
  /** Of rates that policy names. */
  readonly basis: { readonly zh: string; readonly en: string } | null;
}

async function planQuotas(
  tx: Tx,
  desk: Desk,
  input: PlanInput,
  populations: ReadonlyMap<string, number>,
  today: Day,
): Promise<Result<PlannedQuotas, AppError>> {
  const missing = (strata: readonly string[]) => err(appError('E_SAMPLE_RATES_MISSING', { strata }));
  let rule: QuotaRule;
  let basis: PlannedQuotas['basis'] = null;
  if (input.rule.kind === 'policy') {
    const rules = await officeRules(desk, tx);
    if (!rules.ok) return rules;
    const named = regimeOn(rules.value.policy.sampling.rates, today);
    if (!named.ok) return named;
    const unknown = regimeOn(rules.value.policy.sampling.unknown_class, today);
    if (!unknown.ok) return unknown;
    const rates = ratesByGrade(populations.keys(), input.strata.indexOf('grade'), {
      rates: named.value.value,
      unknownClass: unknown.value.value,
    });
    if (!rates.ok) return missing(rates.error);
    rule = { kind: 'rates', rates: rates.value };
    basis = named.value.basis;
  } else rule = input.rule;
  const quotas = quotasOf(populations, rule, input.floor);
  return quotas.ok ? ok({ strata: quotas.value, rule, basis }) : missing(quotas.error.missing);
}

const listed = (list: readonly ListedUnit[]): PlannedList => ({
  count: list.length,
  reasons: countReasons(list),
});

/** What of a list is published: counts and reasons, and a digest by which the list can be held to what was frozen. */
const publishedList = (list: readonly ListedUnit[]) => ({
  count: list.length,
  reasons: countReasons(list),
  sha256: sha256Hex(plainCsv(list.map(({ unit, reason }) => [unit, reason]))),
});

function publishedPlan(
  desk: Desk,
  input: PlanInput,
  frozen: PlannedQuotas & { sha256: string; poolSha256: string; selected: SelectedUnits; at: string },
): PublishedPlan {
  const { from, to, itemCode, authority, region, domain, decision, agent } = input.filter;
  const { name, uscc } = desk.workspace.config.office;
  const { excluded, must: mustList } = frozen.selected;
  return {
    plan: input.name,
    office: { name, uscc },
    of: input.of,
    period: { from, to },
    filter: {
      ...(itemCode === null ? {} : { item: itemCode }),
      ...(authority === null ? {} : { authority }),
      ...(region === null ? {} : { region }),
      ...(domain === null ? {} : { domain }),
      ...(decision === 'granted' ? {} : { decision }),
      ...(agent === null ? {} : { agent }),
    },
    strata: [...input.strata],
    rule: publishedRule(frozen.rule),
    ...(input.floor === null ? {} : { at_least: floorText(input.floor) }),
    ...(frozen.basis === null ? {} : { rate_basis: { ...frozen.basis } }),
    ...(input.year === null ? {} : { year: input.year }),
    ...(input.batches === null ? {} : { batches: input.batches }),
    ...(input.onceWithin === null ? {} : { once_within: formatLimit(input.onceWithin, 'en') }),
    ...(input.gradeScheme === null ? {} : { grade_scheme: input.gradeScheme }),
    ...(excluded.length === 0 ? {} : { excluded: publishedList(excluded) }),
    ...(mustList.length === 0 ? {} : { must: publishedList(mustList) }),
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
