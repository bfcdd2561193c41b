import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { officeRules } from '../../cli/office-rules.ts';
import { presentList } from '../../cli/output.ts';
import { orThrow } from '../../kernel/result.ts';
import { officeDay } from '../../kernel/time.ts';
import { type ListedPlan, listPlans } from '../publication-store.ts';

export function addList(noun: Command, kit: CommandKit): void {
  const t = kit.t.sample.list;
  kit
    .command(noun, 'list', t.summary)
    .option('--overdue', t.overdue)
    .action(kit.run<{ overdue?: boolean }>(runList));
}

async function runList(
  ctx: Context,
  _args: readonly string[],
  options: { overdue?: boolean },
): Promise<number> {
  const t = ctx.t.sample.list;
  const desk = await ctx.desk();
  const rules = orThrow(await officeRules(desk));
  const all = orThrow(await listPlans(desk.store.db, rules, officeDay(ctx.now())));
  const plans = options.overdue ? all.filter(({ overdue }) => overdue) : all;
  const plain = ctx.format === 'csv';
  const marks = ({ overdue, provisional }: ListedPlan): string =>
    [overdue ? t.late : '', provisional ? t.provisional : ''].filter((mark) => mark !== '').join(' ');
  const publishBy = (row: ListedPlan): string =>
    plain || row.publish_by === null ? (row.publish_by ?? '') : `${row.publish_by} ${marks(row)}`.trim();
  await presentList<ListedPlan>(
    ctx,
    'plans',
    plans,
    [
      { key: 'plan', title: t.plan, value: (row) => row.plan, max: 32 },
      { key: 'of', title: t.of, value: (row) => (plain ? row.of : t.units[row.of]) },
      { key: 'population', title: t.population, value: (row) => row.population, align: 'right' },
      { key: 'drawn', title: t.drawn, value: (row) => row.drawn, align: 'right' },
      { key: 'must', title: t.must, value: (row) => row.must, align: 'right' },
      { key: 'results', title: t.results, value: (row) => row.results, align: 'right' },
      { key: 'unpublished', title: t.unpublished, value: (row) => row.unpublished, align: 'right' },
      { key: 'publish_by', title: t.publishBy, value: publishBy },
      { key: 'published_on', title: t.publishedOn, value: (row) => row.published_on ?? '' },
    ],
    (row) => row,
  );
  return 0;
}
