import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import type { Desk } from '../../cli/desk.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { present } from '../../cli/output.ts';
import { countOption, dayOption, limitOption, nameOption, wordOption, yearOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import type { Limit } from '../../kernel/limit.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { findScheme } from '../../policy/grade.ts';
import { regimeOn } from '../../policy/rule.ts';
import { type Floor, parseFloor } from '../floor.ts';
import { type PlanInput, planSample } from '../plan-sample.ts';
import { type StratumKey, stratumKeys } from '../population-rules.ts';
import { parseRates, type Rate } from '../rate.ts';
import { unitKinds } from '../store.ts';
import { readShares } from './read-shares.ts';
import { readUnitList } from './read-unit-list.ts';
import { renderPlan } from './render-plan.ts';
import { positiveRate } from './share-option.ts';

interface PlanOptions {
  name: string;
  of: string;
  from?: string;
  to?: string;
  item?: string;
  authority?: string;
  region?: string;
  domain?: string;
  decision: string;
  agent?: string;
  exclude?: string;
  must?: string;
  onceWithin?: string;
  scheme?: string;
  atLeast?: string;
  year?: string;
  batches?: string;
  dryRun?: boolean;
  strata: string;
  rate?: string;
  rates?: string;
  size?: string;
  allocation: string;
  prior?: string;
  visitDay?: string;
}

export function addPlan(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.plan;
  kit
    .command(noun, 'plan', t.summary)
    .requiredOption('--name <plan>', t.name)
    .option('--of <kind>', t.of, 'case')
    .option('--from <day>', t.from)
    .option('--to <day>', t.to)
    .option('--item <code>', t.item)
    .option('--authority <authority>', t.authority)
    .option('--region <code>', t.region)
    .option('--domain <domain>', t.domain)
    .option('--decision <decision>', t.decision, 'granted')
    .option('--agent <agent>', t.agent)
    .option('--exclude <file>', t.exclude)
    .option('--must <file>', t.must)
    .option('--once-within <limit>', t.onceWithin)
    .option('--strata <keys>', t.strata, 'none')
    .option('--scheme <scheme>', t.scheme)
    .option('--rate <share>', t.rate)
    .option('--rates <shares>', t.rates)
    .option('--at-least <share>', t.atLeast)
    .option('--size <count>', t.size)
    .option('--allocation <way>', t.allocation, 'proportional')
    .option('--prior <file>', t.prior)
    .option('--year <year>', t.year)
    .option('--batches <count>', t.batches)
    .option('--visit-day <day>', t.visitDay)
    .option('--dry-run', t.dryRun)
    .action(kit.run<PlanOptions>(runPlan));
}

async function runPlan(ctx: Context, _args: readonly string[], options: PlanOptions): Promise<number> {
  const desk = await ctx.desk();
  const input = await readPlanInput(ctx, desk, options);
  const planned = orThrow(await planSample(desk, input));
  await present(ctx, {
    json: planned,
    csv: {
      columns: ['stratum', 'population', 'quota'],
      rows: planned.strata.map((row) => [row.stratum, row.population, row.quota]),
    },
    text: () => renderPlan(ctx, planned),
  });
  return 0;
}

async function readPlanInput(ctx: Context, desk: Desk, options: PlanOptions): Promise<PlanInput> {
  const strata = readStrataKeys(options.strata);
  const rule = await readRule(ctx.environment.cwd, options, strata);
  const from = options.from === undefined ? null : dayOption('--from', options.from);
  const to = options.to === undefined ? null : dayOption('--to', options.to);
  if (from !== null && to !== null && to < from) {
    throw appError('E_USAGE_VALUE', { flag: '--to', value: to, expected: `≥ ${from}` });
  }
  return {
    name: nameOption('--name', options.name, ctx.t.sample.plan.name),
    of: wordOption('--of', options.of, unitKinds),
    filter: {
      from,
      to,
      itemCode: options.item ?? null,
      authority: options.authority ?? null,
      region: options.region ?? null,
      domain: options.domain ?? null,
      decision: wordOption('--decision', options.decision, ['granted', 'refused', 'withdrawn'] as const),
      agent: options.agent ?? null,
    },
    strata,
    rule,
    floor: readFloor(options.atLeast, rule),
    gradeScheme: options.scheme === undefined ? null : await schemeCode(desk, options.scheme),
    exclude: await readUnitList(ctx, options.exclude),
    must: await readUnitList(ctx, options.must),
    onceWithin: readOnceWithin(options.onceWithin),
    year: options.year === undefined ? null : yearOption(options.year),
    batches: readBatches(options.batches),
    dryRun: options.dryRun ?? false,
    visitDay: options.visitDay === undefined ? null : dayOption('--visit-day', options.visitDay),
  };
}

function readStrataKeys(text: string): StratumKey[] {
  const words = text.split(',').map((word) => word.trim());
  if (words.length === 1 && words[0] === 'none') return [];
  return words.map((word) => {
    const key = wordOption('--strata', word, [...stratumKeys, 'none'] as const);
    // `none` beside a key means nothing.
    if (key === 'none')
      throw appError('E_USAGE_VALUE', { flag: '--strata', value: text, expected: stratumKeys.join(', ') });
    return key;
  });
}

function readFloor(text: string | undefined, rule: PlanInput['rule']): Floor | null {
  if (text === undefined) return null;
  if (rule.kind === 'size') throw appError('E_USAGE_TOGETHER', { options: '--size, --at-least' });
  const floor = parseFloor(text);
  if (floor === null) throw appError('E_SAMPLE_RATE', { flag: '--at-least', value: text });
  return floor;
}

/** A period of the calendar: the cap does not ask for working days. */
function readOnceWithin(text: string | undefined): Limit | null {
  if (text === undefined) return null;
  const limit = limitOption('--once-within', text);
  if (!['d', 'mo', 'y'].includes(limit.unit) || !Number.isInteger(limit.amount))
    throw appError('E_USAGE_VALUE', { flag: '--once-within', value: text, expected: '90d, 6mo, 1y' });
  return limit;
}

function readBatches(text: string | undefined): number | null {
  const batches = countOption('--batches', text, 1);
  return batches < 2 ? null : batches;
}

/** The code of a scheme that policy knows by this name; another name stands for itself. */
async function schemeCode(desk: Desk, text: string): Promise<string> {
  const { policy } = orThrow(await officeRules(desk));
  const schemes = orThrow(regimeOn(policy.gate.schemes, officeDay(desk.now().toISOString())));
  return findScheme(schemes.value, text)?.scheme ?? text;
}

async function readRule(
  cwd: string,
  options: PlanOptions,
  strata: readonly StratumKey[],
): Promise<PlanInput['rule']> {
  const { rate, rates, size } = options;
  if ([rate, rates, size].filter((given) => given !== undefined).length !== 1)
    throw appError('E_SAMPLE_RULE');
  if (rate !== undefined) return { kind: 'rate', rate: positiveRate('--rate', rate) };
  if (rates === 'policy') {
    if (!strata.includes('grade'))
      throw appError('E_USAGE_NEEDS', { option: '--rates policy', needs: '--strata grade' });
    return { kind: 'policy' };
  }
  if (rates !== undefined) {
    const parsed = parseRates(rates);
    if (!parsed.ok) throw appError('E_SAMPLE_RATE', { flag: '--rates', value: rates });
    return { kind: 'rates', rates: parsed.value };
  }
  const text = size ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw appError('E_SAMPLE_RATE', { flag: '--size', value: text });
  const allocation = wordOption('--allocation', options.allocation, ['proportional', 'neyman'] as const);
  return allocation === 'proportional'
    ? { kind: 'size', size: Number(text), allocation }
    : { kind: 'size', size: Number(text), allocation, prior: await readPrior(cwd, options.prior) };
}

function readPrior(cwd: string, file: string | undefined): Promise<Map<string, Rate>> {
  if (file === undefined)
    throw appError('E_USAGE_NEEDS', { option: '--allocation neyman', needs: '--prior' });
  return readShares('--prior', resolve(cwd, file));
}
