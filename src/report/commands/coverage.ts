import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { dayOption } from '../../cli/values.ts';
import { appError } from '../../i18n/catalogue.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { coverage } from '../coverage.ts';
import { coverageForms } from '../coverage-document.ts';
import {
  type Counting,
  type CoverageKey,
  countings,
  coverageKeys,
  type Measure,
  measures,
  parseTarget,
  type Target,
} from '../coverage-rules.ts';
import { type FormOptions, formsOf, presentReport } from './report-options.ts';

interface CoverageFlags extends FormOptions {
  readonly measure: Measure;
  readonly by: CoverageKey;
  readonly count: Counting;
  readonly asOf?: string;
  readonly batch?: string;
  readonly target?: string;
}

export function addCoverage(noun: Command, kit: CommandKit): void {
  const t = kit.t.report.coverage;
  kit
    .command(noun, 'coverage', t.summary)
    .addOption(new Option('--measure <measure>', t.measure).choices(measures).default('commitment'))
    .addOption(new Option('--by <key>', t.by).choices(coverageKeys).default('mode'))
    .addOption(new Option('--count <unit>', t.count).choices(countings).default('entries'))
    .option('--as-of <day>', t.asOfFlag)
    .option('--batch <name>', t.batch)
    .option('--target <targets>', t.target)
    .option('--out <dir>', kit.t.report.out)
    .option('--to <forms>', kit.t.report.to)
    .action(kit.run<CoverageFlags>(runCoverage));
}

async function runCoverage(ctx: Context, _args: readonly string[], flags: CoverageFlags): Promise<number> {
  const targets = flags.target === undefined ? null : targetsOf(flags.target);
  const wanted = formsOf(flags);
  const given = flags.asOf === undefined ? null : dayOption('--as-of', flags.asOf);
  const desk = await ctx.desk();
  const report = orThrow(
    await coverage(desk, {
      measure: flags.measure,
      by: flags.by,
      counts: flags.count,
      asOf: given ?? officeDay(desk.now()),
      batch: flags.batch ?? null,
      targets,
    }),
  );
  await presentReport(ctx, desk, coverageForms(desk, report, ctx.t), wanted, flags.out);
  return 0;
}

function targetsOf(text: string): Target[] {
  return text.split(/[,，]/).map((part) => {
    const target = parseTarget(part);
    if (target) return target;
    throw appError('E_USAGE_VALUE', { flag: '--target', value: part, expected: '40%@YYYY-MM-DD (0–99.99)' });
  });
}
