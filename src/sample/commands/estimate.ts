import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { type Column, renderTable } from '../../cli/table.ts';
import { orThrow } from '../../kernel/result.ts';
import type { Estimate } from '../estimate-rules.ts';
import { estimateSample, type SampleEstimate } from '../estimate-sample.ts';
import type { Interval } from '../interval.ts';
import { stratumLabel } from '../stratum-label.ts';
import { openShare } from './share-option.ts';

export function addEstimate(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.estimate;
  kit
    .command(noun, 'estimate <plan>', t.summary)
    .option('--confidence <share>', kit.t.sample.size.confidence, '95%')
    .action(kit.run<{ confidence: string }>(runEstimate));
}

async function runEstimate(
  ctx: Context,
  [plan = '']: readonly string[],
  options: { confidence: string },
): Promise<number> {
  const confidence = openShare('--confidence', options.confidence);
  const { store } = await ctx.desk();
  const share = Number(confidence.numerator) / Number(confidence.denominator);
  const estimate = orThrow(await estimateSample(store.db, plan, share));
  await present(ctx, {
    json: estimate,
    csv: {
      columns: ['stratum', 'population', 'drawn', 'checked', 'untrue', 'rate', 'low', 'high', 'method'],
      rows: [...estimate.strata, { ...estimate.overall, stratum: '' }].map((row) => [
        row.stratum,
        row.population,
        row.drawn,
        row.checked,
        row.untrue,
        row.rate,
        row.low,
        row.high,
        row.method,
      ]),
    },
    text: () => render(ctx, estimate, options.confidence),
  });
  return 0;
}

interface Line extends Estimate {
  readonly name: string;
  readonly wilson: Interval | null;
}

const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(2)}%`);
const span = (interval: Interval | null): string =>
  interval === null ? '—' : `${percent(interval.low)} – ${percent(interval.high)}`;

function render(ctx: Context, estimate: SampleEstimate, confidence: string): string {
  const t = ctx.t.sample.estimate;
  const { overall, must } = estimate;
  const lines: Line[] = [
    ...estimate.strata.map((row) => ({
      ...row,
      name: stratumLabel(row.stratum, ctx.t),
    })),
    { ...overall, name: t.overall, wilson: null },
  ];
  const bounds = (row: Estimate): Interval | null =>
    row.low === null || row.high === null ? null : { low: row.low, high: row.high };
  const columns: Column<Line>[] = [
    { title: ctx.t.sample.plan.stratum, value: (row) => `${row.name}${row.small ? ' *' : ''}` },
    { title: t.drawn, value: (row) => row.drawn, align: 'right' },
    { title: t.checked, value: (row) => row.checked, align: 'right' },
    { title: t.unknown, value: (row) => row.missing + row.unverifiable, align: 'right' },
    { title: t.untrue, value: (row) => row.untrue, align: 'right' },
    { title: t.rate, value: (row) => percent(row.rate), align: 'right' },
    { title: t.interval({ confidence }), value: (row) => span(bounds(row)) },
    { title: 'Wilson', value: (row) => (row.wilson === null ? '' : span(row.wilson)) },
  ];
  const { unsampled, if_missing } = overall;
  const round = (count: number): string => count.toFixed(1);
  return [
    renderTable(columns, lines),
    ...(unsampled === null
      ? []
      : [
          t.unsampled({
            units: unsampled.units,
            untrue: round(unsampled.untrue),
            low: round(unsampled.low),
            high: round(unsampled.high),
          }),
        ]),
    ...(overall.missing + overall.unverifiable === 0 || if_missing === null
      ? []
      : [
          t.missing({ missing: overall.missing, unverifiable: overall.unverifiable, span: span(if_missing) }),
        ]),
    ...(overall.uncovered.length === 0 ? [] : [t.uncovered({ strata: overall.uncovered })]),
    ...(lines.some((row) => row.small) ? [t.small] : []),
    ...(must.units === 0 ? [] : [t.must(must)]),
    '',
    t.method,
    '',
  ].join('\n');
}
