import type { Command } from 'commander';
import type { CommandKit } from '../../../cli/command.ts';
import type { Context } from '../../../cli/context.ts';
import { presentList } from '../../../cli/output.ts';
import { dayOption } from '../../../cli/values.ts';
import { orThrow } from '../../../kernel/result.ts';
import { bundleSummary } from '../bundle-json.ts';
import { showBundles } from '../show-bundle.ts';
import { change, percent, time } from '../show-figures.ts';

interface ListOptions {
  readonly asOf?: string;
}

export function addList(noun: Command, kit: CommandKit): void {
  const t = kit.t.bundle;
  kit
    .command(noun, 'list', t.list.summary)
    .option('--as-of <day>', t.asOf)
    .action(kit.run<ListOptions>(runList));
}

async function runList(ctx: Context, _args: readonly string[], options: ListOptions): Promise<number> {
  const t = ctx.t.bundle.fields;
  const desk = await ctx.desk();
  const asOf = options.asOf === undefined ? {} : { asOf: dayOption('--as-of', options.asOf) };
  const { bundles, rounding } = orThrow(await showBundles(desk, asOf));
  const rows = bundles.map(bundleSummary);
  const plain = ctx.format === 'csv';
  const cut = (value: number | null) => (plain ? value : percent(value, rounding));
  await presentList(
    ctx,
    'bundles',
    rows,
    [
      { key: 'bundle_code', title: t.bundle_code, value: (row) => row.bundle_code, max: 24 },
      { key: 'bundle_name', title: t.bundle_name, value: (row) => row.bundle_name, max: 36 },
      { key: 'items', title: t.items, value: (row) => row.items, align: 'right' },
      { key: 'departments', title: t.departments, value: (row) => row.departments, align: 'right' },
      { key: 'steps', title: t.steps, value: (row) => row.steps, align: 'right' },
      {
        key: 'materials',
        title: t.materials,
        value: (row) => change(row.materials_before, row.materials_after),
      },
      {
        key: 'materials_cut',
        title: t.materials_cut,
        value: (row) => cut(row.materials_cut),
        align: 'right',
      },
      {
        key: 'time',
        title: t.time,
        value: (row) => change(time(ctx.lang, row.limit_before), time(ctx.lang, row.limit_after)),
      },
      { key: 'time_cut', title: t.time_cut, value: (row) => cut(row.time_cut), align: 'right' },
      { key: 'visits', title: t.visits, value: (row) => change(row.visits_before, row.visits_after) },
    ],
    (row) => row,
  );
  return 0;
}
