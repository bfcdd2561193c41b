import { type Command, Option } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present, presentList } from '../../cli/output.ts';
import { renderTable } from '../../cli/table.ts';
import { dayOption } from '../../cli/values.ts';
import { type Item, type ItemStatus, itemStatuses, type Mode, modes, type Track, tracks } from '../item.ts';
import { itemJson } from '../item-json.ts';
import { labelOf } from '../labels.ts';
import { type Group, groupBy } from '../rules.ts';
import { type ItemFilter, selectItems } from '../select-items.ts';

/** What a list can be counted by, and the column that holds it. Authority, domain and batch are names, the others codes. */
const groupColumns = {
  authority: 'authority_name',
  level: 'level',
  domain: 'domain',
  mode: 'mode',
  track: 'track',
  batch: 'batch',
  kind: 'kind',
} as const;

type GroupKey = keyof typeof groupColumns;
const groupKeys = Object.keys(groupColumns) as GroupKey[];

interface ListOptions {
  readonly by?: GroupKey;
  readonly mode?: Mode;
  readonly track?: Track;
  readonly level?: string;
  readonly domain?: string;
  readonly authority?: string;
  readonly batch?: string;
  readonly status?: ItemStatus;
  readonly asOf?: string;
  readonly search?: string;
}

export function addList(noun: Command, kit: CommandKit): void {
  const t = kit.t.item;
  kit
    .command(noun, 'list', t.list.summary)
    .addOption(new Option('--by <key>', t.list.by).choices(groupKeys))
    .addOption(new Option('--mode <mode>', t.options.mode).choices(modes))
    .addOption(new Option('--track <track>', t.options.track).choices(tracks))
    .addOption(new Option('--level <level>', t.options.level).choices(['1', '2', '3', '4', '5', '6']))
    .option('--domain <domain>', t.options.domain)
    .option('--authority <name>', t.options.authority)
    .option('--batch <name>', t.options.batch)
    .addOption(new Option('--status <status>', t.options.status).choices(itemStatuses))
    .option('--as-of <day>', t.options.asOf)
    .option('--search <text>', t.options.search)
    .action(kit.run<ListOptions>(runList));
}

async function runList(ctx: Context, _args: readonly string[], options: ListOptions): Promise<number> {
  const { store } = await ctx.desk();
  const items = await selectItems(store.db, filterOf(options));
  if (options.by === undefined) await presentItems(ctx, items);
  else await presentGroups(ctx, options.by, items);
  return 0;
}

function filterOf(options: ListOptions): ItemFilter {
  const { level, asOf, mode, track, domain, authority, batch, status, search } = options;
  return {
    ...(mode && { mode }),
    ...(track && { track }),
    ...(domain && { domain }),
    ...(authority && { authority }),
    ...(batch && { batch }),
    ...(status && { status }),
    ...(search && { search }),
    ...(level && { level: Number(level) }),
    ...(asOf !== undefined && { asOf: dayOption('--as-of', asOf) }),
  };
}

async function presentItems(ctx: Context, items: readonly Item[]): Promise<void> {
  const t = ctx.t.item;
  // People read names, machines read codes: CSV and JSON hold the codes.
  const label = (column: 'track' | 'mode' | 'level') => (item: Item) =>
    ctx.format === 'csv' ? item[column] : labelOf(ctx, column, item[column]);
  await presentList(
    ctx,
    'items',
    items,
    [
      { key: 'item_code', title: t.fields.item_code, value: (item) => item.item_code, max: 34 },
      { key: 'item_name', title: t.fields.item_name, value: (item) => item.item_name, max: 40 },
      {
        key: 'authority_name',
        title: t.fields.authority_name,
        value: (item) => item.authority_name,
        max: 30,
      },
      { key: 'level', title: t.fields.level, value: label('level') },
      { key: 'track', title: t.fields.track, value: label('track') },
      { key: 'mode', title: t.fields.mode, value: label('mode') },
      { key: 'batch', title: t.batch, value: (item) => item.batch, max: 20 },
      { key: 'version', title: t.version, value: (item) => item.version, align: 'right' },
      {
        key: 'status',
        title: t.status,
        value: (item) => (ctx.format === 'csv' ? item.status : t.statuses[item.status]),
      },
    ],
    itemJson,
  );
}

async function presentGroups(ctx: Context, by: GroupKey, items: readonly Item[]): Promise<void> {
  const t = ctx.t.item;
  const column = groupColumns[by];
  const groups = groupBy(items, (item) => String(item[column] ?? ''));
  const label = ({ key }: Group): string =>
    key === '' ? t.none : column === 'batch' ? key : labelOf(ctx, column, key);
  await present(ctx, {
    json: { groups, total: items.length },
    csv: { columns: ['key', 'count'], rows: groups.map(({ key, count }) => [key, count]) },
    text: () =>
      groups.length === 0
        ? `${ctx.t.cli.none}\n`
        : `${renderTable<Group>(
            [
              { title: column === 'batch' ? t.batch : t.fields[column], value: label },
              { title: t.count, value: ({ count }) => count, align: 'right' },
            ],
            groups,
          )}${ctx.t.cli.total({ total: items.length })}\n`,
  });
}
