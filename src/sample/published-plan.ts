import { z } from 'zod';
import type { Json } from '../kernel/canonical-json.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { parseFloor } from './floor.ts';
import { parseRate, type Rate } from './rate.ts';
import type { QuotaRule } from './rules.ts';

/** How tickets are made and compared (contract, section 5.3), under the name that published plans carry. */
export const drawAlgorithm = 'consistent_sampler-first-ticket-sha256';

const rateText = z.string().refine((text) => parseRate(text) !== null);
const rateMap = z.record(z.string(), rateText);
const count = z.int().min(0);
const sha256Text = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const ruleSchema = z.union([
  z.strictObject({ kind: z.literal('rate'), rate: rateText }),
  z.strictObject({ kind: z.literal('rates'), rates: rateMap }),
  z.strictObject({ kind: z.literal('size'), size: count, allocation: z.literal('proportional') }),
  z.strictObject({ kind: z.literal('size'), size: count, allocation: z.literal('neyman'), prior: rateMap }),
]);

/** A list of units that the plan names itself: how many for which reason, and the digest of the list, which is not published. */
const listSchema = z.strictObject({
  count,
  reasons: z.array(z.strictObject({ reason: z.string(), count })),
  /** SHA-256 of the list as CSV, `unit,reason` a line, by the unit's UTF-8 bytes. */
  sha256: sha256Text,
});

const planSchema = z.strictObject({
  plan: z.string().min(1),
  office: z.strictObject({ name: z.string(), uscc: z.string() }),
  /** What a unit is. */
  of: z.enum(['case', 'subject', 'item']),
  /** First and last day of decision of the cases in the population; null where no period was set. */
  period: z.strictObject({ from: day.nullable(), to: day.nullable() }),
  /** What else narrowed the population: item, authority, region. */
  filter: z.record(z.string(), z.string()),
  /** Keys that make the stratum, in their order; none means one stratum `all`. */
  strata: z.array(z.string()),
  rule: ruleSchema,
  /** The least that the whole plan draws, a share or a number; what is missing comes from the riskiest stratum. */
  at_least: z
    .string()
    .refine((text) => parseFloor(text) !== null)
    .optional(),
  /** The legal basis of rates that policy names. */
  rate_basis: z.strictObject({ zh: z.string(), en: z.string() }).optional(),
  /** The yearly plan that it belongs to. */
  year: z.int().optional(),
  /** The drawn units of a stratum are visited in so many batches, in the order of their tickets. */
  batches: z.int().min(2).optional(),
  /** A subject that was drawn less than this long ago is excluded. */
  once_within: z.string().optional(),
  /** The credit scheme whose grades make strata. */
  grade_scheme: z.string().optional(),
  excluded: listSchema.optional(),
  must: listSchema.optional(),
  population: count,
  population_sha256: sha256Text,
  quotas: z.array(z.strictObject({ stratum: z.string(), population: count, quota: count })),
  visit_day: day.nullable(),
  /** What `sha256sum inspectors.csv` prints for the pool frozen with the plan; null if there was none. */
  pool_sha256: sha256Text.nullable(),
  /** UTC, when population and quotas were frozen. */
  frozen_at: z.string(),
  algorithm: z.literal(drawAlgorithm),
  /** The office's public key, as a C2SP verifier key. */
  verifier_key: z.string(),
  /** Officers a unit, once inspectors were assigned. */
  per_unit: z.int().min(2).optional(),
});

/** `plan.json` of a published folder. Its keys are for outsiders: they do not change. */
export type PublishedPlan = z.output<typeof planSchema>;
export type PublishedRule = PublishedPlan['rule'];

/** Reads `plan.json`; null unless it is exactly such a plan. */
export function parsePublishedPlan(text: string): PublishedPlan | null {
  try {
    const parsed = planSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export const planJson = (plan: PublishedPlan): string => `${JSON.stringify(plan, null, 2)}\n`;

/**
 * What the data of the ledger's `sample.plan` entry says about the plan: all that was fixed before a seed existed. The
 * published folder shows the entry, and checking compares it with `plan.json`, so planner and publisher both use this;
 * the entry may say more.
 */
export function planEntryData(plan: PublishedPlan): { readonly [key: string]: Json } {
  // The key may be renewed and the inspectors are assigned after the plan is frozen; office and time stand in the entry anyway.
  const { verifier_key: _key, per_unit: _perUnit, office: _office, frozen_at: _at, ...frozen } = plan;
  const entries: [string, Json][] = [];
  for (const [key, value] of Object.entries(frozen)) if (value !== undefined) entries.push([key, value]);
  return Object.fromEntries(entries);
}

/** A rule as it is stored and published: rates as the text they were given in. */
export function publishedRule(rule: QuotaRule): PublishedRule {
  const texts = (rates: ReadonlyMap<string, Rate>) =>
    Object.fromEntries([...rates].map(([stratum, rate]) => [stratum, rate.text]));
  if (rule.kind === 'rate') return { kind: 'rate', rate: rule.rate.text };
  if (rule.kind === 'rates') return { kind: 'rates', rates: texts(rule.rates) };
  const { kind, size } = rule;
  return rule.allocation === 'neyman'
    ? { kind, size, allocation: 'neyman', prior: texts(rule.prior) }
    : { kind, size, allocation: 'proportional' };
}

/** The rule of a published plan, ready to be applied; the error names a text that is no rate. */
export function parseRule(rule: PublishedRule): Result<QuotaRule, string> {
  if (rule.kind === 'size' && rule.allocation === 'proportional') return ok(rule);
  const texts =
    rule.kind === 'rate'
      ? { '': rule.rate }
      : rule.kind === 'rates'
        ? rule.rates
        : 'prior' in rule
          ? rule.prior
          : {};
  const rates = new Map<string, Rate>();
  for (const [stratum, text] of Object.entries(texts)) {
    const rate = parseRate(text);
    if (!rate) return err(text);
    rates.set(stratum, rate);
  }
  if (rule.kind === 'rates') return ok({ kind: 'rates', rates });
  if (rule.kind === 'size') return ok({ kind: 'size', size: rule.size, allocation: 'neyman', prior: rates });
  const rate = rates.get('');
  return rate ? ok({ kind: 'rate', rate }) : err(rule.rate);
}
