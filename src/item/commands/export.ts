import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { headersOf, loadSchema } from '../../table/schema.ts';
import { csvForPeople, toCsv } from '../../table/write-table.ts';
import { writeFileSafely } from '../../workspace/safe-file.ts';
import { itemColumns, listedFields } from '../item.ts';
import { selectItems } from '../select-items.ts';
import { labelOf } from './labels.ts';

interface ExportOptions {
  readonly out?: string;
  readonly batch?: string;
}

export function addExport(noun: Command, kit: CommandKit): void {
  const t = kit.t.item;
  kit
    .command(noun, 'export', t.export.summary)
    .option('--out <file>', t.export.out)
    .option('--batch <name>', t.options.batch)
    .action(kit.run<ExportOptions>(runExport));
}

/** The list in its own layout, in the reader's language: what `item import` reads back without a change. */
async function runExport(ctx: Context, _args: readonly string[], options: ExportOptions): Promise<number> {
  const { store } = await ctx.desk();
  const { batch } = options;
  const items = await selectItems(store.db, batch === undefined ? {} : { batch });
  const rows = items
    .filter((item) => !item.retires)
    .map(listedFields)
    .map((fields) =>
      itemColumns.map((column) => {
        const value = fields[column];
        return value === null || ctx.lang === 'en' ? value : labelOf(ctx, column, value);
      }),
    );
  const csv = toCsv(headersOf(loadSchema('item'), ctx.lang), rows, csvForPeople);
  if (options.out === undefined) {
    ctx.streams.out(csv);
    return 0;
  }
  const file = resolve(ctx.environment.cwd, options.out);
  await writeFileSafely(file, csv);
  const done = { count: rows.length, file };
  await present(ctx, { json: done, text: () => `${ctx.t.item.export.done(done)}\n` });
  return 0;
}
