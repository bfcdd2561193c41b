import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderFacts, renderTable } from '../../cli/table.ts';
import { countOption, wordOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { must } from '../../kernel/assert.ts';
import type { Rate, StratumQuota } from '../rate.ts';
import { type QuotaRule, quotasOf } from '../rules.ts';
import { type SampleSize, type SizeAim, sampleSize, sizeFormulas } from '../size-rules.ts';
import { readCounts, readShares } from './read-shares.ts';
import { openShare, positiveRate } from './share-option.ts';

interface SizeOptions {
  population?: string;
  strata?: string;
  find?: string;
  atMost?: string;
  allowed?: string;
  margin?: string;
  expected: string;
  confidence: string;
  size?: string;
  allocation: string;
  prior?: string;
}

export function addSize(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.size;
  kit
    .command(noun, 'size', t.summary)
    .option('--population <count>', t.population)
    .option('--find <share>', t.find)
    .option('--at-most <share>', t.atMost)
    .option('--allowed <count>', t.allowed)
    .option('--margin <share>', t.margin)
    .option('--expected <share>', t.expected, '50%')
    .option('--confidence <share>', t.confidence, '95%')
    .option('--strata <file>', t.strata)
    .option('--size <count>', t.size)
    .option('--allocation <way>', kit.t.sample.plan.allocation, 'proportional')
    .option('--prior <file>', kit.t.sample.plan.prior)
    .action(kit.run<SizeOptions>(runSize));
}

/** Works without a workspace: it is arithmetic. */
async function runSize(ctx: Context, _args: readonly string[], options: SizeOptions): Promise<number> {
  const path = (file: string) => resolve(ctx.environment.cwd, file);
  const counts = options.strata === undefined ? null : await readCounts('--strata', path(options.strata));
  const population = readPopulation(ctx, options, counts);
  const confidence = openShare('--confidence', options.confidence);
  const aim = readAim(options);
  const found = aim === null ? null : sampleSize(population, aim, confidence);
  if (aim !== null && found === null) throw appError('E_SAMPLE_SIZE_NONE', { population });
  const size = found?.size ?? countOption('--size', options.size, 0);
  const allocation = wordOption('--allocation', options.allocation, ['proportional', 'neyman'] as const);
  const prior =
    allocation === 'proportional' || counts === null
      ? null
      : await readShares('--prior', path(requirePrior(options.prior)));
  const rule =
    prior === null
      ? ({ kind: 'size', size, allocation: 'proportional' } as const)
      : ({ kind: 'size', size, allocation: 'neyman', prior } as const);
  const strata = counts === null ? [] : divide(counts, rule);
  const result = {
    method: aim?.kind ?? 'size',
    formula: aim === null ? null : sizeFormulas[aim.kind],
    confidence: aim === null ? null : options.confidence,
    reached: found?.reached ?? null,
    population,
    untrue: found?.untrue ?? null,
    allowed: aim?.kind === 'at-most' ? aim.allowed : null,
    size,
    allocation: counts === null ? null : allocation,
    strata,
  };
  await present(ctx, { json: result, text: () => render(ctx, aim, found, result) });
  return 0;
}

function readPopulation(
  ctx: Context,
  options: SizeOptions,
  counts: ReadonlyMap<string, number> | null,
): number {
  if (counts !== null && options.population === undefined)
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (counts === null && options.population !== undefined)
    return countOption('--population', options.population, 1);
  if (counts !== null) throw appError('E_USAGE_TOGETHER', { options: '--population, --strata' });
  throw appError('E_USAGE_ANSWER_MISSING', {
    question: ctx.t.sample.size.population,
    flag: '--population | --strata',
  });
}

/** Exactly one aim, or a size that is only to be divided. */
function readAim(options: SizeOptions): SizeAim | null {
  const { find, atMost, margin, size, strata } = options;
  if ([find, atMost, margin, size].filter((given) => given !== undefined).length !== 1)
    throw appError('E_SAMPLE_AIM');
  if (find !== undefined)
    return {
      kind: 'find',
      untrue: /^[1-9]\d{0,8}$/.test(find) ? Number(find) : positiveRate('--find', find),
    };
  if (atMost !== undefined) {
    const allowed = options.allowed === '0' ? 0 : countOption('--allowed', options.allowed, 0);
    return { kind: 'at-most', share: positiveRate('--at-most', atMost), allowed };
  }
  if (margin !== undefined)
    return {
      kind: 'margin',
      margin: positiveRate('--margin', margin),
      expected: openShare('--expected', options.expected),
    };
  if (strata === undefined) throw appError('E_USAGE_NEEDS', { option: '--size', needs: '--strata' });
  return null;
}

function divide(counts: ReadonlyMap<string, number>, rule: QuotaRule): readonly StratumQuota[] {
  const quotas = quotasOf(counts, rule);
  if (!quotas.ok) throw appError('E_SAMPLE_RATES_MISSING', { strata: quotas.error.missing });
  return quotas.value;
}

function requirePrior(file: string | undefined): string {
  if (file === undefined)
    throw appError('E_USAGE_NEEDS', { option: '--allocation neyman', needs: '--prior' });
  return file;
}

function render(
  ctx: Context,
  aim: SizeAim | null,
  found: SampleSize | null,
  result: { population: number; size: number; confidence: string | null; strata: readonly StratumQuota[] },
): string {
  const t = ctx.t.sample.size;
  const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
  const facts: [string, string | number][] = [[t.populationFact, result.population]];
  if (aim !== null && found !== null) {
    facts.push([t.aimFact, aimText(ctx, aim, found.untrue)]);
    facts.push([
      t.confidenceFact,
      t.reached({ asked: result.confidence ?? '', reached: percent(found.reached) }),
    ]);
    facts.push([t.formulaFact, sizeFormulas[aim.kind]]);
    facts.push([t.methodFact, t.methods[aim.kind]]);
  }
  facts.push([t.sizeFact, result.size]);
  const plan = ctx.t.sample.plan;
  const strata =
    result.strata.length === 0
      ? ''
      : `\n${renderTable(
          [
            { title: plan.stratum, value: (row) => row.stratum },
            { title: plan.population, value: (row) => row.population, align: 'right' },
            { title: plan.quota, value: (row) => row.quota, align: 'right' },
          ],
          result.strata,
        )}`;
  return `${renderFacts(facts)}${strata}`;
}

function aimText(ctx: Context, aim: SizeAim, untrue: number | null): string {
  const t = ctx.t.sample.size.aims;
  const text = (rate: Rate): string => rate.text;
  switch (aim.kind) {
    case 'find':
      return t.find({ untrue: must(untrue, 'an exact aim names a number') });
    case 'at-most':
      return t.atMost({ share: text(aim.share), allowed: aim.allowed });
    case 'margin':
      return t.margin({ margin: text(aim.margin), expected: text(aim.expected) });
  }
}
