import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { regionOf } from '../../cli/desk.ts';
import { presentList } from '../../cli/output.ts';
import { officeIso } from '../../kernel/time.ts';
import type { Source } from '../source.ts';
import { selectSources } from '../store.ts';

export function addList(noun: Command, kit: CommandKit): void {
  kit.command(noun, 'list', kit.t.source.list.summary).action(kit.run<object>(runList));
}

async function runList(ctx: Context): Promise<number> {
  const t = ctx.t.source.import;
  const desk = await ctx.desk();
  const sources = await selectSources(desk.store.db, regionOf(desk));
  await presentList<Source>(
    ctx,
    'sources',
    sources,
    [
      { key: 'name', title: t.source, value: (row) => row.name },
      { key: 'version', title: t.version, value: (row) => row.version },
      { key: 'rows', title: ctx.t.source.list.rows, value: (row) => row.rows },
      { key: 'key', title: t.keyColumn, value: (row) => row.key },
      { key: 'columns', title: t.keptColumns, value: (row) => row.columns.join(t.separator), max: 40 },
      {
        key: 'imported_at',
        title: ctx.t.source.list.importedAt,
        value: (row) => officeIso(row.imported_at).slice(0, 16).replace('T', ' '),
      },
    ],
    ({ source_id: _, imported_at, ...row }) => ({ ...row, imported_at: officeIso(imported_at) }),
  );
  return 0;
}
