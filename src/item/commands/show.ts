import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { renderFacts } from '../../cli/table.ts';
import { orThrow } from '../../kernel/result.ts';
import { type Item, type ItemColumn, itemColumns, listColumns } from '../item.ts';
import { itemJson } from '../item-json.ts';
import { labelOf } from '../labels.ts';
import { showItem } from '../show-item.ts';

export function addShow(noun: Command, kit: CommandKit): void {
  kit.command(noun, 'show <code>', kit.t.item.show.summary).action(kit.run(runShow));
}

async function runShow(ctx: Context, [code = '']: readonly string[]): Promise<number> {
  const { store } = await ctx.desk();
  const versions = orThrow(await showItem(store.db, code));
  await present(ctx, {
    json: { item_code: code, versions: versions.map(itemJson) },
    // The newest version is what most readers want: it comes first.
    text: () =>
      versions
        .toReversed()
        .map((item) => renderVersion(ctx, item))
        .join('\n'),
  });
  return 0;
}

function renderVersion(ctx: Context, item: Item): string {
  const t = ctx.t.item;
  const title = t.versionTitle({
    code: item.item_code,
    version: item.version,
    status: t.statuses[item.status],
  });
  const { file, sheet, source_line: line } = item;
  return `${title}\n${renderFacts([
    [t.batch, item.batch],
    ...itemColumns
      .slice(1)
      .filter((column) => isListColumn(column) || item[column] !== null)
      .map((column) => [t.fields[column], shownValue(ctx, item, column)] as const),
    [
      t.source,
      file === null ? t.noSource : line === null ? t.leftOut({ file }) : t.sourceLine({ file, sheet, line }),
    ],
    ...(item.file_sha256 !== null ? [[t.fileDigest, item.file_sha256] as const] : []),
  ])}`;
}

/** What most lists have is shown though empty; the further columns only where the item fills them. */
const isListColumn = (column: ItemColumn): boolean => listColumns.some((known) => known === column);

const shownValue = (ctx: Context, item: Item, column: ItemColumn): string | null => {
  const value = item[column];
  return value === null ? null : labelOf(ctx, column, value);
};
