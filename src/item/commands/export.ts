import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CommandKit } from '../../cli/command.ts';
import type { Context } from '../../cli/context.ts';
import { present } from '../../cli/output.ts';
import { printSheet, requireSheetName, writeSheet } from '../../cli/write-sheet.ts';
import { must } from '../../kernel/assert.ts';
import { headerOf, loadSchema } from '../../table/schema.ts';
import { type ItemColumn, itemColumns, listColumns, listedFields } from '../item.ts';
import { labelOf } from '../labels.ts';
import { selectItems } from '../select-items.ts';

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
  if (options.out !== undefined) requireSheetName(ctx, '--out', options.out);
  const { store } = await ctx.desk();
  const { batch } = options;
  const schema = loadSchema('item');
  const items = (await selectItems(store.db, batch === undefined ? {} : { batch })).filter(
    (item) => !item.retires,
  );
  const list = items.map(listedFields);
  // Further columns only where the list uses them: an empty one would ask every row to be filled in.
  const columns = itemColumns.filter(
    (column, i) => i < listColumns.length || list.some((fields) => fields[column] !== null),
  );
  const header = columns.map((column) => headerOf(must(schema.byName.get(column), 'a column'), ctx.lang));
  const rows = list.map((fields) => columns.map((column) => cellText(ctx, column, fields[column])));
  if (options.out === undefined) {
    printSheet(ctx, { header, rows });
    return 0;
  }
  const sheetName = ctx.lang === 'zh' ? schema.title : schema.titleEn;
  const file = await writeSheet(ctx, resolve(ctx.environment.cwd, options.out), { sheetName, header, rows });
  const done = { count: rows.length, file };
  await present(ctx, { json: done, text: () => `${ctx.t.item.export.done(done)}\n` });
  return 0;
}

/** Codes in English, names in Chinese: the importer reads both. */
function cellText(ctx: Context, column: ItemColumn, value: string | number | null): string {
  if (value === null) return '';
  return ctx.lang === 'en' ? String(value) : labelOf(ctx, column, value);
}
