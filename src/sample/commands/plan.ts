import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { dayOption, wordOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { type PlanInput, type PlannedSample, planSample } from '../plan-sample.ts';
import { type StratumKey, stratumKeys } from '../population-rules.ts';
import { parseRates, type Rate } from '../rate.ts';
import type { QuotaRule } from '../rules.ts';
import { unitKinds } from '../store.ts';
import { readShares } from './read-shares.ts';
import { positiveRate } from './share-option.ts';

interface PlanOptions {
  name: string;
  of: string;
  from?: string;
  to?: string;
  item?: string;
  authority?: string;
  region?: string;
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
    .option('--strata <keys>', t.strata, 'none')
    .option('--rate <share>', t.rate)
    .option('--rates <shares>', t.rates)
    .option('--size <count>', t.size)
    .option('--allocation <way>', t.allocation, 'proportional')
    .option('--prior <file>', t.prior)
    .option('--visit-day <day>', t.visitDay)
    .action(kit.run<PlanOptions>(runPlan));
}

async function runPlan(ctx: Context, _args: readonly string[], options: PlanOptions): Promise<number> {
  const input = await readPlanInput(ctx.environment.cwd, options);
  const desk = await ctx.desk();
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

function renderPlan(ctx: Context, planned: PlannedSample): string {
  const t = ctx.t.sample.plan;
  const quota = planned.strata.reduce((sum, row) => sum + row.quota, 0);
  return [
    t.frozen({ plan: planned.plan, population: planned.population, quota }),
    t.sha({ sha256: planned.population_sha256 }),
    '',
    renderTable(
      [
        { title: t.stratum, value: (row) => row.stratum },
        { title: t.population, value: (row) => row.population, align: 'right' },
        { title: t.quota, value: (row) => row.quota, align: 'right' },
        // Known and stated before the draw: every unit of a stratum has this chance, and none has another.
        {
          title: t.chance,
          value: (row) => `${((row.quota / row.population) * 100).toFixed(2)}%`,
          align: 'right',
        },
      ],
      planned.strata,
    ),
    t.readOut,
    '',
    planned.checkpoint,
    t.next({ plan: planned.plan }),
    '',
  ].join('\n');
}

async function readPlanInput(cwd: string, options: PlanOptions): Promise<PlanInput> {
  const from = options.from === undefined ? null : dayOption('--from', options.from);
  const to = options.to === undefined ? null : dayOption('--to', options.to);
  if (from !== null && to !== null && to < from) {
    throw appError('E_USAGE_VALUE', { flag: '--to', value: to, expected: `≥ ${from}` });
  }
  return {
    name: options.name.normalize('NFC').trim(),
    of: wordOption('--of', options.of, unitKinds),
    filter: {
      from,
      to,
      itemCode: options.item ?? null,
      authority: options.authority ?? null,
      region: options.region ?? null,
    },
    strata: readStrataKeys(options.strata),
    rule: await readRule(cwd, options),
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

async function readRule(cwd: string, options: PlanOptions): Promise<QuotaRule> {
  const { rate, rates, size } = options;
  if ([rate, rates, size].filter((given) => given !== undefined).length !== 1)
    throw appError('E_SAMPLE_RULE');
  if (rate !== undefined) return { kind: 'rate', rate: positiveRate('--rate', rate) };
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
  if (file === undefined) throw appError('E_USAGE_OPTION', { detail: '--allocation neyman: --prior' });
  return readShares('--prior', resolve(cwd, file));
}
